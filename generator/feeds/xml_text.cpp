#include "feeds/xml_text.h"

namespace gazette {

std::string xml_text(std::string_view text) {
  std::string xml;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    // U+FFFE and U+FFFF.
    const bool is_no_character = text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF";
    if (text[i] == '&') {
      xml += "&amp;";
    } else if (text[i] == '<') {
      xml += "&lt;";
    } else if (text[i] == '>') {
      xml += "&gt;";
    } else if (text[i] == '"') {
      xml += "&quot;";
    } else if (is_no_character) {
      xml += "\uFFFD";
      i += 2;
    } else if (c < 0x20 && c != '\n' && c != '\t') {
      xml += c == '\r' ? "\n" : "\uFFFD";
    } else {
      xml += text[i];
    }
  }
  return xml;
}

}  // namespace gazette
