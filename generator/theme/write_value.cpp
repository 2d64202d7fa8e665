#include "theme/write_value.h"

#include <array>

#include "base/text.h"

namespace gazette {

namespace {

using Replacements = std::array<const char*, 256>;

// A bare carriage return would be read back as a line feed; NUL can't be written in HTML at all.
constexpr Replacements replacements(bool in_attribute) {
  Replacements table{};
  table['&'] = "&amp;";
  table['<'] = "&lt;";
  table['>'] = "&gt;";
  table['\r'] = "&#13;";
  table['\0'] = "\xEF\xBF\xBD";
  if (in_attribute) {
    table['"'] = "&quot;";
    table['\''] = "&#39;";
  }
  return table;
}

constexpr Replacements in_text = replacements(false);
constexpr Replacements in_attribute = replacements(true);

}  // namespace

void write_escaped(std::string& to, std::string_view text, Escaping escaping) {
  if (escaping == Escaping::address && !is_safe_address(text)) text = "#";
  const Replacements& table = escaping == Escaping::text ? in_text : in_attribute;
  size_t begin = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char* replacement = table[static_cast<unsigned char>(text[i])];
    if (replacement == nullptr) continue;
    to.append(text, begin, i - begin);
    to += replacement;
    begin = i + 1;
  }
  to.append(text, begin);
}

bool is_link_scheme(std::string_view scheme) {
  return scheme == "https" || scheme == "http" || scheme == "mailto" || scheme == "tel";
}

// Stricter than browsers, which drop tabs and line breaks: whatever stands before a first ":" must be an
// allowed scheme, letter by letter.
bool is_safe_address(std::string_view address) {
  while (!address.empty() && static_cast<unsigned char>(address.front()) <= ' ') address.remove_prefix(1);
  const size_t end = address.find_first_of(":/?#");
  if (end == std::string_view::npos || address[end] != ':') return true;
  return is_link_scheme(to_lower_ascii(address.substr(0, end)));
}

}  // namespace gazette
