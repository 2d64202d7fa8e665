// How much two blocks have in common, by their words in any order.
#pragma once

#include <cstdint>
#include <vector>

#include "document/body.h"

namespace gazette {

// Words with their weights (long words tell more than short ones), sorted. Bounded: only the first 2,000
// words of a block count.
struct WordBag {
  std::vector<uint64_t> words;
  uint64_t weight = 0;
};

WordBag collect_words(const Body& body, uint32_t block);

// From 0 (nothing) to 1 (the same words). Two blocks without words have nothing in common.
double similarity(const WordBag& a, const WordBag& b);

}  // namespace gazette
