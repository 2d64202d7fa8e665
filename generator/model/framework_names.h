// What a framework calls ratings, statuses, scales, reports and what it declares, in further languages
// (`names_in`): by its own words, which reports go on saying.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/framework.h"
#include "model/rule_problems.h"

namespace gazette {

struct PlanBook;

// Whether it has any names in that language.
bool has_names_in(const Framework& framework, std::string_view language);
// As readers of the language see it, each name marked with it. What it finds things by stays as it is.
Framework name_in(const Framework& framework, std::string_view language);
// What the first of them that names such words calls them in that language, marked with it; else the words.
// For words that aren't one framework's alone, such as designations: capitals don't count.
std::string name_in_any(const std::vector<Framework>& frameworks, const std::string& words,
                        std::string_view language);
// Names for what such a framework doesn't say. Designations are those of all frameworks.
void check_names_in(const Framework& framework, const PlanBook& book, Diagnostics& problems);

}  // namespace gazette
