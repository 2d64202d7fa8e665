#include "document/compare_words.h"

#include <algorithm>
#include <optional>

#include "document/align_sequences.h"
#include "document/tidy_words.h"

namespace gazette {

namespace {

constexpr uint32_t most_edits = 1'000;
constexpr uint32_t unpaired = UINT32_MAX;

std::vector<uint64_t> hashes_of(const WordTokens& side) {
  std::vector<uint64_t> hashes;
  hashes.reserve(side.tokens.size());
  for (const WordToken& token : side.tokens) hashes.push_back(token.hash);
  return hashes;
}

class WordPairing {
 public:
  WordPairing(const WordTokens& before, const WordTokens& after)
      : before_(before), after_(after), partner_(before.tokens.size(), unpaired) {}

  bool align() {
    const auto matches = align_by_edits(hashes_of(before_), hashes_of(after_), most_edits);
    if (!matches) return false;
    for (const Match& match : *matches) {
      for (uint32_t i = 0; i < match.length; ++i) partner_[match.before + i] = match.after + i;
    }
    return true;
  }

  // Words in links that lead elsewhere stay paired only if the link has kept all of its words.
  void settle_links(std::vector<std::pair<uint32_t, uint32_t>>& changed_links) {
    for (uint32_t i = 0; i < partner_.size(); ++i) {
      if (!leads_elsewhere(i)) continue;
      const uint32_t left = before_.steps[before_.tokens[i].step].link;
      const uint32_t right = after_.steps[after_.tokens[partner_[i]].step].link;
      const uint32_t end = end_of_link(before_, i, left);
      if (keeps_all_words(i, end, left, right)) {
        changed_links.emplace_back(left, right);
      } else {
        for (uint32_t word = i; word < end; ++word) {
          if (leads_elsewhere(word)) partner_[word] = unpaired;
        }
      }
      i = end - 1;
    }
  }

  // A word that only won or lost the space before it counts as changed, unless it follows a change that can
  // take the space along.
  void settle_spaces() {
    for (uint32_t i = 0; i < partner_.size(); ++i) {
      const uint32_t j = partner_[i];
      if (j == unpaired) continue;
      const bool follows_a_pair = i == 0 ? j == 0 : j > 0 && partner_[i - 1] == j - 1;
      if (follows_a_pair && !have_same_space(before_, i, after_, j)) partner_[i] = unpaired;
    }
  }

  std::vector<WordRun> list_runs() const {
    std::vector<WordRun> runs;
    const auto n = static_cast<uint32_t>(before_.tokens.size());
    const auto m = static_cast<uint32_t>(after_.tokens.size());
    for (uint32_t i = 0, j = 0; i < n || j < m;) {
      WordRun run{true, i, i, j, j};
      while (i < n && partner_[i] == unpaired) ++i;
      j = i < n ? partner_[i] : m;
      run.before_end = i;
      run.after_end = j;
      if (run.before_begin < i || run.after_begin < j) runs.push_back(run);
      run = {false, i, i, j, j};
      while (i < n && partner_[i] == j) {
        ++i;
        ++j;
      }
      run.before_end = i;
      run.after_end = j;
      if (run.before_begin < i) runs.push_back(run);
    }
    return runs;
  }

 private:
  bool leads_elsewhere(uint32_t i) const {
    if (partner_[i] == unpaired) return false;
    const uint32_t left = before_.steps[before_.tokens[i].step].link;
    const uint32_t right = after_.steps[after_.tokens[partner_[i]].step].link;
    return before_.steps[left].exact != after_.steps[right].exact;
  }

  static uint32_t end_of_link(const WordTokens& side, uint32_t at, uint32_t link) {
    while (at < side.tokens.size() && side.steps[side.tokens[at].step].link == link) ++at;
    return at;
  }

  bool keeps_all_words(uint32_t begin, uint32_t end, uint32_t left, uint32_t right) const {
    if (before_.steps[left].address == after_.steps[right].address) return false;
    const uint32_t first = partner_[begin];
    const auto in_link = [](const WordTokens& side, uint32_t token, uint32_t link) {
      return side.steps[side.tokens[token].step].link == link;
    };
    if (begin > 0 && in_link(before_, begin - 1, left)) return false;
    if (first > 0 && in_link(after_, first - 1, right)) return false;
    for (uint32_t i = begin; i < end; ++i) {
      if (partner_[i] != first + (i - begin)) return false;
      if (i > begin && !have_same_space(before_, i, after_, partner_[i])) return false;
    }
    return end_of_link(after_, first, right) - first == end - begin;
  }

  const WordTokens& before_;
  const WordTokens& after_;
  std::vector<uint32_t> partner_;  // for each token before, the one after
};

}  // namespace

WordComparison compare_words(const WordTokens& before, const WordTokens& after) {
  WordComparison comparison;
  WordPairing pairing(before, after);
  if (!pairing.align()) {
    comparison.is_replaced = true;
    return comparison;
  }
  pairing.settle_links(comparison.changed_links);
  pairing.settle_spaces();
  comparison.runs = pairing.list_runs();
  slide_changes(before, after, comparison.runs);
  join_changes(before, after, comparison.runs);
  if (is_hard_to_read(before, after, comparison.runs)) {
    comparison.runs.clear();
    comparison.changed_links.clear();
    comparison.is_replaced = true;
  }
  return comparison;
}

}  // namespace gazette
