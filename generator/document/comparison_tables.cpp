#include <algorithm>

#include "document/comparison_inlines.h"
#include "document/comparison_writer.h"
#include "document/shown_steps.h"

namespace gazette {

namespace {

// A cell of a row by its column, counted from 1; 0 where the row has none.
uint32_t cell_at(const std::vector<uint32_t>& cells, uint32_t column) {
  return column >= 1 && column <= cells.size() ? cells[column - 1] : 0;
}

uint32_t widest_row(const Body& body, uint32_t table) {
  size_t widest = 0;
  for (const uint32_t row : list_children(body, table))
    widest = std::max(widest, list_children(body, row).size());
  return static_cast<uint32_t>(widest);
}

}  // namespace

void ComparisonWriter::write_edited_table(uint32_t before, uint32_t after) {
  const std::vector<BlockStep> steps = match_children(before, after);
  const std::string_view close = open_table(to_, style_.body, ++counts_.tables);
  write_rows(steps, choose_shown(after_.body, steps, style_.context_blocks, false),
             match_all_columns(before, after));
  to_ += close;
}

// Rows may be wider than the head.
std::vector<BlockStep> ComparisonWriter::match_all_columns(uint32_t before, uint32_t after) const {
  std::vector<BlockStep> columns = match_columns(before_, before, after_, after);
  uint32_t before_width = 0;
  uint32_t after_width = 0;
  for (const BlockStep& column : columns) {
    before_width = std::max(before_width, column.before);
    after_width = std::max(after_width, column.after);
  }
  const uint32_t before_widest = widest_row(before_.body, before);
  const uint32_t after_widest = widest_row(after_.body, after);
  while (before_width < before_widest || after_width < after_widest) {
    const uint32_t left = before_width < before_widest ? ++before_width : 0;
    const uint32_t right = after_width < after_widest ? ++after_width : 0;
    const StepKind kind = left == 0 ? StepKind::added : right == 0 ? StepKind::removed : StepKind::edited;
    columns.push_back({kind, left, right});
  }
  return columns;
}

void ComparisonWriter::write_rows(const std::vector<BlockStep>& steps, const std::vector<bool>& shown,
                                  const std::vector<BlockStep>& columns) {
  std::string_view section_end;
  bool in_head = false;
  for (size_t i = 0; i < steps.size(); ++i) {
    const BlockStep& step = steps[i];
    const Node& row =
        step.kind == StepKind::removed ? before_.body.nodes[step.before] : after_.body.nodes[step.after];
    if (section_end.empty() || in_head != (row.detail == 1)) {
      to_ += section_end;
      in_head = row.detail == 1;
      to_ += in_head ? "<thead>\n" : "<tbody>\n";
      section_end = in_head ? "</thead>\n" : "</tbody>\n";
    }
    if (shown[i]) {
      write_row(step, columns);
    } else if (i == 0 || shown[i - 1]) {
      write_gap(GapPlace::table, columns.size());
    }
  }
  to_ += section_end;
}

void ComparisonWriter::write_row(const BlockStep& step, const std::vector<BlockStep>& columns) {
  const auto cells_of = [](const Body& body, uint32_t row) {
    return row == 0 ? std::vector<uint32_t>{} : list_children(body, row);
  };
  const bool one_sided = step.kind == StepKind::removed || step.kind == StepKind::added;
  const Change whole = step.kind == StepKind::removed ? Change::removed
                       : step.kind == StepKind::added ? Change::added
                                                      : Change::none;
  const std::vector<uint32_t> before_cells = cells_of(before_.body, step.before);
  const std::vector<uint32_t> after_cells = cells_of(after_.body, step.after);
  TagExtras extras;
  extras.css_class = change_class(whole);
  const std::string_view close = open_row(to_, extras);
  for (const BlockStep& column : columns) {
    const uint32_t before = cell_at(before_cells, column.before);
    const uint32_t after = cell_at(after_cells, column.after);
    if (before == 0 && after == 0) {
      to_ += "<td></td>";
    } else if (after == 0 && (one_sided || step.kind == StepKind::edited)) {
      write_cell(before_side_, step.before, before, Change::removed);
    } else if (before == 0 && step.kind != StepKind::same) {
      write_cell(after_side_, step.after, after, Change::added);
    } else if (step.kind == StepKind::same || before_.hashes[before] == after_.hashes[after]) {
      write_cell(after_side_, step.after, after, Change::none);
    } else {
      write_edited_cell(before, step.after, after);
    }
  }
  to_ += close;
}

void ComparisonWriter::write_cell(const ComparedSide& side, uint32_t row, uint32_t cell, Change change) {
  TagExtras extras;
  extras.css_class = change_class(change);
  const std::string_view close =
      open_cell(to_, side.body.nodes[cell], is_header_cell(side.body, row, cell), extras);
  write_inlines(to_, side, cell, change, style_);
  to_ += close;
  if (change != Change::none) count(change, count_words_below(side.body, cell));
}

void ComparisonWriter::write_edited_cell(uint32_t before, uint32_t after_row, uint32_t after) {
  // A header cell that lost its words still has those that were removed.
  const bool is_header = after_.body.nodes[after_row].detail == 1;
  const std::string_view close = open_cell(to_, after_.body.nodes[after], is_header);
  if (!write_words_within(before, after)) {
    const auto write = [&](const ComparedSide& side, uint32_t cell, Change change) {
      if (side.body.nodes[cell].end == cell + 1) return;
      write_inlines(to_, side, cell, change, style_);
      count(change, count_words_below(side.body, cell));
    };
    write(before_side_, before, Change::removed);
    write(after_side_, after, Change::added);
  }
  to_ += close;
}

}  // namespace gazette
