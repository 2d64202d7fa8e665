// The facts, tables, sections and benchmarks that a framework asks for, as lines of a new plan or sheet.
// What can't be "…" (a day, a choice) waits behind a "# ", so that the draft has no mistake.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "model/framework.h"

namespace gazette {

// "facts:" and "tables:", one row in each table. `day`: an example of one. Empty: it declares nothing.
std::string list_declared(const DeclaredFacts& declared, Date day);

// The types of benchmarks that are none of the four usual ones, by their ids.
std::vector<std::string> list_own_types(const Framework& framework);

// Headings of that rank ("##"), each with what belongs below it.
std::string list_headings(const std::vector<FrameworkSection>& sections, std::string_view rank);

}  // namespace gazette
