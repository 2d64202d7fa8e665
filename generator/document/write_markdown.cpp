#include "document/write_markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "document/parse_body.h"
#include "document/write_inlines.h"

namespace gazette {

namespace {

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
    return gazette::write_inlines(body_, at, readdress_, style_, in_table);
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
