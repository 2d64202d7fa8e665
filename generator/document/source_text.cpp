#include "document/source_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "document/limits.h"

namespace gazette {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr size_t sample = 64;

enum class Refusal { control, direction, order_mark, no_character };

struct RefusedCharacter {
  size_t offset = 0;
  size_t size = 1;
  uint32_t code_point = 0;
  Refusal why = Refusal::control;
};

uint32_t byte_at(std::string_view text, size_t offset) {
  return offset < text.size() ? static_cast<unsigned char>(text[offset]) : 0U;
}

std::optional<Refusal> refusal_of(uint32_t c) {
  if (c == '\n' || c == '\t') return std::nullopt;
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return Refusal::control;
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return Refusal::direction;
  if (c == 0xFEFF) return Refusal::order_mark;
  if ((c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF)) return Refusal::no_character;
  return std::nullopt;
}

constexpr bool may_begin_refused(size_t c) {
  if (c < 0x80) return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  return c == 0xC2 || c == 0xE2 || c >= 0xEF;
}

constexpr std::array<bool, 256> find_suspects() {
  std::array<bool, 256> suspects{};
  for (size_t c = 0; c < suspects.size(); ++c) suspects[c] = may_begin_refused(c);
  return suspects;
}
constexpr std::array<bool, 256> is_suspect = find_suspects();

RefusedCharacter character_at(std::string_view text, size_t offset) {
  const uint32_t first = byte_at(text, offset);
  if (first < 0x80) return {offset, 1, first, {}};
  const auto next = [&](size_t i) { return byte_at(text, offset + i) & 0x3FU; };
  if (first < 0xE0) return {offset, 2, (first & 0x1FU) << 6U | next(1), {}};
  if (first < 0xF0) return {offset, 3, (first & 0x0FU) << 12U | next(1) << 6U | next(2), {}};
  if (first >= 0xFE) return {offset, 1, 0xFFFE, {}};
  return {offset, 4, (first & 0x07U) << 18U | next(1) << 12U | next(2) << 6U | next(3), {}};
}

// `text` is UTF-8, but for the bytes 0xFE and 0xFF, which the Markdown library writes for "&#xFFFE;" and
// "&#xFFFF;".
std::optional<RefusedCharacter> find_refused(std::string_view text, size_t from) {
  for (size_t i = from; i < text.size(); ++i) {
    if (!is_suspect[static_cast<unsigned char>(text[i])]) continue;
    RefusedCharacter character = character_at(text, i);
    if (const auto why = refusal_of(character.code_point)) {
      character.why = *why;
      return character;
    }
    i += character.size - 1;
  }
  return std::nullopt;
}

std::string with_plain_line_ends(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      plain += text[i];
    } else {
      plain += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    }
  }
  return plain;
}

Diagnostic describe(const RefusedCharacter& character, const Mark& mark) {
  switch (character.why) {
    case Refusal::direction:
      return make_error("direction-override", mark,
                        fmt::format("an invisible character (U+{:04X}) changes the direction of the text",
                                    character.code_point),
                        "delete it: it can make the text read differently from what is stored");
    case Refusal::order_mark:
      return make_error("invisible-mark", mark,
                        "an invisible byte order mark (U+FEFF) stands inside the text",
                        "delete it: retype the words around it");
    case Refusal::no_character:
    case Refusal::control:
      break;
  }
  return make_error("control-character", mark,
                    fmt::format("a control character (U+{:04X}) stands in the text", character.code_point),
                    "delete it: retype the words around it");
}

}  // namespace

Diagnostic make_error(std::string code, const Mark& mark, std::string message, std::string hint) {
  return {Severity::error,
          std::move(code),
          {{}, mark.line, mark.column, mark.length},
          std::move(message),
          std::move(hint)};
}

Diagnostic make_warning(std::string code, const Mark& mark, std::string message, std::string hint) {
  Diagnostic warning = make_error(std::move(code), mark, std::move(message), std::move(hint));
  warning.severity = Severity::warning;
  return warning;
}

bool is_clean(std::string_view text) {
  return !find_refused(text, 0);
}

std::string replace_refused(std::string_view text) {
  std::string clean;
  size_t from = 0;
  while (const auto refused = find_refused(text, from)) {
    clean.append(text, from, refused->offset - from);
    const uint32_t c = refused->code_point;
    clean.append(c == '\r' || c == '\f' || c == '\v' ? std::string_view(" ") : replacement);
    from = refused->offset + refused->size;
  }
  return clean.append(text, from);
}

SourceText clean_source(std::string_view bytes, int first_line, TextPart part) {
  SourceText source;
  std::string plain =
      bytes.find('\r') == std::string_view::npos ? std::string(bytes) : with_plain_line_ends(bytes);
  const std::optional<size_t> invalid = find_invalid_utf8(plain);
  // Places are those of the text in which each bad byte has become one character.
  const uint32_t invalid_byte = invalid ? byte_at(plain, *invalid) : 0;
  source.text = invalid ? replace_invalid_utf8(plain) : std::move(plain);
  source.is_clean = !invalid && is_clean(source.text);
  if (source.is_clean) return source;
  const LineTable lines(source.text, first_line);
  if (invalid) {
    source.problems.push_back(make_error(
        "invalid-utf8", lines.mark_at(*invalid),
        fmt::format("the file isn't valid UTF-8 text: the byte 0x{:02X} means nothing here", invalid_byte),
        "save the file again as UTF-8 (in most editors: Save with Encoding)"));
  }
  std::string clean;
  size_t from = 0;
  size_t next = 0;
  while (const auto refused = find_refused(source.text, next)) {
    next = refused->offset + refused->size;
    if (part == TextPart::markdown && refused->why == Refusal::order_mark) continue;
    if (part == TextPart::markdown && refused->code_point == '\f') continue;
    if (source.problems.size() < limits::character_problems) {
      source.problems.push_back(describe(*refused, lines.mark_at(refused->offset)));
    }
    clean.append(source.text, from, refused->offset - from).append(replacement);
    from = next;
  }
  clean.append(source.text, from);
  source.text = std::move(clean);
  return source;
}

LineTable::LineTable(std::string_view text, int first_line) : text_(text), first_line_(first_line) {
  starts_.push_back(0);
  for (size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1)) {
    starts_.push_back(static_cast<uint32_t>(i + 1));
  }
  if (is_ascii(text)) return;
  uint32_t count = 0;
  for (size_t i = 0; i < text.size(); i += sample) {
    counts_.push_back(count);
    count += static_cast<uint32_t>(count_characters(text.substr(i, sample)));
  }
}

size_t LineTable::characters_between(size_t begin, size_t end) const {
  if (counts_.empty()) return end - begin;
  if (end - begin <= sample) return static_cast<size_t>(count_characters(text_.substr(begin, end - begin)));
  return characters_before(end) - characters_before(begin);
}

size_t LineTable::characters_before(size_t offset) const {
  const size_t block = std::min(offset / sample, counts_.size() - 1);
  return counts_[block] +
         static_cast<size_t>(count_characters(text_.substr(block * sample, offset - block * sample)));
}

Mark LineTable::mark_at(size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto index = static_cast<size_t>(after - starts_.begin()) - 1;
  return {first_line_ + static_cast<int>(index),
          static_cast<int>(characters_between(starts_[index], offset)) + 1, 1};
}

Mark LineTable::mark_at(int line, int byte_column) const {
  if (line < 1) return {0, 0, 1};
  const size_t index = std::min(static_cast<size_t>(line), starts_.size()) - 1;
  const size_t line_end = index + 1 < starts_.size() ? starts_[index + 1] - 1 : text_.size();
  const size_t wanted = starts_[index] + static_cast<size_t>(std::max(byte_column, 1)) - 1;
  const size_t offset = std::min(wanted, line_end);
  return {first_line_ + static_cast<int>(index),
          static_cast<int>(characters_between(starts_[index], offset)) + 1, 1};
}

std::string_view LineTable::line(int number) const {
  const int index = number - first_line_;
  if (index < 0 || static_cast<size_t>(index) >= starts_.size()) return {};
  const size_t begin = starts_[static_cast<size_t>(index)];
  return text_.substr(begin, text_.find('\n', begin) - begin);
}

}  // namespace gazette
