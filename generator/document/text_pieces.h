// Text cut into words, marks and white space, so that a change never splits what a reader takes for one word:
// "30%", "well-known", "1,000" and "2.1.b" are each a word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gazette {

enum class PieceKind : uint8_t { space, word, punctuation };

struct TextPiece {
  PieceKind kind = PieceKind::space;
  std::string_view text;
};

// The piece at the start of `text`, which isn't empty. Punctuation is one character a piece.
TextPiece first_piece(std::string_view text);

size_t count_words(std::string_view text);

}  // namespace gazette
