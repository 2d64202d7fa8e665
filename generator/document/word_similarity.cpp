#include "document/word_similarity.h"

#include <algorithm>

#include "document/mix_hash.h"
#include "document/text_pieces.h"

namespace gazette {

namespace {

constexpr size_t counted_words = 2'000;

// The weight stands in the low bits of a word's hash.
constexpr uint64_t weight_bits = 0x7;

uint64_t weigh(std::string_view word) {
  return word.size() <= 3 ? 1 : word.size() <= 5 ? 3 : 4;
}

}  // namespace

WordBag collect_words(const Body& body, uint32_t block) {
  WordBag bag;
  for (uint32_t i = block; i < body.nodes[block].end && bag.words.size() < counted_words; ++i) {
    switch (body.nodes[i].kind) {
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::html_inline:
      case NodeKind::code_block:
      case NodeKind::html_block:
        break;
      default:
        continue;
    }
    std::string_view text = body.literal(body.nodes[i]);
    while (!text.empty() && bag.words.size() < counted_words) {
      const TextPiece piece = first_piece(text);
      text.remove_prefix(piece.text.size());
      if (piece.kind != PieceKind::word) continue;
      const uint64_t weight = weigh(piece.text);
      bag.words.push_back((hash_word(piece.text) & ~weight_bits) | weight);
      bag.weight += weight;
    }
  }
  std::sort(bag.words.begin(), bag.words.end());
  return bag;
}

double similarity(const WordBag& a, const WordBag& b) {
  if (a.weight == 0 || b.weight == 0) return 0;
  uint64_t common = 0;
  for (size_t i = 0, j = 0; i < a.words.size() && j < b.words.size();) {
    if (a.words[i] == b.words[j]) {
      common += a.words[i] & weight_bits;
      ++i;
      ++j;
    } else if (a.words[i] < b.words[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.weight + b.weight);
}

}  // namespace gazette
