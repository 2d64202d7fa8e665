#include "document/body.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "document/word_runs.h"

namespace gazette {

namespace {

constexpr char end_of_node = '\xFF';  // never a byte of UTF-8
constexpr char end_of_literal = '\xFE';

// Writes what a body says as one string of bytes, the same for equal meanings. Kinds are written as control
// characters, which the words of a body never hold.
class MeaningWriter {
 public:
  MeaningWriter(const Body& body, bool with_targets) : with_targets_(with_targets) {
    written_.reserve(body.text.size() + 2 * body.nodes.size());
  }

  void open(const Body& body, const Node& node) {
    switch (node.kind) {
      case NodeKind::text:
        add_words(body.literal(node));
        return;
      case NodeKind::soft_break:
        space_pending_ = true;
        return;
      case NodeKind::emphasis:
      case NodeKind::strong:
      case NodeKind::strikethrough:
      case NodeKind::link:
        break;
      default:
        if (!breaks_line(node)) {
          add_pending_space();
          break;
        }
        space_pending_ = false;
        at_start_ = true;
        break;
    }
    written_ += static_cast<char>(node.kind);
    add_details(body, node);
  }

  void close(const Node& node) {
    if (node.kind == NodeKind::text || node.kind == NodeKind::soft_break) return;
    if (breaks_line(node)) space_pending_ = false;
    written_ += end_of_node;
  }

  Digest finish() const { return digest_of(written_); }

 private:
  static bool breaks_line(const Node& node) {
    return is_block(node.kind) || node.kind == NodeKind::line_break;
  }

  void add_details(const Body& body, const Node& node) {
    switch (node.kind) {
      case NodeKind::heading:
      case NodeKind::item:
        written_ += static_cast<char>('0' + node.detail);
        break;
      case NodeKind::list:
        written_ += node.detail == 0 ? "-" : std::to_string(node.number);
        break;
      case NodeKind::footnote_definition:
      case NodeKind::footnote_reference:
        written_ += std::to_string(node.number);
        break;
      case NodeKind::link:
        if (with_targets_ || leads_elsewhere(body.literal(node))) {
          add_literal(body.literal(node));
          add_literal(collapse_space(body.title(node)));
        }
        break;
      case NodeKind::image:
        if (with_targets_) add_literal(body.literal(node));
        add_literal(collapse_space(body.title(node)));
        break;
      case NodeKind::code:
      case NodeKind::code_block:
      case NodeKind::html_block:
      case NodeKind::html_inline:
        add_literal(body.literal(node));
        break;
      default:
        break;
    }
  }

  static bool leads_elsewhere(std::string_view address) {
    const size_t end = address.find_first_of(":/?#");
    return end != std::string_view::npos && end > 0 && address[end] == ':';
  }

  void add_literal(std::string_view text) { (written_ += text) += end_of_literal; }

  void add_words(std::string_view words) {
    size_t at = 0;
    while (at < words.size()) {
      if (is_white_space(words[at])) {
        space_pending_ = true;
        ++at;
        continue;
      }
      add_pending_space();
      const size_t end = end_of_run(words, at);
      written_ += words.substr(at, end - at);
      at = end;
    }
  }

  void add_pending_space() {
    if (space_pending_ && !at_start_) written_ += ' ';
    space_pending_ = false;
    at_start_ = false;
  }

  const bool with_targets_;
  std::string written_;
  bool space_pending_ = false;
  bool at_start_ = true;
};

}  // namespace

bool is_block(NodeKind kind) {
  return kind <= NodeKind::thematic_break;
}

bool holds_inlines(NodeKind kind) {
  return kind == NodeKind::paragraph || kind == NodeKind::heading || kind == NodeKind::table_cell;
}

std::string plain_text(const Body& body, uint32_t node) {
  std::string words;
  for (uint32_t i = node; i < body.nodes.size() && i < body.nodes[node].end; ++i) {
    const Node& at = body.nodes[i];
    switch (at.kind) {
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::html_inline:
        words += body.literal(at);
        break;
      case NodeKind::code_block:
      case NodeKind::html_block:
        (words += ' ') += body.literal(at);
        break;
      case NodeKind::image:
        words += body.title(at);
        break;
      case NodeKind::soft_break:
      case NodeKind::line_break:
        words += ' ';
        break;
      default:
        if (is_block(at.kind)) words += ' ';
        break;
    }
  }
  return collapse_space(words);
}

bool has_words(const Body& body, uint32_t node) {
  for (uint32_t i = node; i < body.nodes.size() && i < body.nodes[node].end; ++i) {
    const Node& at = body.nodes[i];
    std::string_view words;
    switch (at.kind) {
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::html_inline:
      case NodeKind::code_block:
      case NodeKind::html_block:
        words = body.literal(at);
        break;
      case NodeKind::image:
        words = body.title(at);
        break;
      default:
        break;
    }
    if (!std::all_of(words.begin(), words.end(), is_white_space)) return true;
  }
  return false;
}

namespace {

Digest digest_body(const Body& body, bool with_targets) {
  MeaningWriter writer(body, with_targets);
  std::vector<uint32_t> open;
  for (uint32_t i = 0; i < body.nodes.size(); ++i) {
    while (!open.empty() && body.nodes[open.back()].end <= i) {
      writer.close(body.nodes[open.back()]);
      open.pop_back();
    }
    writer.open(body, body.nodes[i]);
    open.push_back(i);
  }
  for (; !open.empty(); open.pop_back()) writer.close(body.nodes[open.back()]);
  return writer.finish();
}

}  // namespace

Digest digest_meaning(const Body& body) {
  return digest_body(body, true);
}

Digest digest_wording(const Body& body) {
  const bool has_targets = std::any_of(body.nodes.begin(), body.nodes.end(), [](const Node& node) {
    return node.kind == NodeKind::link || node.kind == NodeKind::image;
  });
  return digest_body(body, !has_targets);
}

}  // namespace gazette
