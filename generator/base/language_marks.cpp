#include "base/language_marks.h"

namespace gazette {

namespace {

// The place to fill in that begins at `at`, such as "{0}" or "{month}"; 0: none does.
size_t place_length(std::string_view pattern, size_t at) {
  if (pattern[at] != '{') return 0;
  size_t end = at + 1;
  while (end < pattern.size() &&
         ((pattern[end] >= '0' && pattern[end] <= '9') || (pattern[end] >= 'a' && pattern[end] <= 'z')))
    ++end;
  return end < pattern.size() && pattern[end] == '}' ? end + 1 - at : 0;
}

bool has_letter(std::string_view text) {
  for (const char c : text) {
    const bool is_letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) > 0xC2;
    if (is_letter) return true;
  }
  return false;
}

}  // namespace

bool has_language_marks(std::string_view text) {
  return text.find(language_begin) != std::string_view::npos;
}

std::string mark_language(std::string_view text, std::string_view language) {
  if (text.empty() || language.empty() || has_language_marks(text)) return std::string(text);
  std::string marked(1, language_begin);
  marked += language;
  marked += language_named;
  marked += text;
  marked += language_end;
  return marked;
}

std::string mark_pattern(std::string_view pattern, std::string_view language) {
  if (has_language_marks(pattern)) return std::string(pattern);
  std::string marked;
  const auto add = [&](std::string_view words) {
    marked += has_letter(words) ? mark_language(words, language) : std::string(words);
  };
  size_t begin = 0;
  for (size_t at = 0; at < pattern.size();) {
    const size_t length = place_length(pattern, at);
    if (length == 0) {
      ++at;
      continue;
    }
    add(pattern.substr(begin, at - begin));
    marked += pattern.substr(at, length);
    at += length;
    begin = at;
  }
  add(pattern.substr(begin));
  return marked;
}

size_t leading_marks(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    if (text[at] == language_end) {
      ++at;
    } else if (text[at] == language_begin) {
      const size_t named = text.find(language_named, at);
      if (named == std::string_view::npos) return at;
      at = named + 1;
    } else {
      break;
    }
  }
  return at;
}

std::string without_language_marks(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t marks = leading_marks(text.substr(at));
    at += marks;
    if (at == text.size()) break;
    plain += text[at++];
  }
  return plain;
}

}  // namespace gazette
