#include "document/shown_steps.h"

#include <algorithm>

namespace gazette {

namespace {

constexpr uint32_t few_nodes = 24;
constexpr size_t few_letters = 300;

// As short as the words that would stand in its place, or nearly.
bool is_short(const Body& body, uint32_t block) {
  const Node& node = body.nodes[block];
  if (node.end - block > few_nodes) return false;
  size_t letters = 0;
  for (uint32_t i = block; i < node.end; ++i) letters += body.nodes[i].size;
  return letters <= few_letters;
}

bool is_heading(const Body& after, const BlockStep& step) {
  return step.kind != StepKind::removed && after.nodes[step.after].kind == NodeKind::heading;
}

bool is_table_head(const Body& after, const BlockStep& step) {
  const Node& node = after.nodes[step.after];
  return step.kind != StepKind::removed && node.kind == NodeKind::table_row && node.detail == 1;
}

}  // namespace

std::vector<bool> choose_shown(const Body& after, const std::vector<BlockStep>& steps, size_t context_blocks,
                               bool with_headings) {
  const size_t count = steps.size();
  std::vector<bool> shown(count, false);
  size_t heading = count;
  size_t since_change = count;  // how many steps ago the last change was
  for (size_t i = 0; i < count; ++i) {
    const bool changed = steps[i].kind != StepKind::same;
    if (with_headings && changed && heading < count) shown[heading] = true;
    if (is_heading(after, steps[i])) {
      heading = i;
      // The heading of the next section says nothing about a change before it.
      if (with_headings && context_blocks < count) since_change = count;
    }
    since_change = changed ? 0 : std::min(since_change + 1, count);
    shown[i] =
        changed || (since_change < count && since_change <= context_blocks) || is_table_head(after, steps[i]);
  }
  size_t until_change = count;
  for (size_t i = count; i-- > 0;) {
    until_change = steps[i].kind != StepKind::same ? 0 : std::min(until_change + 1, count);
    if (until_change < count && until_change <= context_blocks) shown[i] = true;
  }
  for (size_t i = 0; i < count; ++i) {
    if (shown[i]) continue;
    const bool alone = (i == 0 || shown[i - 1]) && (i + 1 == count || shown[i + 1]);
    const bool at_an_end = i == 0 || i + 1 == count;
    if (alone && !at_an_end && is_short(after, steps[i].after)) shown[i] = true;
  }
  return shown;
}

}  // namespace gazette
