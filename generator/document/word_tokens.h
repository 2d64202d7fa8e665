// The words of a block that holds inlines, as a reader sees them: each with the inlines that it stands in and
// whether white space comes before it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/body.h"

namespace gazette {

// An inline that holds others: a chain of these leads from the block to a word.
struct InlineStep {
  uint32_t outer = 0;  // index of the step around this one; step 0 stands for the block itself
  uint32_t node = 0;
  uint32_t depth = 0;
  uint64_t exact = 0;    // equal for equal chains: kinds, and where links lead
  uint32_t link = 0;     // the innermost link around it, or 0
  uint64_t address = 0;  // of a link
};

enum class TokenKind : uint8_t {
  word,
  punctuation,
  line_break,
  image,
  footnote_reference,
  nothing,  // stands in an inline that is empty
};

struct WordToken {
  uint64_t hash = 0;      // what it says, and in which inlines, wherever links lead
  std::string_view text;  // of a word or punctuation
  uint32_t step = 0;      // the innermost inline around it
  uint32_t node = 0;
  uint32_t space_step = 0;  // the innermost inline around the space before it
  bool has_space = false;
  TokenKind kind = TokenKind::word;
};

struct WordTokens {
  std::vector<WordToken> tokens;
  std::vector<InlineStep> steps;
};

// Which footnote a number means, so that the numbers of two texts can be compared. Index 0 is unused.
using FootnoteIdentities = std::vector<uint32_t>;

// What lies deeper counts in hashes only.
constexpr uint32_t deepest_step = 32;

// Fills `to` anew; it points into the body.
void tokenize_block(const Body& body, uint32_t block, const FootnoteIdentities& footnotes, WordTokens& to);

}  // namespace gazette
