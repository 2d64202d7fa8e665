#include "document/match_blocks.h"

#include <algorithm>

#include "document/align_sequences.h"
#include "document/same_words.h"
#include "document/word_similarity.h"

namespace gazette {

namespace {

// Beyond this many pairs in one gap, each block is compared with the next few alone.
constexpr size_t pairs_weighed = 4'096;
constexpr size_t blocks_looked_ahead = 8;
// Two blocks that stand alone in the same place need less in common.
constexpr double alone_factor = 0.6;
constexpr double plain_similarity = 0.7;
constexpr double same_first_cell = 0.3;

double needed_similarity(NodeKind kind) {
  switch (kind) {
    case NodeKind::list:
    case NodeKind::block_quote:
      return 0.2;
    case NodeKind::table:
      return 0.3;
    case NodeKind::table_row:
      return 0.35;
    case NodeKind::heading:
      return 0.5;
    default:
      return 0.4;
  }
}

// What stands between two anchors on both sides.
class Gap {
 public:
  Gap(const HashedBody& before, std::vector<uint32_t> removed, const HashedBody& after,
      std::vector<uint32_t> added)
      : before_(before), after_(after), removed_(std::move(removed)), added_(std::move(added)) {}

  void append_steps(std::vector<BlockStep>& steps) {
    if (removed_.empty() || added_.empty()) {
      pairs_.clear();
    } else {
      for (const uint32_t node : removed_) removed_words_.push_back(collect_words(before_.body, node));
      for (const uint32_t node : added_) added_words_.push_back(collect_words(after_.body, node));
      if (are_pairs_in_place()) {
        for (size_t i = 0; i < removed_.size(); ++i) pairs_.emplace_back(i, i);
      } else if (removed_.size() * added_.size() <= pairs_weighed) {
        pair_best();
      } else {
        pair_ahead();
      }
    }
    size_t i = 0;
    size_t j = 0;
    for (const auto& [removed, added] : pairs_) {
      append_unpaired(steps, i, removed, j, added);
      const bool same = before_.hashes[removed_[removed]] == after_.hashes[added_[added]];
      steps.push_back({same ? StepKind::same : StepKind::edited, removed_[removed], added_[added]});
      i = removed + 1;
      j = added + 1;
    }
    append_unpaired(steps, i, removed_.size(), j, added_.size());
  }

 private:
  void append_unpaired(std::vector<BlockStep>& steps, size_t i, size_t removed, size_t j, size_t added) {
    for (; i < removed; ++i) steps.push_back({StepKind::removed, removed_[i], 0});
    for (; j < added; ++j) steps.push_back({StepKind::added, 0, added_[j]});
  }

  // Zero where the two don't make a pair.
  double weigh_pair(size_t i, size_t j) const {
    const uint32_t removed = removed_[i];
    const uint32_t added = added_[j];
    if (before_.hashes[removed] == after_.hashes[added]) return 1;
    const Node& left = before_.body.nodes[removed];
    const Node& right = after_.body.nodes[added];
    if (!are_alike(left, right)) return has_other_form(i, j) ? 1 : 0;
    double common = similarity(removed_words_[i], added_words_[j]);
    if (left.kind == NodeKind::table_row && left.end > removed + 1 && right.end > added + 1 &&
        before_.hashes[removed + 1] == after_.hashes[added + 1]) {
      common += same_first_cell;
    }
    double needed = needed_similarity(left.kind);
    if (removed_.size() == 1 && added_.size() == 1) needed *= alone_factor;
    return common >= needed ? common : 0;
  }

  bool has_other_form(size_t i, size_t j) const {
    return removed_words_[i].weight == added_words_[j].weight &&
           have_same_words(before_.body, removed_[i], after_.body, added_[j]);
  }

  // The usual case: as many blocks on both sides, each plainly a version of the other.
  bool are_pairs_in_place() const {
    if (removed_.size() != added_.size()) return false;
    for (size_t i = 0; i < removed_.size(); ++i) {
      if (weigh_pair(i, i) < plain_similarity) return false;
    }
    return true;
  }

  // The pairs in order whose similarities add up to the most.
  void pair_best() {
    const size_t rows = removed_.size();
    const size_t columns = added_.size();
    std::vector<double> weights(rows * columns);
    std::vector<double> best((rows + 1) * (columns + 1), 0.0);  // of what lies behind (i, j)
    const auto at = [columns](size_t i, size_t j) { return i * (columns + 1) + j; };
    for (size_t i = rows; i-- > 0;) {
      for (size_t j = columns; j-- > 0;) {
        const double weight = weigh_pair(i, j);
        weights[i * columns + j] = weight;
        const double skipped = std::max(best[at(i + 1, j)], best[at(i, j + 1)]);
        best[at(i, j)] = std::max(skipped, weight > 0 ? weight + best[at(i + 1, j + 1)] : 0.0);
      }
    }
    for (size_t i = 0, j = 0; i < rows && j < columns;) {
      const double weight = weights[i * columns + j];
      if (weight > 0 && best[at(i, j)] == weight + best[at(i + 1, j + 1)]) {
        pairs_.emplace_back(i++, j++);
      } else if (best[at(i, j)] == best[at(i + 1, j)]) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  void pair_ahead() {
    size_t from = 0;
    for (size_t i = 0; i < removed_.size() && from < added_.size(); ++i) {
      const size_t to = std::min(from + blocks_looked_ahead, added_.size());
      double best = 0;
      size_t chosen = to;
      for (size_t j = from; j < to; ++j) {
        const double weight = weigh_pair(i, j);
        if (weight > best) {
          best = weight;
          chosen = j;
        }
      }
      if (chosen == to) continue;
      pairs_.emplace_back(i, chosen);
      from = chosen + 1;
    }
  }

  const HashedBody& before_;
  const HashedBody& after_;
  std::vector<uint32_t> removed_;
  std::vector<uint32_t> added_;
  std::vector<WordBag> removed_words_;
  std::vector<WordBag> added_words_;
  std::vector<std::pair<size_t, size_t>> pairs_;  // indices into removed_ and added_
};

std::vector<uint64_t> hashes_of(const HashedBody& side, const std::vector<uint32_t>& nodes) {
  std::vector<uint64_t> hashes;
  hashes.reserve(nodes.size());
  for (const uint32_t node : nodes) hashes.push_back(side.hashes[node]);
  return hashes;
}

std::vector<uint32_t> head_cells(const Body& body, uint32_t table) {
  if (body.nodes[table].end == table + 1) return {};
  return list_children(body, table + 1);
}

std::vector<Match> align_children(const HashedBody& before, const std::vector<uint32_t>& before_children,
                                  const HashedBody& after, const std::vector<uint32_t>& after_children) {
  std::vector<Match> matches =
      align_by_anchors(hashes_of(before, before_children), hashes_of(after, after_children));
  matches.push_back(
      {static_cast<uint32_t>(before_children.size()), static_cast<uint32_t>(after_children.size()), 0});
  return matches;
}

}  // namespace

bool are_alike(const Node& before, const Node& after) {
  if (before.kind != after.kind) return false;
  switch (before.kind) {
    case NodeKind::heading:
    case NodeKind::table_row:
      return before.detail == after.detail;
    case NodeKind::list:
      return before.detail == after.detail && (before.detail == 0 || before.number == after.number);
    case NodeKind::thematic_break:
      return false;
    default:
      return true;
  }
}

std::vector<uint32_t> list_children(const Body& body, uint32_t i, uint32_t last) {
  std::vector<uint32_t> children;
  for (uint32_t child = i + 1; child < last; child = body.nodes[child].end) children.push_back(child);
  return children;
}

std::vector<uint32_t> list_children(const Body& body, uint32_t i) {
  return list_children(body, i, body.nodes[i].end);
}

std::vector<BlockStep> match_blocks(const HashedBody& before, const std::vector<uint32_t>& before_children,
                                    const HashedBody& after, const std::vector<uint32_t>& after_children) {
  std::vector<BlockStep> steps;
  auto removed_from = before_children.begin();
  auto added_from = after_children.begin();
  for (const Match& match : align_children(before, before_children, after, after_children)) {
    const auto removed_to = before_children.begin() + match.before;
    const auto added_to = after_children.begin() + match.after;
    Gap(before, {removed_from, removed_to}, after, {added_from, added_to}).append_steps(steps);
    for (uint32_t i = 0; i < match.length; ++i) {
      steps.push_back({StepKind::same, before_children[match.before + i], after_children[match.after + i]});
    }
    removed_from = removed_to + match.length;
    added_from = added_to + match.length;
  }
  return steps;
}

std::vector<BlockStep> match_columns(const HashedBody& before, uint32_t before_table, const HashedBody& after,
                                     uint32_t after_table) {
  const std::vector<uint32_t> before_cells = head_cells(before.body, before_table);
  const std::vector<uint32_t> after_cells = head_cells(after.body, after_table);
  std::vector<BlockStep> columns;
  uint32_t i = 0;
  uint32_t j = 0;
  for (const Match& match : align_children(before, before_cells, after, after_cells)) {
    while (i < match.before && j < match.after) columns.push_back({StepKind::edited, ++i, ++j});
    while (i < match.before) columns.push_back({StepKind::removed, ++i, 0});
    while (j < match.after) columns.push_back({StepKind::added, 0, ++j});
    for (uint32_t n = 0; n < match.length; ++n) columns.push_back({StepKind::same, ++i, ++j});
  }
  return columns;
}

}  // namespace gazette
