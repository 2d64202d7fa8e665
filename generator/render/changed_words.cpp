#include "render/changed_words.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace gazette {

namespace {

constexpr size_t shared_words = 3;  // on either side, so that readers find the place

std::vector<std::string_view> list_words(std::string_view text) {
  std::vector<std::string_view> words = split(text, ' ');
  std::erase_if(words, [](std::string_view word) { return word.empty(); });
  return words;
}

std::string join_words(const std::vector<std::string_view>& words, size_t begin, size_t end) {
  std::string text;
  for (size_t i = begin; i < end; ++i) {
    if (!text.empty()) text += ' ';
    text += words[i];
  }
  return text;
}

}  // namespace

ChangedWords find_changed_words(std::string_view before, std::string_view after) {
  const std::vector<std::string_view> was = list_words(before);
  const std::vector<std::string_view> is = list_words(after);
  const size_t fewer = std::min(was.size(), is.size());
  size_t first = 0;
  while (first < fewer && was[first] == is[first]) ++first;
  size_t last = 0;
  while (last < fewer - first && was[was.size() - 1 - last] == is[is.size() - 1 - last]) ++last;
  const size_t begin = first - std::min(first, shared_words);
  const size_t left_out = last - std::min(last, shared_words);
  return {join_words(was, begin, was.size() - left_out), join_words(is, begin, is.size() - left_out),
          begin > 0, left_out > 0};
}

}  // namespace gazette
