// Words that stand in nearly every text and tell none from another, and their share of an index.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "search/page_words.h"

namespace gazette {

namespace {

constexpr std::string_view english =
    "a about after all also an and any are as at be because been before between both but by can could d did "
    "do does each for from had has have he her here his how i if in into is it its ll me mean means more "
    "most my no "
    "not of on one only or other our out over re s she should so some stand such t than that the their them "
    "then "
    "there these they this those to up us ve was we were what when where which while who whom whose why will "
    "with would you your";
constexpr std::string_view spanish =
    "al algo como con cual cuando de del desde donde el ella ellas ellos en entre era es esta este esto "
    "estos fue ha han hasta la las le les lo los me mi muy más nos o para pero por porque que qué quien se "
    "ser si sin sobre son su sus también te tiene todo un una uno unos y ya";

std::vector<std::string_view> sorted_words(std::string_view words) {
  std::vector<std::string_view> list = split(words, ' ');
  std::sort(list.begin(), list.end());
  return list;
}

bool is_among(const std::vector<std::string_view>& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

}  // namespace

bool is_stop_word(std::string_view word, StemLanguage language) {
  constexpr size_t longest = 8;
  if (word.size() > longest) return false;
  static const std::vector<std::string_view> english_words = sorted_words(english);
  static const std::vector<std::string_view> spanish_words = sorted_words(spanish);
  static const StemLanguage english_number = find_stem_language("en");
  static const StemLanguage spanish_number = find_stem_language("es");
  if (language == english_number) return is_among(english_words, word);
  return language == spanish_number && is_among(spanish_words, word);
}

const std::vector<std::pair<std::string_view, std::string>>& list_stop_words() {
  static const std::vector<std::pair<std::string_view, std::string>> lists = {{"en", std::string(english)},
                                                                              {"es", fold(spanish)}};
  return lists;
}

}  // namespace gazette
