#include <algorithm>

#include "document/comparison_writer.h"
#include "document/shown_steps.h"

namespace gazette {

void ComparisonWriter::write_edited_list(uint32_t before, uint32_t after) {
  const std::vector<BlockStep> steps = match_children(before, after);
  write_items(after_.body.nodes[after], steps,
              choose_shown(after_.body, steps, style_.context_blocks, false));
}

// Items bear their own numbers: removed ones those of the text before.
void ComparisonWriter::write_items(const Node& list, const std::vector<BlockStep>& steps,
                                   const std::vector<bool>& shown) {
  const bool numbered = list.detail != 0;
  const std::string_view close = open_list(to_, list, 1);
  uint32_t before_number = list.number;
  uint32_t after_number = list.number;
  for (size_t i = 0; i < steps.size(); ++i) {
    const BlockStep& step = steps[i];
    const uint32_t number = step.kind == StepKind::removed ? before_number : after_number;
    if (step.kind != StepKind::added) ++before_number;
    if (step.kind != StepKind::removed) ++after_number;
    if (!shown[i]) {
      if (i == 0 || shown[i - 1]) write_gap(GapPlace::list, 0);
      continue;
    }
    write_item(step, numbered ? int64_t{number} : -1);
  }
  to_ += close;
}

void ComparisonWriter::write_item(const BlockStep& step, int64_t number) {
  switch (step.kind) {
    case StepKind::same:
      return write_whole(step.after, Change::none, number);
    case StepKind::removed:
      return write_whole(step.before, Change::removed, number);
    case StepKind::added:
      return write_whole(step.after, Change::added, number);
    case StepKind::edited:
      break;
  }
  if (depth_ >= deepest_edit) {
    write_whole(step.before, Change::removed, number);
    return write_whole(step.after, Change::added, number);
  }
  ++depth_;
  const Node& before = before_.body.nodes[step.before];
  const Node& after = after_.body.nodes[step.after];
  TagExtras extras;
  extras.value = number;
  const std::string_view close = open_item(to_, before.detail != 0 || after.detail != 0, extras);
  write_task_marks(before, after);
  write_blocks(match_children(step.before, step.after), false);
  to_ += close;
  --depth_;
}

void ComparisonWriter::write_task_marks(const Node& before, const Node& after) {
  const auto write = [&](const Node& item, Change change) {
    if (item.detail == 0) return;
    open_mark(to_, change, style_);
    write_task_mark(to_, item.detail, style_.body);
    close_mark(to_, change);
    to_ += ' ';
    count(change, 1);
  };
  if (before.detail == after.detail) return write(after, Change::none);
  write(before, Change::removed);
  write(after, Change::added);
}

void ComparisonWriter::write_footnotes(const std::vector<BlockStep>& steps) {
  const bool changed = std::any_of(steps.begin(), steps.end(),
                                   [](const BlockStep& step) { return step.kind != StepKind::same; });
  if (!changed) return;
  const std::vector<bool> shown = choose_shown(after_.body, steps, style_.context_blocks, false);
  counts_.levels.begin_section();
  const std::string_view close = open_footnotes(to_, style_.body);
  for (size_t i = 0; i < steps.size(); ++i) {
    const BlockStep& step = steps[i];
    const Node& node =
        step.kind == StepKind::removed ? before_.body.nodes[step.before] : after_.body.nodes[step.after];
    if (shown[i]) {
      write_item(step, node.number);
    } else if (i == 0 || shown[i - 1]) {
      write_gap(GapPlace::list, 0);
    }
  }
  to_ += close;
}

}  // namespace gazette
