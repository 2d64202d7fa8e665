#include "document/comparison_writer.h"

#include <algorithm>
#include <utility>

#include "document/changed_words_html.h"
#include "document/compare_lines.h"
#include "document/comparison_inlines.h"
#include "document/same_words.h"
#include "document/shown_steps.h"
#include "document/text_pieces.h"

namespace gazette {

ComparisonWriter::ComparisonWriter(const HashedBody& before, const LinkResolver& resolve_before,
                                   const HashedBody& after, const LinkResolver& resolve_after,
                                   FootnoteIdentities before_footnotes, FootnoteIdentities after_footnotes,
                                   const CompareStyle& style)
    : before_(before),
      after_(after),
      before_side_{before.body, resolve_before},
      after_side_{after.body, resolve_after},
      before_footnotes_(std::move(before_footnotes)),
      after_footnotes_(std::move(after_footnotes)),
      style_(style),
      counts_(style.body.top_heading_level) {}

BodyComparison ComparisonWriter::finish() && {
  return std::move(comparison_);
}

void ComparisonWriter::count(Change change, size_t words) {
  if (change == Change::added) comparison_.words_added += words;
  if (change == Change::removed) comparison_.words_removed += words;
}

std::vector<BlockStep> ComparisonWriter::match_children(uint32_t before, uint32_t after) const {
  return match_blocks(before_, list_children(before_.body, before), after_,
                      list_children(after_.body, after));
}

void ComparisonWriter::write_gap(GapPlace place, size_t columns) {
  switch (place) {
    case GapPlace::block:
      to_ += "<p class=\"gap\">";
      append_escaped(to_, style_.unchanged_gap);
      to_ += "</p>\n";
      break;
    case GapPlace::list:
      to_ += "<li class=\"gap\">";
      append_escaped(to_, style_.unchanged_gap);
      to_ += "</li>\n";
      break;
    case GapPlace::table:
      ((to_ += "<tr class=\"gap\"><td colspan=\"") += std::to_string(std::max<size_t>(columns, 1))) += "\">";
      append_escaped(to_, style_.unchanged_gap);
      to_ += "</td></tr>\n";
      break;
  }
}

void ComparisonWriter::write_whole(uint32_t block, Change change, int64_t number) {
  const ComparedSide& side = change == Change::removed ? before_side_ : after_side_;
  write_block(to_, side, block, change, style_, counts_, number);
  if (change == Change::none) return;
  if (side.body.nodes[block].kind == NodeKind::thematic_break) {
    ++comparison_.forms_changed;
  } else {
    count(change, count_words_below(side.body, block));
  }
}

void ComparisonWriter::write_blocks(const std::vector<BlockStep>& steps, bool with_headings) {
  const bool changed = std::any_of(steps.begin(), steps.end(),
                                   [](const BlockStep& step) { return step.kind != StepKind::same; });
  // Footnotes alone have changed.
  if (!changed && with_headings && style_.context_blocks < steps.size()) return;
  // A task that was only ticked is shown with its words.
  const std::vector<bool> shown = changed
                                      ? choose_shown(after_.body, steps, style_.context_blocks, with_headings)
                                      : std::vector<bool>(steps.size(), true);
  for (size_t i = 0; i < steps.size(); ++i) {
    const BlockStep& step = steps[i];
    if (!shown[i]) {
      if (i == 0 || shown[i - 1]) write_gap(GapPlace::block, 0);
      continue;
    }
    switch (step.kind) {
      case StepKind::same:
        write_unchanged(steps, i);
        break;
      case StepKind::edited:
        write_edited(step.before, step.after);
        break;
      case StepKind::removed:
        write_whole(step.before, Change::removed);
        break;
      case StepKind::added:
        write_whole(step.after, Change::added);
        break;
    }
  }
}

// A long list or table beside a change shows only the end that is near to it.
void ComparisonWriter::write_unchanged(const std::vector<BlockStep>& steps, size_t i) {
  const uint32_t block = steps[i].after;
  const NodeKind kind = after_.body.nodes[block].kind;
  if (kind == NodeKind::list || kind == NodeKind::table) {
    const bool after_change = i > 0 && steps[i - 1].kind != StepKind::same;
    const bool before_change = i + 1 < steps.size() && steps[i + 1].kind != StepKind::same;
    write_excerpt(block, after_change, before_change);
  } else {
    write_whole(block, Change::none);
  }
}

void ComparisonWriter::write_excerpt(uint32_t block, bool from_start, bool to_end) {
  const std::vector<uint32_t> children = list_children(after_.body, block);
  const size_t most = style_.context_blocks < children.size() ? style_.context_blocks + 4 : children.size();
  if (children.size() <= most) return write_whole(block, Change::none);
  const Node& node = after_.body.nodes[block];
  std::vector<BlockStep> steps;
  std::vector<bool> shown;
  for (size_t i = 0; i < children.size(); ++i) {
    steps.push_back({StepKind::same, 0, children[i]});
    const bool near = (from_start && i <= style_.context_blocks) ||
                      (to_end && i + style_.context_blocks + 1 >= children.size());
    shown.push_back(near || (node.kind == NodeKind::table && i == 0));
  }
  if (node.kind == NodeKind::list) return write_items(node, steps, shown);
  std::vector<BlockStep> columns;
  const auto width = static_cast<uint32_t>(list_children(after_.body, children[0]).size());
  for (uint32_t i = 1; i <= width; ++i) columns.push_back({StepKind::same, i, i});
  const std::string_view close = open_table(to_, style_.body, ++counts_.tables);
  write_rows(steps, shown, columns);
  to_ += close;
}

void ComparisonWriter::write_edited(uint32_t before, uint32_t after) {
  if (depth_ >= deepest_edit) return write_replaced(before, after);
  if (!are_alike(before_.body.nodes[before], after_.body.nodes[after])) {
    ++comparison_.forms_changed;
    return write_whole(after, Change::none);
  }
  ++depth_;
  switch (after_.body.nodes[after].kind) {
    case NodeKind::paragraph:
    case NodeKind::heading:
      write_edited_words(before, after);
      break;
    case NodeKind::code_block:
    case NodeKind::html_block:
      write_edited_lines(before, after);
      break;
    case NodeKind::list:
      write_edited_list(before, after);
      break;
    case NodeKind::table:
      write_edited_table(before, after);
      break;
    case NodeKind::block_quote:
      write_edited_quote(before, after);
      break;
    default:
      write_replaced(before, after);
      break;
  }
  --depth_;
}

void ComparisonWriter::write_replaced(uint32_t before, uint32_t after) {
  write_whole(before, Change::removed);
  write_whole(after, Change::added);
}

void ComparisonWriter::write_edited_quote(uint32_t before, uint32_t after) {
  const std::string_view close = open_block_quote(to_);
  write_blocks(match_children(before, after), false);
  to_ += close;
}

void ComparisonWriter::write_edited_words(uint32_t before, uint32_t after) {
  const Node& node = after_.body.nodes[after];
  const size_t begin = to_.size();
  const HeadingLevels levels = counts_.levels;
  const std::string_view close = node.kind == NodeKind::heading
                                     ? open_heading(to_, counts_.levels.enter(node.detail))
                                     : open_paragraph(to_, node);
  if (write_words_within(before, after)) {
    to_ += close;
    return;
  }
  to_.resize(begin);
  counts_.levels = levels;
  write_replaced(before, after);
}

bool ComparisonWriter::write_words_within(uint32_t before, uint32_t after) {
  tokenize_block(before_.body, before, before_footnotes_, before_words_);
  tokenize_block(after_.body, after, after_footnotes_, after_words_);
  WordComparison words = compare_words(before_words_, after_words_);
  const bool shows_something =
      words.is_replaced || !words.changed_links.empty() ||
      std::any_of(words.runs.begin(), words.runs.end(), [](const WordRun& run) { return run.changed; });
  if (!shows_something) return false;
  const WordRun all{true, 0, static_cast<uint32_t>(before_words_.tokens.size()), 0,
                    static_cast<uint32_t>(after_words_.tokens.size())};
  if (have_same_words(before_words_, after_words_, all)) words = {{all}, {}, false};
  if (words.is_replaced) return false;
  const size_t forms = settle_forms(before_words_, after_words_, words.runs);
  for (const WordRun& run : words.runs) {
    if (run.changed) count_run(run);
  }
  comparison_.forms_changed += forms;
  note_changed_links(words);
  write_changed_words(to_, before_side_, before_words_, after_side_, after_words_, words.runs, style_);
  return true;
}

void ComparisonWriter::count_run(const WordRun& run) {
  const auto counted = [](const WordTokens& side, uint32_t begin, uint32_t end) {
    return static_cast<size_t>(
        std::count_if(side.tokens.begin() + begin, side.tokens.begin() + end, [](const WordToken& token) {
          return token.kind == TokenKind::word || token.kind == TokenKind::image ||
                 token.kind == TokenKind::footnote_reference;
        }));
  };
  size_t removed = counted(before_words_, run.before_begin, run.before_end);
  size_t added = counted(after_words_, run.after_begin, run.after_end);
  if (removed + added == 0) {
    removed = run.before_begin < run.before_end ? 1 : 0;
    added = run.after_begin < run.after_end ? 1 : 0;
  }
  count(Change::removed, removed);
  count(Change::added, added);
}

// What leads nowhere for readers may name what they may not know.
static std::string seen_address(const ComparedSide& side, uint32_t link) {
  const std::string_view address = side.body.literal(side.body.nodes[link]);
  return side.resolve(address, false).is_link ? std::string(address) : std::string();
}

void ComparisonWriter::note_changed_links(const WordComparison& words) {
  for (const auto& [left, right] : words.changed_links) {
    const uint32_t before = before_words_.steps[left].node;
    const uint32_t after = after_words_.steps[right].node;
    comparison_.changed_links.push_back({plain_text(after_.body, after), seen_address(before_side_, before),
                                         seen_address(after_side_, after)});
  }
}

void ComparisonWriter::write_edited_lines(uint32_t before, uint32_t after) {
  const Node& left = before_.body.nodes[before];
  const Node& right = after_.body.nodes[after];
  const std::vector<LineRun> runs = compare_lines(before_.body.literal(left), after_.body.literal(right));
  if (runs.empty()) return write_replaced(before, after);
  const std::string_view close = open_verbatim_block(to_, after_.body, right);
  for (const LineRun& run : runs) {
    const auto write = [&](std::string_view lines, Change change) {
      if (lines.empty()) return;
      open_mark(to_, change, style_);
      append_escaped(to_, lines);
      close_mark(to_, change);
    };
    if (!run.changed) {
      write(run.after, Change::none);
      continue;
    }
    write(run.before, Change::removed);
    write(run.after, Change::added);
    if (!run.before.empty()) count(Change::removed, std::max<size_t>(count_words(run.before), 1));
    if (!run.after.empty()) count(Change::added, std::max<size_t>(count_words(run.after), 1));
  }
  to_ += close;
}

}  // namespace gazette
