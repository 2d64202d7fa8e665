// Html is text that is already markup and safe to write as it is. Everything else is escaped where it is
// written.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace gazette {

struct Html {
  std::string text;
  bool operator==(const Html&) const = default;
};

// Escapes & < > " ' so that the text is safe between tags and in a quoted attribute.
void append_escaped(std::string& to, std::string_view text);
std::string escape_html(std::string_view text);

}  // namespace gazette
