// What a build read of pages for the search index, as bytes for the next build: only pages whose bytes
// changed are read again.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/sha256.h"
#include "search/page_words.h"
#include "search/word_list.h"

namespace gazette {

struct PageTexts {
  bool is_known = false;
  Digest bytes;   // of the page
  Sha256 sha256;  // likewise
  std::vector<SearchedText> texts;
};

// By the paths of their files.
using KeptTexts = std::unordered_map<std::string, PageTexts>;

std::string write_kept_texts(const std::vector<std::pair<std::string, const PageTexts*>>& pages,
                             const WordList& words);
// Empty: what can't be understood. Its words go to the list.
KeptTexts read_kept_texts(std::string_view bytes, WordList& words);

// The files of a part of the index, with their digests, and what they were made from.
struct WrittenPart {
  Digest key;
  std::vector<std::pair<std::string, Digest>> files;  // by path
};
using WrittenParts = std::map<std::string, WrittenPart, std::less<>>;  // by folder

std::string write_parts(const WrittenParts& parts);
WrittenParts read_parts(std::string_view bytes);

}  // namespace gazette
