#include "document/align_sequences.h"

#include <algorithm>
#include <cstddef>

namespace gazette {

namespace {

constexpr uint32_t edits_between_anchors = 256;

void append_match(std::vector<Match>& matches, Match match) {
  if (match.length == 0) return;
  if (!matches.empty()) {
    Match& last = matches.back();
    if (last.before + last.length == match.before && last.after + last.length == match.after) {
      last.length += match.length;
      return;
    }
  }
  matches.push_back(match);
}

struct Ends {
  uint32_t prefix = 0;
  uint32_t suffix = 0;
};

Ends common_ends(Hashes before, Hashes after) {
  const auto shorter = static_cast<uint32_t>(std::min(before.size(), after.size()));
  Ends ends;
  while (ends.prefix < shorter && before[ends.prefix] == after[ends.prefix]) ++ends.prefix;
  while (ends.suffix < shorter - ends.prefix &&
         before[before.size() - 1 - ends.suffix] == after[after.size() - 1 - ends.suffix]) {
    ++ends.suffix;
  }
  return ends;
}

Hashes middle(Hashes items, Ends ends) {
  return items.subspan(ends.prefix, items.size() - ends.prefix - ends.suffix);
}

// Step d of Myers' search reaches, on each diagonal k = -d, -d + 2 .. d (place (k + d) / 2 in its row), a
// furthest place before. All rows are kept, to walk back through.
class EditSearch {
 public:
  EditSearch(Hashes before, Hashes after) : before_(before), after_(after) {}

  bool run(uint32_t limit) {
    const auto n = static_cast<int32_t>(before_.size());
    const auto m = static_cast<int32_t>(after_.size());
    for (int32_t d = 0; d <= static_cast<int32_t>(limit); ++d) {
      reached_.resize(row_begin(d + 1));
      int32_t* const row = reached_.data() + row_begin(d);
      for (int32_t place = 0; place <= d; ++place) {
        int32_t x = d == 0 ? 0 : start_of_run(d, place);
        int32_t y = x - (2 * place - d);
        while (x < n && y < m && before_[static_cast<size_t>(x)] == after_[static_cast<size_t>(y)]) {
          ++x;
          ++y;
        }
        row[place] = x;
        if (x == n && y == m) {
          steps_ = d;
          return true;
        }
      }
    }
    return false;
  }

  std::vector<Match> walk_back() const {
    std::vector<Match> reversed;
    auto x = static_cast<int32_t>(before_.size());
    int32_t k = x - static_cast<int32_t>(after_.size());
    for (int32_t d = steps_; d >= 0; --d) {
      const int32_t place = (k + d) / 2;
      const int32_t start = d == 0 ? 0 : start_of_run(d, place);
      reversed.push_back(
          {static_cast<uint32_t>(start), static_cast<uint32_t>(start - k), static_cast<uint32_t>(x - start)});
      if (d == 0) break;
      const bool adds = adds_item(d, place);
      k += adds ? 1 : -1;
      x = adds ? start : start - 1;
    }
    return {reversed.rbegin(), reversed.rend()};
  }

 private:
  static size_t row_begin(int32_t d) { return static_cast<size_t>(d) * static_cast<size_t>(d + 1) / 2; }
  const int32_t* row(int32_t d) const { return reached_.data() + row_begin(d); }

  // The last edit on the way here is an addition, not a removal.
  bool adds_item(int32_t d, int32_t place) const {
    const int32_t* const previous = row(d - 1);
    return place == 0 || (place != d && previous[place - 1] < previous[place]);
  }
  int32_t start_of_run(int32_t d, int32_t place) const {
    return adds_item(d, place) ? row(d - 1)[place] : row(d - 1)[place - 1] + 1;
  }

  Hashes before_;
  Hashes after_;
  std::vector<int32_t> reached_;
  int32_t steps_ = 0;
};

struct Item {
  uint64_t hash = 0;
  uint32_t place = 0;
  auto operator<=>(const Item&) const = default;
};

std::vector<Item> unique_items(Hashes hashes) {
  std::vector<Item> items;
  items.reserve(hashes.size());
  for (size_t i = 0; i < hashes.size(); ++i) items.push_back({hashes[i], static_cast<uint32_t>(i)});
  std::sort(items.begin(), items.end());
  std::vector<Item> unique;
  for (size_t i = 0; i < items.size();) {
    size_t end = i + 1;
    while (end < items.size() && items[end].hash == items[i].hash) ++end;
    if (end == i + 1) unique.push_back(items[i]);
    i = end;
  }
  return unique;
}

// The longest series that rises on both sides (patience sorting).
std::vector<Match> longest_rising(std::vector<Match> pairs) {
  std::sort(pairs.begin(), pairs.end(), [](const Match& a, const Match& b) { return a.before < b.before; });
  std::vector<size_t> piles;  // the pair on top of each pile
  std::vector<size_t> previous(pairs.size(), pairs.size());
  for (size_t i = 0; i < pairs.size(); ++i) {
    const auto pile = std::lower_bound(piles.begin(), piles.end(), pairs[i].after,
                                       [&](size_t top, uint32_t after) { return pairs[top].after < after; });
    if (pile != piles.begin()) previous[i] = *std::prev(pile);
    if (pile == piles.end()) {
      piles.push_back(i);
    } else {
      *pile = i;
    }
  }
  std::vector<Match> series;
  for (size_t i = piles.empty() ? pairs.size() : piles.back(); i != pairs.size(); i = previous[i]) {
    series.push_back(pairs[i]);
  }
  std::reverse(series.begin(), series.end());
  return series;
}

std::vector<Match> find_anchors(Hashes before, Hashes after) {
  const std::vector<Item> left = unique_items(before);
  const std::vector<Item> right = unique_items(after);
  std::vector<Match> pairs;
  for (size_t i = 0, j = 0; i < left.size() && j < right.size();) {
    if (left[i].hash == right[j].hash) {
      pairs.push_back({left[i++].place, right[j++].place, 1});
    } else if (left[i].hash < right[j].hash) {
      ++i;
    } else {
      ++j;
    }
  }
  return longest_rising(std::move(pairs));
}

}  // namespace

std::optional<std::vector<Match>> align_by_edits(Hashes before, Hashes after, uint32_t limit) {
  const Ends ends = common_ends(before, after);
  const Hashes left = middle(before, ends);
  const Hashes right = middle(after, ends);
  std::vector<Match> matches;
  append_match(matches, {0, 0, ends.prefix});
  if (!left.empty() && !right.empty()) {
    const size_t at_least =
        left.size() > right.size() ? left.size() - right.size() : right.size() - left.size();
    if (at_least > limit) return std::nullopt;
    EditSearch search(left, right);
    if (!search.run(limit)) return std::nullopt;
    for (Match match : search.walk_back()) {
      match.before += ends.prefix;
      match.after += ends.prefix;
      append_match(matches, match);
    }
  }
  append_match(matches, {static_cast<uint32_t>(before.size()) - ends.suffix,
                         static_cast<uint32_t>(after.size()) - ends.suffix, ends.suffix});
  return matches;
}

std::vector<Match> align_by_anchors(Hashes before, Hashes after) {
  if (auto matches = align_by_edits(before, after, edits_between_anchors)) return std::move(*matches);
  const Ends ends = common_ends(before, after);
  const Hashes left = middle(before, ends);
  const Hashes right = middle(after, ends);
  std::vector<Match> anchors = find_anchors(left, right);
  anchors.push_back({static_cast<uint32_t>(left.size()), static_cast<uint32_t>(right.size()), ends.suffix});

  std::vector<Match> matches;
  append_match(matches, {0, 0, ends.prefix});
  uint32_t before_at = 0;
  uint32_t after_at = 0;
  for (const Match& anchor : anchors) {
    const Hashes left_gap = left.subspan(before_at, anchor.before - before_at);
    const Hashes right_gap = right.subspan(after_at, anchor.after - after_at);
    const auto between = align_by_edits(left_gap, right_gap, edits_between_anchors);
    for (const Match& match : between.value_or(std::vector<Match>{})) {
      append_match(matches, {match.before + before_at + ends.prefix, match.after + after_at + ends.prefix,
                             match.length});
    }
    append_match(matches, {anchor.before + ends.prefix, anchor.after + ends.prefix, anchor.length});
    before_at = anchor.before + anchor.length;
    after_at = anchor.after + anchor.length;
  }
  return matches;
}

}  // namespace gazette
