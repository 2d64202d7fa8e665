// Words of one language to their stems, so that "benchmarks" is found by "benchmark". Languages without a
// stemmer keep their words as they are. The only user of libstemmer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace gazette {

// 0: a language that has no stemmer here.
using StemLanguage = uint8_t;

// By the tag of a page's language: "en", "es-MX".
StemLanguage find_stem_language(std::string_view tag);

// For one thread at a time.
class WordStems {
 public:
  explicit WordStems(StemLanguage language);
  ~WordStems();
  WordStems(const WordStems&) = delete;
  WordStems& operator=(const WordStems&) = delete;

  // `word`: as WordReader gives it. The stem is folded.
  std::string stem(std::string_view word) const;

 private:
  sb_stemmer* stemmer_ = nullptr;
};

}  // namespace gazette
