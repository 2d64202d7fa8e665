// What of a page goes into the index: its title, the beginning of its text, and which words it has how often.
// A function of the page's bytes alone, so that nothing can be in the index that readers can't read.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/word_list.h"

namespace gazette {

struct CountedWord {
  WordNumber word = 0;
  uint16_t count = 0;
  bool is_in_heading = false;  // or in the summary, or where it says where the page belongs
  bool is_in_title = false;
};

// A page, or a section of one that is found by itself.
struct SearchedText {
  std::string anchor;  // of a section; empty: the page
  std::string title;
  std::string summary;
  uint32_t length = 0;             // in words
  std::vector<CountedWord> words;  // each once, in no order
};

// Reads pages one after another. What several of them say in the same words, as versions of a page do, is
// taken apart once.
class PageWordReader {
 public:
  explicit PageWordReader(WordList& list);
  ~PageWordReader();

  // `address`: of the page; its words say where the page belongs. `by_section`: every section below an h2
  // with an id is found by itself; what stands before is the page's.
  std::vector<SearchedText> read(std::string_view html, std::string_view address, bool by_section);

 private:
  class Words;
  std::unique_ptr<Words> words_;
};

// The word between others that says nothing by itself, as "the"; such words aren't in the index. `word`: in
// lower case.
bool is_stop_word(std::string_view word, StemLanguage language);
// All of them by language, folded, with spaces between.
const std::vector<std::pair<std::string_view, std::string>>& list_stop_words();

}  // namespace gazette
