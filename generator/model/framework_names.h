// What a framework calls ratings, statuses, scales, reports and what it declares, in further languages
// (`names_in`): by its own words, which reports go on saying.
#pragma once

#include <string_view>

#include "model/framework.h"
#include "model/rule_problems.h"

namespace gazette {

// Whether it has any names in that language.
bool has_names_in(const Framework& framework, std::string_view language);
// As readers of the language see it, each name marked with it. What it finds things by stays as it is.
Framework name_in(const Framework& framework, std::string_view language);
// Names for what such a framework doesn't say.
void check_names_in(const Framework& framework, Diagnostics& problems);

}  // namespace gazette
