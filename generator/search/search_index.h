// The index of a site's texts as files that a reader's browser asks for one by one: a root, shards of words,
// shards of what results say. FORMAT.md describes them. The same texts in the same order give the same bytes.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "search/page_words.h"
#include "search/word_list.h"

namespace gazette {

// By which readers filter, and what is ranked together.
struct SearchGroup {
  std::string kind;      // "plan", "report", …
  std::string district;  // its folder's name; empty: of none
  std::string year;      // "2024-25"; empty: of none
  int boost = 100;       // in percent
  auto operator<=>(const SearchGroup&) const = default;
};

struct IndexedText {
  SearchGroup group;
  std::string address;   // below the site's root, without its first slash, with an anchor
  std::string edition;   // the day of a version as readers read it; empty: current
  std::string document;  // of a version: the address of what is current; empty: there is nothing
  uint32_t order = 0;    // among texts at one `document`
  const SearchedText* text = nullptr;
};

struct IndexFile {
  std::string name;
  std::string bytes;
  Digest digest;
};

// `texts`: taken apart, in any order.
std::vector<IndexFile> write_search_index(std::vector<IndexedText> texts, const WordList& list);

}  // namespace gazette
