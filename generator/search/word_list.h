// Every word of the pages, each once for a language, by a number. From several threads; the numbers depend on
// chance and never leave the program.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/word_stems.h"

namespace gazette {

using WordNumber = uint32_t;

class WordList {
 public:
  WordNumber number_of(std::string_view word, StemLanguage language);

  // These when nobody adds words any more.
  std::string_view word(WordNumber number) const { return std::string_view(key(number)).substr(1); }
  StemLanguage language(WordNumber number) const { return static_cast<StemLanguage>(key(number)[0]); }
  // One more than the largest number.
  size_t number_count() const;

 private:
  static constexpr unsigned part_bits = 6;
  static constexpr uint32_t part_count = 1U << part_bits;

  struct Hash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard's name
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  struct Part {
    std::mutex mutex;
    // The language stands before the word.
    std::unordered_map<std::string, WordNumber, Hash, std::equal_to<>> numbers;
    std::vector<const std::string*> keys;
  };

  const std::string& key(WordNumber number) const {
    return *parts_[number % part_count].keys[number / part_count];
  }

  std::array<Part, part_count> parts_;
};

}  // namespace gazette
