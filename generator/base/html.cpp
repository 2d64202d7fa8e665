#include "base/html.h"

#include <array>

namespace gazette {

namespace {

// For each byte what stands for it; nothing: it stands for itself.
constexpr std::array<const char*, 256> list_replacements() {
  std::array<const char*, 256> replacements{};
  replacements['&'] = "&amp;";
  replacements['<'] = "&lt;";
  replacements['>'] = "&gt;";
  replacements['"'] = "&quot;";
  replacements['\''] = "&#39;";
  return replacements;
}
constexpr std::array<const char*, 256> replacements = list_replacements();

}  // namespace

void append_escaped(std::string& to, std::string_view text) {
  size_t begin = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char* replacement = replacements[static_cast<unsigned char>(text[i])];
    if (replacement == nullptr) continue;
    to.append(text, begin, i - begin) += replacement;
    begin = i + 1;
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
