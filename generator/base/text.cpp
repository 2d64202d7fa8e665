#include "base/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <numeric>

namespace gazette {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

const utf8proc_uint8_t* as_bytes(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

// The first byte beyond ASCII at or after `offset`, or the end.
size_t skip_ascii(std::string_view text, size_t offset) {
  constexpr uint64_t high_bits = 0x8080808080808080U;
  uint64_t eight = 0;
  for (; offset + sizeof eight <= text.size(); offset += sizeof eight) {
    std::memcpy(&eight, text.data() + offset, sizeof eight);
    if ((eight & high_bits) != 0) break;
  }
  while (offset < text.size() && static_cast<unsigned char>(text[offset]) < 0x80) ++offset;
  return offset;
}

// The length of the valid character at `offset`, or 0.
size_t character_length(std::string_view text, size_t offset) {
  if (static_cast<unsigned char>(text[offset]) < 0x80) return 1;
  utf8proc_int32_t code_point = -1;
  const auto length = utf8proc_iterate(as_bytes(text) + offset,
                                       static_cast<utf8proc_ssize_t>(text.size() - offset), &code_point);
  return length > 0 ? static_cast<size_t>(length) : 0;
}

std::string map_text(std::string_view text, unsigned options) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto size = utf8proc_map(as_bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                 static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size < 0) return std::string(text);
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<size_t>(size));
}

// Two neighbors that changed places are one slip of the hand.
size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  std::vector<size_t> above;  // the row before the one before
  for (size_t i = 1; i <= a.size(); ++i) {
    const std::vector<size_t> last = row;
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], above[j - 2] + 1);
    }
    above = last;
  }
  return row[b.size()];
}

}  // namespace

std::optional<size_t> find_invalid_utf8(std::string_view text) {
  for (size_t i = skip_ascii(text, 0); i < text.size(); i = skip_ascii(text, i)) {
    const size_t length = character_length(text, i);
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

std::string replace_invalid_utf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  while (const auto bad = find_invalid_utf8(text)) {
    valid.append(text, 0, *bad);
    valid += "\xEF\xBF\xBD";
    text.remove_prefix(*bad + 1);
  }
  return valid.append(text);
}

bool is_ascii(std::string_view text) {
  return skip_ascii(text, 0) == text.size();
}

int count_characters(std::string_view text) {
  return static_cast<int>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string collapse_space(std::string_view text) {
  std::string collapsed;
  collapsed.reserve(text.size());
  for (const char c : trim(text)) {
    if (!is_space(c)) {
      collapsed += c;
    } else if (collapsed.back() != ' ') {
      collapsed += ' ';
    }
  }
  return collapsed;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string joined;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) joined += separator;
    joined += part;
  }
  return joined;
}

std::string to_lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string fold(std::string_view text) {
  constexpr unsigned options =
      static_cast<unsigned>(UTF8PROC_DECOMPOSE) | static_cast<unsigned>(UTF8PROC_COMPAT) |
      static_cast<unsigned>(UTF8PROC_CASEFOLD) | static_cast<unsigned>(UTF8PROC_STRIPMARK) |
      static_cast<unsigned>(UTF8PROC_IGNORE);
  return is_ascii(text) ? to_lower_ascii(text) : map_text(text, options);
}

std::string slugify(std::string_view text) {
  const std::string folded = fold(text);
  std::string slug;
  for (size_t i = 0; i < folded.size();) {
    const size_t length = std::max<size_t>(1, character_length(folded, i));
    utf8proc_int32_t code_point = -1;
    utf8proc_iterate(as_bytes(folded) + i, static_cast<utf8proc_ssize_t>(folded.size() - i), &code_point);
    const auto category = utf8proc_category(code_point);
    const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    const bool number = category == UTF8PROC_CATEGORY_ND;
    const bool apostrophe = folded[i] == '\'' || folded.compare(i, length, "\xE2\x80\x99") == 0;
    if (letter || number) {
      slug.append(folded, i, length);
    } else if (!apostrophe && !slug.empty() && slug.back() != '-') {
      slug += '-';
    }
    i += length;
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::optional<std::string> best;
  size_t best_distance = std::max<size_t>(1, word.size() / 3) + 1;
  const std::string lower = to_lower_ascii(word);
  for (const std::string& candidate : candidates) {
    const size_t distance = edit_distance(lower, to_lower_ascii(candidate));
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace gazette
