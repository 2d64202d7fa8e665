#include "document/markdown_limits.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <utility>

#include "document/limits.h"
#include "document/markdown_inline_limits.h"
#include "document/markdown_references.h"

namespace gazette {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// What may open containers at the start of a line.
struct LinePrefix {
  size_t size = 0;
  size_t depth = 0;  // the line stands at most so deep in lists, quotes and footnotes
};

size_t list_marker_size(std::string_view line, size_t at) {
  size_t i = at;
  if (line[i] == '-' || line[i] == '+' || line[i] == '*') {
    ++i;
  } else {
    while (i < line.size() && is_digit(line[i])) ++i;
    if (i == at || i == line.size() || (line[i] != '.' && line[i] != ')')) return 0;
    ++i;
  }
  return i == line.size() || is_space(line[i]) ? i - at : 0;
}

size_t footnote_marker_size(std::string_view line, size_t at) {
  if (line.substr(at, 2) != "[^") return 0;
  const size_t end = line.find("]:", at);
  return end == std::string_view::npos ? 0 : end + 2 - at;
}

LinePrefix prefix_of(std::string_view line) {
  LinePrefix prefix;
  size_t columns = 0;
  size_t markers = 0;
  size_t i = 0;
  while (i < line.size()) {
    if (line[i] == ' ') {
      ++columns;
      ++i;
    } else if (line[i] == '\t') {
      columns += 4;
      ++i;
    } else if (line[i] == '>') {
      ++markers;
      i += i + 1 < line.size() && line[i + 1] == ' ' ? 2 : 1;
    } else if (const size_t size = std::max(list_marker_size(line, i), footnote_marker_size(line, i))) {
      ++markers;
      i += size;
      if (i < line.size() && line[i] == ' ') ++i;
    } else {
      break;
    }
  }
  prefix.size = i;
  // Text alone stands in what is open already; only a marker opens more.
  prefix.depth = markers == 0 ? 0 : markers + columns / 2;
  return prefix;
}

bool is_blank(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char c) { return c == '>' || is_space(c); });
}

// Like |---|:--|
bool is_delimiter(std::string_view row) {
  return std::all_of(row.begin(), row.end(), [](char c) {
    return c == '|' || c == '-' || c == ':' || is_space(c) || c == '\v' || c == '\f';
  });
}

// A line that surely begins a list item, whatever stands above it.
bool begins_item(std::string_view line) {
  const size_t at = line.find_first_not_of(' ');
  if (at == std::string_view::npos || at > 3 || at + 2 >= line.size()) return false;
  const bool has_bullet = line[at] == '-' || line[at] == '+' || line[at] == '*';
  return has_bullet && line[at + 1] == ' ' && !is_space(line[at + 2]);
}

// Lines without a blank one or a new list item among them: no table, no inline reaches beyond.
struct Block {
  size_t begin = 0;
  size_t end = 0;
  size_t lines = 0;
  size_t pipes = 0;  // most in a line
  size_t pipes_at = 0;
  size_t delimiter_columns = 0;  // most in a line like |---|---|
  size_t delimiter_at = 0;       // the first of them
  size_t lines_from_delimiter = 0;
  bool has_delimiter = false;
};

class LimitCheck {
 public:
  LimitCheck(std::string_view text, const LineTable& lines) : text_(text), lines_(lines) {}

  Diagnostics check() {
    for (size_t begin = 0; begin < text_.size();) {
      const size_t end = std::min(text_.size(), text_.find('\n', begin));
      take_line(begin, text_.substr(begin, end - begin));
      begin = end + 1;
    }
    finish_block();
    if (deepest_ * line_count_ > limits::nested_lines) refuse_nesting(deepest_at_);
    if (problems_.empty()) append(problems_, check_reference_limits(text_, lines_));
    return std::move(problems_);
  }

 private:
  void take_line(size_t begin, std::string_view line) {
    ++line_count_;
    const LinePrefix prefix = prefix_of(line);
    check_depth(begin, prefix.depth);
    if (is_blank(line)) return finish_block();
    if (begins_item(line)) finish_block();
    if (block_.lines == 0) block_.begin = begin;
    block_.end = begin + line.size();
    ++block_.lines;
    const auto pipes = static_cast<size_t>(std::count(line.begin(), line.end(), '|'));
    if (pipes > block_.pipes) {
      block_.pipes = pipes;
      block_.pipes_at = begin;
    }
    const std::string_view rest = line.substr(prefix.size);
    if (block_.has_delimiter) ++block_.lines_from_delimiter;
    if (!is_delimiter(rest)) return;
    if (!block_.has_delimiter) block_.delimiter_at = begin;
    block_.has_delimiter = true;
    block_.delimiter_columns = std::max(block_.delimiter_columns, pipes + 1);
  }

  void finish_block() {
    if (block_.lines > 0) {
      check_table();
      check_inlines();
    }
    block_ = {};
  }

  void check_table() {
    if (!block_.has_delimiter) return;
    // A line of n columns has n + 1 strokes if it begins and ends with one.
    if (block_.pipes > limits::table_columns + 1) {
      report("table-columns", block_.pipes_at,
             fmt::format("this table has more than {} columns", limits::table_columns),
             "split it into several tables");
      return;
    }
    const size_t cells = block_.delimiter_columns * (block_.lines_from_delimiter + 1);
    file_cells_ += cells;
    if (cells > limits::table_cells) {
      report("table-cells", block_.delimiter_at,
             fmt::format("this table has more than {} cells, empty ones included", limits::table_cells),
             "split it into several tables");
    } else if (file_cells_ > limits::file_cells && !file_cells_reported_) {
      file_cells_reported_ = true;
      report("table-cells", block_.delimiter_at,
             fmt::format("the tables of this file have more than {} cells, empty ones included",
                         limits::file_cells),
             "split the file into several pages");
    }
  }

  void check_inlines() {
    const InlineCost cost = count_inline_cost(text_, block_.begin, block_.end);
    inline_steps_ += cost.steps;
    if (markers_reported_) return;
    const bool too_many = cost.unclosed > limits::unclosed_markers;
    if (!too_many && inline_steps_ <= limits::inline_steps) return;
    markers_reported_ = true;
    report("unclosed-markers", too_many ? cost.unclosed_at : block_.begin,
           too_many ? fmt::format("more than {} marks such as <!, <? or ![ stand unclosed in this paragraph",
                                  limits::unclosed_markers)
                    : "this paragraph holds too many marks (brackets, stars, addresses) to be read in time",
           "put blank lines between the parts of the text");
  }

  void check_depth(size_t at, size_t depth) {
    if (depth > deepest_) {
      deepest_ = depth;
      deepest_at_ = at;
    }
    if (depth > limits::nesting) refuse_nesting(at);
  }

  void refuse_nesting(size_t at) {
    if (nesting_reported_) return;
    nesting_reported_ = true;
    report("nesting", at,
           fmt::format("lists and quotes stand in one another more than {} deep here", limits::nesting),
           "write it flatter: use headings instead of deep lists");
  }

  void report(std::string code, size_t at, std::string message, std::string hint) {
    problems_.push_back(make_error(std::move(code), lines_.mark_at(at), std::move(message), std::move(hint)));
  }

  std::string_view text_;
  const LineTable& lines_;
  Diagnostics problems_;
  Block block_;
  size_t line_count_ = 0;
  size_t deepest_ = 0;
  size_t deepest_at_ = 0;
  size_t file_cells_ = 0;
  size_t inline_steps_ = 0;
  bool nesting_reported_ = false;
  bool markers_reported_ = false;
  bool file_cells_reported_ = false;
};

}  // namespace

Diagnostics check_markdown_limits(std::string_view markdown, const LineTable& lines) {
  return LimitCheck(markdown, lines).check();
}

}  // namespace gazette
