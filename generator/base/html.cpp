#include "base/html.h"

namespace gazette {

void append_escaped(std::string& to, std::string_view text) {
  size_t begin = 0;
  for (;;) {
    const size_t special = text.find_first_of("&<>\"'", begin);
    if (special == std::string_view::npos) break;
    to.append(text, begin, special - begin);
    switch (text[special]) {
      case '&':
        to += "&amp;";
        break;
      case '<':
        to += "&lt;";
        break;
      case '>':
        to += "&gt;";
        break;
      case '"':
        to += "&quot;";
        break;
      default:
        to += "&#39;";
        break;
    }
    begin = special + 1;
  }
  to.append(text, begin);
}

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 16);
  append_escaped(escaped, text);
  return escaped;
}

}  // namespace gazette
