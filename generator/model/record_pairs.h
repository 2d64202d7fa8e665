// Which record of an older list is which of a newer one, found in passes from the surest to the weakest. A
// record has at most one partner.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace gazette {

// By their places in the two lists; one of them missing: it came or went.
struct RecordPair {
  std::optional<size_t> before;
  std::optional<size_t> after;

  bool is_both() const { return before && after; }
};

// What records are called, one entry a record; empty: nothing.
struct RecordKeys {
  std::vector<std::string> ids;
  std::vector<std::string> numbers;
  std::vector<std::string> texts;

  void add(std::string id, std::string number, std::string text);
};

class RecordPairs {
 public:
  RecordPairs(size_t before, size_t after);

  // Those with equal keys, first to first. Empty keys aren't equal.
  void pair_equal(const std::vector<std::string>& before, const std::vector<std::string>& after);
  // Those with at least half of their words in common, nearest first.
  void pair_similar(const std::vector<std::string>& before, const std::vector<std::string>& after);
  // What is left, first to first.
  void pair_rest();

  size_t left_before() const;
  size_t left_after() const;
  // In the newer order; what went stands behind what it stood behind.
  std::vector<RecordPair> list() const;

 private:
  std::vector<std::optional<size_t>> partner_of_before_;
  std::vector<std::optional<size_t>> partner_of_after_;

  void pair(size_t before, size_t after);
};

// By id; where one of the two has none, by number; by equal texts; where one has no id, by similar ones.
std::vector<RecordPair> pair_records(const RecordKeys& before, const RecordKeys& after);

// Whether those that both lists have stand in another order. `counts`: of the pairs, which are looked at.
bool is_reordered(const std::vector<RecordPair>& pairs, const std::vector<bool>& counts);

}  // namespace gazette
