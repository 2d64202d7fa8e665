// Which texts hold a word, as one line of letters: see FORMAT.md. Texts are added in their order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "search/page_words.h"

namespace gazette {

class Postings {
 public:
  // Once or several times for one text, whose counts add up. `length`: of the text, in words.
  void add(uint32_t text, uint32_t length, const CountedWord& word);
  // The last call.
  std::string finish() &&;

 private:
  void close_text();
  void close_run();

  std::string letters_;
  uint32_t next_ = 0;  // the text after the last one written
  // The run of texts with one strength.
  uint32_t run_begin_ = 0;
  uint32_t run_size_ = 0;
  uint32_t run_strength_ = 0;
  // The text that words are added to.
  uint32_t text_ = 0;
  uint32_t length_ = 0;
  uint32_t count_ = 0;  // 0: none yet
  bool is_in_heading_ = false;
  bool is_in_title_ = false;
};

// How much a word says of a text, 1 to 15: more often is more, the less so the longer the text.
uint32_t strength_of(uint32_t count, uint32_t length, bool is_in_heading);

}  // namespace gazette
