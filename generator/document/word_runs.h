// Words as they are compared: single spaces between them, whatever white space was written.
#pragma once

#include <cstddef>
#include <string_view>

namespace gazette {

inline bool is_white_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// Where the words that begin at `at` end, as far as single spaces alone stand between them.
inline size_t end_of_run(std::string_view text, size_t at) {
  for (; at < text.size(); ++at) {
    if (!is_white_space(text[at])) continue;
    if (text[at] != ' ' || at + 1 == text.size() || is_white_space(text[at + 1])) break;
  }
  return at;
}

}  // namespace gazette
