#include "document/write_markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "document/parse_body.h"

namespace gazette {

namespace {

// Which character marks emphasis at an even depth, and at an odd one: "*" inside of "*" may be read in two
// ways.
struct MarkStyle {
  char outer = '*';
  char inner = '*';
  bool escapes_all = false;  // else only what may mean something
};

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
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

// Each block is lines without what stands before them; who holds a block puts that there.
class BlockWriter {
 public:
  BlockWriter(const Body& body, const Readdress& readdress, MarkStyle style)
      : body_(body), readdress_(readdress), style_(style) {}

  std::string write() { return write_children(0, "\n\n") + "\n"; }

 private:
  static std::string indent(const std::string& text, const std::string& first, const std::string& others) {
    std::string indented = first;
    for (size_t i = 0; i < text.size(); ++i) {
      indented += text[i];
      const bool is_filled = text[i] == '\n' && i + 1 < text.size() && text[i + 1] != '\n';
      if (is_filled) indented += others;
    }
    return indented;
  }

  std::string write_inlines(uint32_t at, bool in_table = false) const {
    return InlineWriter(body_, readdress_, style_, in_table).write(at);
  }

  std::string write_children(uint32_t parent, std::string_view between) {
    std::string text;
    const uint32_t end = body_.nodes[parent].end;
    const Node* before = nullptr;
    bool is_other_marker = false;
    for (uint32_t i = parent + 1; i < end; i = body_.nodes[i].end) {
      const Node& node = body_.nodes[i];
      const bool same_list = before != nullptr && before->kind == NodeKind::list &&
                             node.kind == NodeKind::list && before->detail == node.detail;
      is_other_marker = same_list && !is_other_marker;
      if (before != nullptr) text += between;
      text += write_block(i, is_other_marker);
      before = &node;
    }
    return text;
  }

  std::string write_block(uint32_t at, bool is_other_marker) {
    const Node& node = body_.nodes[at];
    switch (node.kind) {
      case NodeKind::paragraph:
        return write_inlines(at);
      case NodeKind::heading:
        return write_heading(at);
      case NodeKind::code_block:
        return write_code(node);
      case NodeKind::html_block: {
        std::string html(body_.literal(node));
        while (html.ends_with('\n')) html.pop_back();
        return html;
      }
      case NodeKind::thematic_break:
        return "***";
      case NodeKind::block_quote:
        return write_quote(at);
      case NodeKind::list:
        return write_list(at, is_other_marker);
      case NodeKind::table:
        return write_table(at);
      case NodeKind::footnote_definition:
        return indent(write_children(at, "\n\n"), fmt::format("[^{}]: ", node.number), "    ");
      default:
        return {};
    }
  }

  std::string write_heading(uint32_t at) const {
    const Node& node = body_.nodes[at];
    const std::string words = write_inlines(at);
    if (words.find('\n') != std::string::npos)
      return fmt::format("{}\n{}", words, node.detail == 1 ? "===" : "---");
    std::string heading(node.detail, '#');
    return words.empty() ? heading : fmt::format("{} {}", heading, words);
  }

  std::string write_code(const Node& node) const {
    const std::string_view code = body_.literal(node);
    const std::string_view name = body_.title(node);
    const char mark = name.find('`') == std::string_view::npos ? '`' : '~';
    const std::string fence(std::max<size_t>(3, longest_run(code, mark) + 1), mark);
    std::string text = fence;
    for (const char c : name) {
      if (c == '\\' || c == '&') text += '\\';
      text += c;
    }
    text += '\n';
    text += code;
    if (!code.empty() && !code.ends_with('\n')) text += '\n';
    return text + fence;
  }

  std::string write_quote(uint32_t at) {
    const std::string inner = write_children(at, "\n\n");
    std::string text = ">";
    for (size_t i = 0; i < inner.size(); ++i) {
      if (i == 0 && inner[0] != '\n') text += ' ';
      text += inner[i];
      if (inner[i] != '\n') continue;
      text += '>';
      if (i + 1 < inner.size() && inner[i + 1] != '\n') text += ' ';
    }
    return text;
  }

  bool is_tight(uint32_t list) const {
    for (uint32_t item = list + 1; item < body_.nodes[list].end; item = body_.nodes[item].end) {
      for (uint32_t i = item + 1; i < body_.nodes[item].end; i = body_.nodes[i].end) {
        if (body_.nodes[i].kind == NodeKind::paragraph) return body_.nodes[i].detail == 1;
      }
    }
    return true;
  }

  std::string write_list(uint32_t at, bool is_other_marker) {
    const Node& list = body_.nodes[at];
    const std::string_view between = is_tight(at) ? "\n" : "\n\n";
    std::string text;
    uint32_t number = list.number;
    for (uint32_t item = at + 1; item < list.end; item = body_.nodes[item].end) {
      std::string marker;
      if (list.detail == 1) {
        marker = fmt::format("{}{} ", number, is_other_marker ? ')' : '.');
        if (number < 999999999) ++number;
      } else {
        marker = fmt::format("{} ", is_other_marker ? '+' : '-');
      }
      const std::string others(marker.size(), ' ');
      static constexpr std::array<std::string_view, 3> tasks = {"", "[ ] ", "[x] "};
      std::string content(tasks[std::min<size_t>(body_.nodes[item].detail, 2)]);
      content += write_children(item, between);
      if (content.empty()) marker.pop_back();
      if (!text.empty()) text += between;
      text += indent(content, marker, others);
    }
    return text;
  }

  std::string write_table(uint32_t at) const {
    std::string text;
    bool is_head = true;
    for (uint32_t row = at + 1; row < body_.nodes[at].end; row = body_.nodes[row].end) {
      std::string cells = "|";
      std::string line = "|";
      static constexpr std::array<std::string_view, 4> alignments = {" --- |", " :-- |", " :-: |", " --: |"};
      for (uint32_t cell = row + 1; cell < body_.nodes[row].end; cell = body_.nodes[cell].end) {
        cells += fmt::format(" {} |", write_inlines(cell, true));
        line += alignments[std::min<size_t>(body_.nodes[cell].detail, 3)];
      }
      if (!text.empty()) text += '\n';
      text += cells;
      if (is_head) (text += '\n') += line;
      is_head = false;
    }
    return text;
  }

  const Body& body_;
  const Readdress& readdress_;
  const MarkStyle style_;
};

// A node with how deep it stands. The library leaves texts without words beside some links: those don't
// count.
struct SeenNode {
  const Node* node = nullptr;
  size_t depth = 0;
};

std::vector<SeenNode> list_seen(const Body& body) {
  std::vector<SeenNode> seen;
  std::vector<uint32_t> ends;
  for (uint32_t i = 0; i < body.nodes.size(); ++i) {
    const Node& node = body.nodes[i];
    while (!ends.empty() && ends.back() <= i) ends.pop_back();
    if (node.kind == NodeKind::text && node.size == 0) continue;
    seen.push_back({&node, ends.size()});
    ends.push_back(node.end);
  }
  return seen;
}

bool is_same_tree(const Body& body, const Body& other, const Readdress& readdress) {
  const auto is_same = [&](const SeenNode& seen, const SeenNode& other_seen) {
    const Node& a = *seen.node;
    const Node& b = *other_seen.node;
    const bool is_alike = seen.depth == other_seen.depth && a.kind == b.kind && a.detail == b.detail &&
                          a.number == b.number && body.title(a) == other.title(b);
    if (!is_alike) return false;
    const bool has_address = a.kind == NodeKind::link || a.kind == NodeKind::image;
    if (has_address) return readdress(body.literal(a), a.kind == NodeKind::image) == other.literal(b);
    return body.literal(a) == other.literal(b);
  };
  const std::vector<SeenNode> seen = list_seen(body);
  const std::vector<SeenNode> others = list_seen(other);
  return std::equal(seen.begin(), seen.end(), others.begin(), others.end(), is_same);
}

}  // namespace

std::optional<std::string> write_markdown(const Body& body, const Readdress& readdress) {
  for (const MarkStyle style : {MarkStyle{'*', '_', false}, MarkStyle{'*', '_', true},
                                MarkStyle{'*', '*', true}, MarkStyle{'_', '*', true}}) {
    std::string text = BlockWriter(body, readdress, style).write();
    if (is_same_tree(body, parse_body(text, 1).body, readdress)) return text;
  }
  return std::nullopt;
}

}  // namespace gazette
