// Days by which something is to be done, in the facts and tables that a framework declares: for plans whose
// benchmarks stand in a table.
#pragma once

#include <string>
#include <vector>

#include "model/framework.h"
#include "model/stated_facts.h"

namespace gazette {

struct DueFact {
  std::string id;         // "interim-benchmarks decoding", of a fact its own: permanent
  std::string title;      // of the table, or of the fact
  std::string name;       // of the row, by its first text; empty: a fact
  std::string objective;  // the id of the one that the row names; may be empty
  std::string target;     // what the row's column "target" says; may be empty
  Date day{};
};

// In the order of the framework and the file. Days that can't be read are left out.
std::vector<DueFact> list_due_facts(const StatedFacts& stated, const DeclaredFacts& declared);

}  // namespace gazette
