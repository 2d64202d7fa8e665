// A template's source cut into text, values {{ }}, tags {% %}, with white space control applied and comments
// dropped.
#pragma once

#include <string_view>
#include <vector>

#include "theme/template_problems.h"

namespace gazette {

struct TemplateToken {
  enum class Kind { text, value, tag, comment };
  Kind kind = Kind::text;
  std::string_view text;    // what stands between the delimiters; text as it is written to the page
  TemplatePosition at;      // of the opening delimiter, or of the text
  TemplatePosition inside;  // of `text`
  bool trim_before = false;
  bool trim_after = false;
};

// Views into `source`.
std::vector<TemplateToken> split_template(std::string_view source, TemplateProblems& problems);

// Moves `at` over `text`.
void advance_position(TemplatePosition& at, std::string_view text);

}  // namespace gazette
