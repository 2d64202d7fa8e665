#include "search/word_stems.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace gazette {

namespace {

// A word of digits is what it is.
bool has_letter(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c != '.' && (c < '0' || c > '9'); });
}

// Never take one away or change their order: indexes of one site may stand beside each other.
constexpr std::array<const char*, 26> languages = {"",   "ar", "ca", "da", "nl", "en", "fi", "fr", "de",
                                                   "el", "hi", "hu", "id", "ga", "it", "lt", "ne", "no",
                                                   "pt", "ro", "ru", "sr", "es", "sv", "ta", "tr"};

}  // namespace

StemLanguage find_stem_language(std::string_view tag) {
  std::string wanted = to_lower_ascii(tag.substr(0, tag.find('-')));
  if (wanted == "nb" || wanted == "nn") wanted = "no";
  const auto* const found = std::find(languages.begin() + 1, languages.end(), wanted);
  return found == languages.end() ? StemLanguage{0} : static_cast<StemLanguage>(found - languages.begin());
}

WordStems::WordStems(StemLanguage language) {
  if (language > 0 && language < languages.size()) stemmer_ = sb_stemmer_new(languages[language], "UTF_8");
}

WordStems::~WordStems() {
  sb_stemmer_delete(stemmer_);
}

std::string WordStems::stem(std::string_view word) const {
  if (stemmer_ == nullptr || !has_letter(word)) return fold(word);
  const sb_symbol* stem = sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(word.data()),
                                          static_cast<int>(word.size()));
  if (stem == nullptr) return fold(word);
  return fold({reinterpret_cast<const char*>(stem), static_cast<size_t>(sb_stemmer_length(stemmer_))});
}

}  // namespace gazette
