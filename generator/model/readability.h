// How hard an English text is to read: the grade of Flesch and Kincaid, from the lengths of its sentences and
// words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "document/body.h"

namespace gazette {

struct ReadSentence {
  int line = 0;  // on which it begins
  size_t words = 0;
  size_t syllables = 0;

  double grade() const;
};

struct Readability {
  std::vector<ReadSentence> sentences;
  size_t words = 0;
  size_t syllables = 0;

  double grade() const;  // 0 of a text without words
  // The lines of the hardest sentences, hardest first; very short ones don't count.
  std::vector<int> hardest_lines(size_t count) const;
};

// By groups of vowels, with the silent endings of English.
size_t count_syllables(std::string_view word);

// Of the nodes [begin, end): paragraphs and entries of lists; headings, tables and code aren't sentences.
Readability measure_readability(const Body& body, uint32_t begin, uint32_t end);

}  // namespace gazette
