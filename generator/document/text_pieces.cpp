#include "document/text_pieces.h"

#include <array>

namespace gazette {

namespace {

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Whether a byte is a letter or a digit of ASCII.
constexpr std::array<bool, 256> find_word_bytes() {
  std::array<bool, 256> in_word{};
  for (size_t c = '0'; c <= '9'; ++c) in_word[c] = true;
  for (size_t c = 'a'; c <= 'z'; ++c) in_word[c] = true;
  for (size_t c = 'A'; c <= 'Z'; ++c) in_word[c] = true;
  return in_word;
}
constexpr std::array<bool, 256> is_word_byte = find_word_bytes();

// Marks that stay inside a word when letters or digits stand on both sides.
bool joins_words(char c) {
  return c == '\'' || c == '-' || c == '.' || c == ',' || c == ':' || c == '/' || c == '@' || c == '_';
}

enum class Letter { none, in_word, alone };

// The letter or digit at `at`, and how many bytes it takes. Quotation marks and dashes beyond ASCII are no
// letters; characters of scripts that write no spaces are a word each.
Letter letter_at(std::string_view text, size_t at, size_t& size) {
  size = 1;
  const auto lead = static_cast<unsigned char>(text[at]);
  if (is_word_byte[lead]) return Letter::in_word;
  if (lead < 0x80) return Letter::none;
  size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (size > text.size() - at) size = text.size() - at;
  uint32_t code = size == 4 ? lead & 0x07U : size == 3 ? lead & 0x0FU : lead & 0x1FU;
  for (size_t i = 1; i < size; ++i) code = (code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  const auto within = [code](uint32_t first, uint32_t last) { return code >= first && code <= last; };
  const bool is_mark = within(0xA0, 0xBF) || within(0x2000, 0x200B) || within(0x2010, 0x206F) ||
                       within(0x3000, 0x3004) || within(0x3008, 0x3020) || within(0xFF00, 0xFF0F);
  if (is_mark && code != 0xAA && code != 0xB5 && code != 0xBA) return Letter::none;
  if (within(0x3040, 0x30FF) || within(0x3400, 0x9FFF) || within(0xF900, 0xFAFF) ||
      within(0x20000, 0x3FFFF)) {
    return Letter::alone;
  }
  return Letter::in_word;
}

// The right single quotation mark serves as an apostrophe.
size_t joining_size(std::string_view text, size_t at) {
  if (joins_words(text[at])) return 1;
  return text.substr(at, 3) == "\u2019" ? 3 : 0;
}

size_t word_end(std::string_view text, size_t at) {
  size_t size = 0;
  for (;;) {
    while (at < text.size() && is_word_byte[static_cast<unsigned char>(text[at])]) ++at;
    if (at >= text.size() || is_space(text[at])) break;
    const Letter letter = letter_at(text, at, size);
    if (letter == Letter::in_word) {
      at += size;
      continue;
    }
    const size_t joint = joining_size(text, at);
    if (joint > 0 && at + joint < text.size() && letter_at(text, at + joint, size) == Letter::in_word) {
      at += joint + size;
      continue;
    }
    if (text[at] == '%' && is_digit(text[at - 1])) ++at;
    break;
  }
  return at;
}

}  // namespace

TextPiece first_piece(std::string_view text) {
  if (is_space(text[0])) {
    size_t end = 1;
    while (end < text.size() && is_space(text[end])) ++end;
    return {PieceKind::space, text.substr(0, end)};
  }
  size_t size = 0;
  switch (letter_at(text, 0, size)) {
    case Letter::alone:
      return {PieceKind::word, text.substr(0, size)};
    case Letter::in_word:
      return {PieceKind::word, text.substr(0, word_end(text, size))};
    case Letter::none:
      break;
  }
  if (text[0] == '$' && text.size() > 1 && is_digit(text[1])) {
    return {PieceKind::word, text.substr(0, word_end(text, 2))};
  }
  return {PieceKind::punctuation, text.substr(0, size)};
}

size_t count_words(std::string_view text) {
  size_t count = 0;
  while (!text.empty()) {
    const TextPiece piece = first_piece(text);
    if (piece.kind == PieceKind::word) ++count;
    text.remove_prefix(piece.text.size());
  }
  return count;
}

}  // namespace gazette
