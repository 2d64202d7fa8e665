// What looks like personal data in texts and facts: numbers of persons, private mail addresses, days of
// birth, initials of students.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/plan_document.h"

namespace gazette {

struct PersonalPattern {
  size_t at = 0;          // byte
  size_t size = 0;        // of it, or of the words that open it
  std::string_view what;  // "a telephone number"
};

std::vector<PersonalPattern> find_personal_patterns(std::string_view text);

// Of a file's facts, but for how to reach an office, and of its text. What was found isn't repeated.
Diagnostics check_personal_patterns(const PlanFileText& file);

}  // namespace gazette
