// Where two sequences agree: runs of equal items, in the order of both. Items are compared by 64-bit hashes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gazette {

struct Match {
  uint32_t before = 0;  // where the run begins on each side
  uint32_t after = 0;
  uint32_t length = 0;
  bool operator==(const Match&) const = default;
};

using Hashes = std::span<const uint64_t>;

// The fewest removals and additions (Myers). Nothing if more than `limit` of them would be needed: time and
// memory are O(n + m + limit * limit), plus the length of the runs walked.
std::optional<std::vector<Match>> align_by_edits(Hashes before, Hashes after, uint32_t limit);

// Always answers: by edits where they are few, else by the items that are unique on both sides, and by edits
// between those.
std::vector<Match> align_by_anchors(Hashes before, Hashes after);

}  // namespace gazette
