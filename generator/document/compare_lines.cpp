#include "document/compare_lines.h"

#include <algorithm>

#include "document/align_sequences.h"
#include "document/mix_hash.h"

namespace gazette {

namespace {

constexpr uint32_t most_edits = 1'000;

struct Lines {
  std::vector<uint64_t> hashes;
  std::vector<size_t> begins;  // of each line, and the end of the last

  std::string_view between(std::string_view text, size_t first, size_t last) const {
    return text.substr(begins[first], begins[last] - begins[first]);
  }
};

Lines cut_lines(std::string_view text) {
  Lines lines;
  size_t begin = 0;
  while (begin < text.size()) {
    const size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.hashes.push_back(hash_text(text.substr(begin, end - begin)));
    lines.begins.push_back(begin);
    begin = end;
  }
  lines.begins.push_back(text.size());
  return lines;
}

}  // namespace

std::vector<LineRun> compare_lines(std::string_view before, std::string_view after) {
  const Lines left = cut_lines(before);
  const Lines right = cut_lines(after);
  auto matches = align_by_edits(left.hashes, right.hashes, most_edits);
  if (!matches) return {};
  matches->push_back(
      {static_cast<uint32_t>(left.hashes.size()), static_cast<uint32_t>(right.hashes.size()), 0});
  std::vector<LineRun> runs;
  size_t same = 0;
  size_t i = 0;
  size_t j = 0;
  for (const Match& match : *matches) {
    if (i < match.before || j < match.after) {
      runs.push_back({true, left.between(before, i, match.before), right.between(after, j, match.after)});
    }
    i = match.before + match.length;
    j = match.after + match.length;
    if (match.length == 0) continue;
    const std::string_view kept = right.between(after, match.after, j);
    runs.push_back({false, kept, kept});
    same += kept.size();
  }
  if (same * 4 < std::max(before.size(), after.size())) return {};
  return runs;
}

}  // namespace gazette
