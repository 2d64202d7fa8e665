#include "document/yaml_suspect.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "document/yaml_syntax.h"

namespace gazette {

namespace {

constexpr std::array<std::string_view, 2> no_break_spaces = {"\u00A0", "\u202F"};
constexpr std::array<std::string_view, 5> other_marks = {"\u2013", "\u2014", "\u2012", "\u2212", "\u2022"};

size_t length_of_one(std::string_view rest, const auto& marks) {
  for (const std::string_view mark : marks) {
    if (rest.starts_with(mark)) return mark.size();
  }
  return 0;
}

// Follows the lines of an entry as far as is needed to know what each quote and bracket means.
class Walk {
 public:
  Walk(std::string_view text, size_t begin, size_t end, const LineTable& lines)
      : text_(text), at_(begin), end_(end), lines_(lines) {}

  std::optional<Diagnostic> find() {
    while (at_ < end_ && !found_) {
      if (open_.empty()) {
        take_line();
      } else {
        take_in_brackets();
      }
    }
    if (!found_ && !open_.empty()) suspect_bracket();
    return found_;
  }

 private:
  char here(size_t offset) const { return offset < end_ ? text_[offset] : '\n'; }
  size_t line_end(size_t offset) const { return std::min(end_, text_.find('\n', offset)); }
  size_t after_spaces(size_t offset) const {
    while (here(offset) == ' ') ++offset;
    return offset;
  }
  bool ends_word(size_t offset) const { return here(offset) == ' ' || here(offset) == '\n'; }

  // npos: no entry with a key begins here.
  size_t colon_of_key(size_t offset) const {
    for (size_t i = offset; i < line_end(offset); ++i) {
      if (text_[i] == ':' && ends_word(i + 1)) return i;
      if (text_[i] == '#' && i > offset && text_[i - 1] == ' ') break;
    }
    return std::string_view::npos;
  }

  bool begins_entry(size_t offset) const {
    if (here(offset) == '-' && ends_word(offset + 1)) return true;
    const size_t colon = colon_of_key(offset);
    const std::string_view key = text_.substr(offset, std::min(colon, end_) - offset);
    return colon != std::string_view::npos && key.find_first_of(" \"'{[,") == std::string_view::npos;
  }

  void take_line() {
    const size_t begin = at_;
    size_t words = after_spaces(begin);
    at_ = line_end(begin) + 1;
    if (here(words) == '\n' || (text_within_ && words - begin > *text_within_)) return;
    text_within_.reset();
    if (here(words) == '#') return;
    const bool goes_on = plain_within_ && words - begin > *plain_within_;
    if (!goes_on || no_break_space_at(text_, words) != 0) found_ = find_wrong_start(text_, words, lines_);
    if (found_ || goes_on) return;
    plain_within_.reset();
    size_t column = words - begin;
    while (here(words) == '-' && ends_word(words + 1)) {
      column = words - begin;
      words = after_spaces(words + 1);
    }
    take_node(words, words - begin, column);
  }

  // A key with its value, or a value alone. `column`: where a key would stand; `parent`: what the lines of a
  // text of several lines are indented against.
  void take_node(size_t offset, size_t column, size_t parent) {
    const char first = here(offset);
    const size_t key_end = first == '"' || first == '\'' ? end_of_quoted(text_, offset, end_) : offset;
    const size_t colon = key_end < line_end(offset) ? colon_of_key(key_end) : std::string_view::npos;
    if (first != '[' && first != '{' && colon != std::string_view::npos) {
      take_value(after_spaces(colon + 1), column);
    } else {
      take_value(offset, parent);
    }
  }

  void take_value(size_t offset, size_t parent) {
    const char first = here(offset);
    if (first == '"' || first == '\'') {
      take_quoted(offset);
      at_ = line_end(at_) + 1;
    } else if (first == '[' || first == '{') {
      open_.push_back(offset);
      at_ = offset + 1;
    } else if (first == '|' || first == '>') {
      text_within_ = parent;
    } else if (first != '\n' && first != '#') {
      plain_within_ = parent;
    }
  }

  // Goes on behind it. A quote that opens another value, or stands in an entry of its own, was never meant to
  // close this one.
  void take_quoted(size_t offset) {
    const size_t close = end_of_quoted(text_, offset, end_);
    if (close == std::string_view::npos) {
      suspect_quote(offset);
      return;
    }
    at_ = close;
    if (close <= line_end(offset)) return;
    const size_t next = after_spaces(close);
    if (std::string_view("\n#,:]}").find(here(next)) != std::string_view::npos) return;
    const size_t before = text_.find_last_not_of(' ', close - 2);
    bool is_other = std::string_view(":-[{,\n").find(text_[before]) != std::string_view::npos;
    for (size_t line = line_end(offset) + 1; line < close && !is_other; line = line_end(line) + 1) {
      is_other = begins_entry(after_spaces(line));
    }
    if (is_other) suspect_quote(offset);
  }

  void take_in_brackets() {
    const char c = text_[at_];
    if (c == '\n') {
      const size_t words = after_spaces(at_ + 1);
      const bool is_item = here(words) == '-' && ends_word(words + 1);
      if (is_item || (begins_entry(words) && !may_begin_)) return suspect_bracket();
    } else if (c == '[' || c == '{') {
      open_.push_back(at_);
    } else if (c == ']' || c == '}') {
      return close_bracket(c);
    } else if ((c == '"' || c == '\'') && may_begin_) {
      may_begin_ = false;
      return take_quoted(at_);
    } else if (c == '#' && ends_word(at_ - 1)) {
      at_ = line_end(at_);
      return;
    }
    if (c != ' ' && c != '\n') may_begin_ = std::string_view("[{,:").find(c) != std::string_view::npos;
    ++at_;
  }

  void close_bracket(char c) {
    if ((c == ']') != (text_[open_.back()] == '[')) return suspect_bracket();
    open_.pop_back();
    may_begin_ = false;
    at_ = open_.empty() ? line_end(at_) + 1 : at_ + 1;
  }

  void suspect_quote(size_t offset) {
    found_ = make_error("unclosed-quote", lines_.mark_at(offset), "the quote that begins here never ends",
                        "put the same quote at the end of the text");
  }

  void suspect_bracket() {
    found_ =
        make_error("unclosed-bracket", lines_.mark_at(open_.back()),
                   fmt::format("the bracket {} that begins here isn't closed properly", text_[open_.back()]),
                   "close it, or, if it is part of the text, put the whole text in quotes");
  }

  std::string_view text_;
  size_t at_;
  size_t end_;
  const LineTable& lines_;
  std::optional<Diagnostic> found_;
  std::vector<size_t> open_;            // brackets
  bool may_begin_ = true;               // a value, in brackets
  std::optional<size_t> text_within_;   // of | or >: lines indented further belong to it
  std::optional<size_t> plain_within_;  // of a plain text
};

Diagnostic explain_list_mark(std::string_view text, size_t at, const LineTable& lines) {
  size_t words = at + wrong_list_mark_at(text, at);
  while (words < text.size() && (text[words] == ' ' || no_break_space_at(text, words) != 0)) {
    words += std::max<size_t>(1, no_break_space_at(text, words));
  }
  const std::string_view item = trim(text.substr(words, text.find('\n', words) - words));
  return make_error("list-mark", lines.mark_at(at),
                    text[at] == '-' ? "no space stands between this hyphen and what follows it"
                                    : "this mark isn't the hyphen that begins an item of a list",
                    item.size() > 60
                        ? "begin an item of a list with a hyphen and a space"
                        : fmt::format("begin an item of a list with a hyphen and a space: - {}", item));
}

}  // namespace

size_t no_break_space_at(std::string_view text, size_t offset) {
  return offset < text.size() ? length_of_one(text.substr(offset), no_break_spaces) : 0;
}

size_t wrong_list_mark_at(std::string_view text, size_t offset) {
  if (offset >= text.size()) return 0;
  if (const size_t mark = length_of_one(text.substr(offset), other_marks)) return mark;
  if (text[offset] != '-' || offset + 1 >= text.size()) return 0;
  return std::string_view(" \n-.0123456789").find(text[offset + 1]) == std::string_view::npos ? 1 : 0;
}

Diagnostic explain_no_break_space(size_t at, const LineTable& lines) {
  return make_error("no-break-space", lines.mark_at(at),
                    "this line begins with a no-break space, which looks like a space but isn't one",
                    "delete everything before the first word of the line, and type the spaces again");
}

std::optional<Diagnostic> find_wrong_start(std::string_view text, size_t at, const LineTable& lines) {
  if (no_break_space_at(text, at) != 0) return explain_no_break_space(at, lines);
  if (wrong_list_mark_at(text, at) != 0) return explain_list_mark(text, at, lines);
  return std::nullopt;
}

std::optional<Diagnostic> find_wrong_items(std::string_view text, size_t at, const LineTable& lines) {
  const size_t line_end = text.find('\n', at);
  if (wrong_list_mark_at(text, at) == 0 || line_end == std::string_view::npos) return std::nullopt;
  const size_t before = at == 0 ? std::string_view::npos : text.find_last_not_of(' ', at - 1);
  const bool begins_line = before == std::string_view::npos || text[before] == '\n';
  const size_t next = text.find_first_not_of(' ', line_end + 1);
  if (!begins_line || wrong_list_mark_at(text, next) == 0) return std::nullopt;
  return explain_list_mark(text, at, lines);
}

std::optional<Diagnostic> find_yaml_suspect(std::string_view text, size_t begin, size_t end,
                                            const LineTable& lines) {
  return Walk(text, begin, end, lines).find();
}

}  // namespace gazette
