#include "document/write_inlines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace gazette {

namespace {

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// White space beyond ASCII, by its UTF-8 bytes: beside a mark it would keep it from being one.
size_t length_of_wide_space(std::string_view rest) {
  if (rest.starts_with("\xC2\xA0") || rest.starts_with("\xC2\x85")) return 2;
  if (rest.size() < 3) return 0;
  static constexpr std::array<std::string_view, 6> single = {"\xE1\x9A\x80", "\xE3\x80\x80", "\xE2\x80\xA8",
                                                             "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F"};
  const bool is_single = std::find(single.begin(), single.end(), rest.substr(0, 3)) != single.end();
  const auto last = static_cast<unsigned char>(rest[2]);
  const bool is_wide = is_single || (rest.starts_with("\xE2\x80") && last >= 0x80 && last <= 0x8A);
  return is_wide ? 3 : 0;
}

unsigned code_of(std::string_view character) {
  const auto byte = [&](size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(character[i])); };
  if (character.size() == 2) return ((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU);
  return ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
}

class InlineWriter {
 public:
  InlineWriter(const Body& body, const Readdress& readdress, MarkStyle style, bool in_table)
      : body_(body), readdress_(readdress), style_(style), in_table_(in_table) {}

  std::string write(uint32_t block) {
    write_children(block, 0);
    protect_ends();
    return std::move(written_);
  }

 private:
  void write_children(uint32_t parent, int depth) {
    const uint32_t end = body_.nodes[parent].end;
    for (uint32_t i = parent + 1; i < end; i = body_.nodes[i].end) write_node(i, depth);
  }

  void write_node(uint32_t at, int depth) {
    const Node& node = body_.nodes[at];
    const char mark = depth % 2 == 0 ? style_.outer : style_.inner;
    switch (node.kind) {
      case NodeKind::text:
        add_text(body_.literal(node));
        return;
      case NodeKind::code:
        add_code(body_.literal(node));
        return;
      case NodeKind::html_inline:
        add_raw(body_.literal(node));
        return;
      case NodeKind::soft_break:
        end_line("");
        return;
      case NodeKind::line_break:
        end_line("\\");
        return;
      case NodeKind::emphasis:
        return wrap(at, depth, std::string(1, mark));
      case NodeKind::strong:
        return wrap(at, depth, std::string(2, mark));
      case NodeKind::strikethrough:
        return wrap(at, depth, "~~");
      case NodeKind::link:
        if (is_bare(at)) {
          written_ += fmt::format("<{}>", body_.literal(body_.nodes[at + 1]));
          return;
        }
        written_ += '[';
        write_children(at, depth);
        written_ += ']';
        return add_target(node, body_.title(node), false);
      case NodeKind::image:
        written_ += "![";
        add_text(body_.title(node));
        written_ += ']';
        return add_target(node, {}, true);
      case NodeKind::footnote_reference:
        written_ += fmt::format("[^{}]", node.number);
        return;
      default:
        return;
    }
  }

  // An address that is its own words.
  bool is_bare(uint32_t at) const {
    const Node& link = body_.nodes[at];
    if (link.end != at + 2 || body_.nodes[at + 1].kind != NodeKind::text || !body_.title(link).empty())
      return false;
    const std::string_view words = body_.literal(body_.nodes[at + 1]);
    if (words.find_first_of(" <>|\\&") != std::string_view::npos) return false;
    const std::string address = readdress_(body_.literal(link), false);
    return address == fmt::format("mailto:{}", words) ||
           (address == words && (words.starts_with("http://") || words.starts_with("https://")));
  }

  void wrap(uint32_t at, int depth, const std::string& mark) {
    written_ += mark;
    write_children(at, depth + 1);
    written_ += mark;
  }

  void add_text(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
      const size_t wide = length_of_wide_space(text.substr(i));
      if (wide > 0) {
        written_ += fmt::format("&#{};", code_of(text.substr(i, wide)));
        i += wide;
        continue;
      }
      if (text[i] == '\n') {
        written_ += "&#10;";
      } else {
        if (may_mean_something(text, i)) written_ += '\\';
        written_ += text[i];
      }
      ++i;
    }
  }

  bool may_mean_something(std::string_view text, size_t at) const {
    const char c = text[at];
    if (!is_punctuation(c) || style_.escapes_all) return is_punctuation(c);
    if (std::string_view(",;'\"%?$(/").find(c) != std::string_view::npos) return false;
    const char before = at > 0 ? text[at - 1] : ' ';
    const bool is_after_word = is_letter(before) || static_cast<unsigned char>(before) >= 0x80;
    const bool is_between = at + 1 < text.size();
    switch (c) {
      case '.':
        return !is_after_word || before == 'w' || before == 'W';
      case ')':
        return !is_after_word;
      case '-':
        return !is_after_word && !is_digit(before);
      case '!':
        return !is_between;
      case ':':
        return !is_between || text[at + 1] == '/';
      default:
        return true;
    }
  }

  // In a table, a bar ends the cell even there.
  void add_raw(std::string_view text) {
    for (const char c : text) {
      if (c == '|' && in_table_) written_ += '\\';
      written_ += c;
    }
  }

  void add_code(std::string_view code) {
    const std::string fence(longest_run(code, '`') + 1, '`');
    const bool is_blank = code.find_first_not_of(' ') == std::string_view::npos;
    const bool pads = !is_blank && (code.front() == '`' || code.back() == '`' ||
                                    (code.front() == ' ' && code.back() == ' '));
    written_ += fence;
    if (pads) written_ += ' ';
    add_raw(code);
    if (pads) written_ += ' ';
    written_ += fence;
  }

  void add_escaped(std::string_view text) {
    for (const char c : text) {
      if (is_punctuation(c)) written_ += '\\';
      written_ += c;
    }
  }

  void add_target(const Node& node, std::string_view title, bool is_image) {
    written_ += "(<";
    add_escaped(readdress_(body_.literal(node), is_image));
    written_ += '>';
    if (!title.empty()) {
      written_ += " \"";
      add_escaped(title);
      written_ += '"';
    }
    written_ += ')';
  }

  void end_line(std::string_view mark) {
    protect_ends();
    written_ += mark;
    written_ += '\n';
    line_ = written_.size();
  }

  // Spaces at both ends of a line would be dropped.
  void protect_ends() {
    const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
    const auto name = [](char c) { return c == ' ' ? "&#32;" : "&#9;"; };
    if (written_.size() > line_ && is_space(written_.back())) {
      const char last = written_.back();
      written_.pop_back();
      written_ += name(last);
    }
    if (written_.size() > line_ && is_space(written_[line_]))
      written_.replace(line_, 1, name(written_[line_]));
  }

  const Body& body_;
  const Readdress& readdress_;
  const MarkStyle style_;
  const bool in_table_;
  std::string written_;
  size_t line_ = 0;  // where it begins
};

}  // namespace

std::string write_inlines(const Body& body, uint32_t block, const Readdress& readdress, MarkStyle style,
                          bool in_table) {
  return InlineWriter(body, readdress, style, in_table).write(block);
}

size_t longest_run(std::string_view text, char of) {
  size_t longest = 0;
  size_t run = 0;
  for (const char c : text) {
    run = c == of ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace gazette
