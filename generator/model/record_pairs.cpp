#include "model/record_pairs.h"

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <utility>

#include "base/text.h"

namespace gazette {

namespace {

using Words = std::vector<std::string>;  // sorted

Words list_words(const std::string& text) {
  Words words;
  const std::string folded = collapse_space(fold(text));
  for (const std::string_view word : split(folded, ' ')) words.emplace_back(word);
  std::sort(words.begin(), words.end());
  return words;
}

double share_of_common_words(const Words& a, const Words& b) {
  size_t common = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++common;
    const bool step_a = a[i] <= b[j];
    const bool step_b = b[j] <= a[i];
    i += step_a ? 1 : 0;
    j += step_b ? 1 : 0;
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

// The keys of those records that have no id.
std::vector<std::string> without_ids(const std::vector<std::string>& keys,
                                     const std::vector<std::string>& ids) {
  std::vector<std::string> kept = keys;
  for (size_t i = 0; i < kept.size(); ++i) {
    if (!ids[i].empty()) kept[i].clear();
  }
  return kept;
}

struct Likeness {
  double share;
  size_t before;
  size_t after;
};

}  // namespace

void RecordKeys::add(std::string id, std::string number, std::string text) {
  ids.push_back(std::move(id));
  numbers.push_back(std::move(number));
  texts.push_back(std::move(text));
}

RecordPairs::RecordPairs(size_t before, size_t after)
    : partner_of_before_(before), partner_of_after_(after) {}

void RecordPairs::pair(size_t before, size_t after) {
  partner_of_before_[before] = after;
  partner_of_after_[after] = before;
}

void RecordPairs::pair_equal(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  std::unordered_map<std::string, std::deque<size_t>> waiting;
  for (size_t j = 0; j < after.size(); ++j) {
    if (!partner_of_after_[j] && !after[j].empty()) waiting[after[j]].push_back(j);
  }
  for (size_t i = 0; i < before.size(); ++i) {
    if (partner_of_before_[i]) continue;
    const auto found = waiting.find(before[i]);
    if (found == waiting.end() || found->second.empty()) continue;
    pair(i, found->second.front());
    found->second.pop_front();
  }
}

void RecordPairs::pair_similar(const std::vector<std::string>& before,
                               const std::vector<std::string>& after) {
  constexpr size_t most_comparisons = 40'000;
  if (left_before() * left_after() > most_comparisons) return;
  std::vector<Words> words_after;
  for (const std::string& text : after) words_after.push_back(list_words(text));
  std::vector<Likeness> likely;
  for (size_t i = 0; i < before.size(); ++i) {
    if (partner_of_before_[i] || before[i].empty()) continue;
    const Words words = list_words(before[i]);
    for (size_t j = 0; j < after.size(); ++j) {
      if (partner_of_after_[j] || after[j].empty()) continue;
      const double share = share_of_common_words(words, words_after[j]);
      if (share >= 0.5) likely.push_back({share, i, j});
    }
  }
  std::stable_sort(likely.begin(), likely.end(),
                   [](const Likeness& a, const Likeness& b) { return a.share > b.share; });
  for (const Likeness& like : likely) {
    if (!partner_of_before_[like.before] && !partner_of_after_[like.after]) pair(like.before, like.after);
  }
}

void RecordPairs::pair_rest() {
  size_t j = 0;
  for (size_t i = 0; i < partner_of_before_.size(); ++i) {
    if (partner_of_before_[i]) continue;
    while (j < partner_of_after_.size() && partner_of_after_[j]) ++j;
    if (j == partner_of_after_.size()) return;
    pair(i, j);
  }
}

size_t RecordPairs::left_before() const {
  return static_cast<size_t>(std::count(partner_of_before_.begin(), partner_of_before_.end(), std::nullopt));
}

size_t RecordPairs::left_after() const {
  return static_cast<size_t>(std::count(partner_of_after_.begin(), partner_of_after_.end(), std::nullopt));
}

std::vector<RecordPair> RecordPairs::list() const {
  // What went, by the newer record that it follows; 0: at the head of the list.
  std::vector<std::vector<size_t>> gone(partner_of_after_.size() + 1);
  size_t follows = 0;
  for (size_t i = 0; i < partner_of_before_.size(); ++i) {
    if (partner_of_before_[i]) {
      follows = *partner_of_before_[i] + 1;
    } else {
      gone[follows].push_back(i);
    }
  }
  std::vector<RecordPair> pairs;
  for (size_t j = 0; j < gone.size(); ++j) {
    if (j > 0) pairs.push_back({partner_of_after_[j - 1], j - 1});
    for (const size_t i : gone[j]) pairs.push_back({i, std::nullopt});
  }
  return pairs;
}

std::vector<RecordPair> pair_records(const RecordKeys& before, const RecordKeys& after) {
  RecordPairs pairs(before.ids.size(), after.ids.size());
  pairs.pair_equal(before.ids, after.ids);
  pairs.pair_equal(without_ids(before.numbers, before.ids), after.numbers);
  pairs.pair_equal(before.numbers, without_ids(after.numbers, after.ids));
  pairs.pair_equal(before.texts, after.texts);
  pairs.pair_similar(without_ids(before.texts, before.ids), after.texts);
  pairs.pair_similar(before.texts, without_ids(after.texts, after.ids));
  return pairs.list();
}

bool is_reordered(const std::vector<RecordPair>& pairs, const std::vector<bool>& counts) {
  std::optional<size_t> last;
  for (size_t i = 0; i < pairs.size(); ++i) {
    if (!counts[i] || !pairs[i].is_both()) continue;
    if (last && *pairs[i].before < *last) return true;
    last = pairs[i].before;
  }
  return false;
}

}  // namespace gazette
