// What changed between two versions of a block that holds inlines, by word: runs that stayed and runs that
// were replaced, tidied so that changes read as phrases.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "document/word_tokens.h"

namespace gazette {

// Tokens of both sides. Where nothing changed both parts are equally long and equal.
struct WordRun {
  bool changed = false;
  uint32_t before_begin = 0;
  uint32_t before_end = 0;
  uint32_t after_begin = 0;
  uint32_t after_end = 0;
};

struct WordComparison {
  std::vector<WordRun> runs;  // changed and unchanged ones take turns
  // Links that kept their words and lead elsewhere: steps of both sides.
  std::vector<std::pair<uint32_t, uint32_t>> changed_links;
  bool is_replaced = false;  // too little stayed for a reader to see what did: no runs
};

WordComparison compare_words(const WordTokens& before, const WordTokens& after);

}  // namespace gazette
