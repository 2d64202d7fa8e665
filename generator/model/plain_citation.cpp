#include "model/plain_citation.h"

#include <array>

#include "base/text.h"

namespace gazette {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// One of U+2010 to U+2015.
size_t dash_length(std::string_view text) {
  const bool is_dash = text.size() >= 3 && text.starts_with("\xe2\x80") &&
                       static_cast<unsigned char>(text[2]) >= 0x90 &&
                       static_cast<unsigned char>(text[2]) <= 0x95;
  return is_dash ? 3 : 0;
}

// "§", "§§", "Section", "sec." at the beginning.
size_t section_length(std::string_view text) {
  constexpr std::string_view sign = "§";
  if (text.starts_with(sign))
    return text.substr(sign.size()).starts_with(sign) ? 2 * sign.size() : sign.size();
  constexpr std::array<std::string_view, 4> words = {"sections", "section", "secs.", "sec."};
  for (const std::string_view word : words) {
    if (to_lower_ascii(text.substr(0, word.size())) != word) continue;
    const bool goes_on = text.size() > word.size() && is_letter(text[word.size()]);
    if (!goes_on) return word.size();
  }
  return 0;
}

}  // namespace

size_t space_length(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '\r') return 1;
  if (text.starts_with("\xc2\xa0")) return 2;
  // U+2000 to U+200A and U+202F.
  if (text.size() < 3 || !text.starts_with("\xe2\x80")) return 0;
  const auto last = static_cast<unsigned char>(text[2]);
  return (last >= 0x80 && last <= 0x8a) || last == 0xaf ? 3 : 0;
}

PlainCitation make_plain(std::string_view text) {
  PlainCitation plain;
  const auto add = [&](std::string_view bytes, size_t at, size_t length) {
    for (const char c : bytes) {
      plain.text += c;
      plain.from.push_back(at);
      plain.to.push_back(at + length);
    }
  };
  for (size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const bool begins_word = at == 0 || !is_letter(text[at - 1]);
    if (const size_t space = space_length(rest); space > 0) {
      at += space;
    } else if (const size_t section = begins_word ? section_length(rest) : 0; section > 0) {
      add("§", at, section);
      at += section;
    } else if (const size_t dash = dash_length(rest); dash > 0) {
      add("-", at, dash);
      at += dash;
    } else {
      plain.text += to_lower(rest.front());
      plain.from.push_back(at);
      plain.to.push_back(++at);
    }
  }
  return plain;
}

}  // namespace gazette
