#include "document/render_body.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "document/address.h"
#include "document/heading_levels.h"
#include "document/node_html.h"
#include "document/text_links.h"

namespace gazette {

namespace {

class BodyRenderer {
 public:
  BodyRenderer(const Body& body, const LinkResolver& resolve, const BodyStyle& style,
               const TextLinker& linker)
      : body_(body), resolve_(resolve), style_(style), linker_(linker), levels_(style.top_heading_level) {
    out_.reserve(body.text.size() * 2 + 256);
    count_references();
  }

  Html render() {
    const auto size = static_cast<uint32_t>(body_.nodes.size());
    for (uint32_t i = 1; i < size;) {
      close_until(i);
      if (i == style_.skip || is_empty_heading(i)) {
        i = body_.nodes[i].end;
        continue;
      }
      enter(i);
      ++i;
    }
    close_until(size);
    out_ += footnotes_close_;
    return {std::move(out_)};
  }

 private:
  struct Open {
    uint32_t node = 0;
    std::string_view close;  // what to write at its end
  };

  void count_references() {
    for (uint32_t i = 1; i < body_.nodes.size(); ++i) {
      const Node& node = body_.nodes[i];
      if (i == style_.skip) {
        i = node.end - 1;
        continue;
      }
      if (node.kind != NodeKind::footnote_reference && node.kind != NodeKind::footnote_definition) continue;
      if (node.number >= references_.size()) references_.resize(node.number + 1);
      if (node.kind == NodeKind::footnote_reference) ++references_[node.number].total;
    }
  }

  bool is_empty_heading(uint32_t i) const {
    return body_.nodes[i].kind == NodeKind::heading && !has_words(body_, i);
  }

  void close_until(uint32_t i) {
    while (!open_.empty() && body_.nodes[open_.back().node].end <= i) {
      const Open top = open_.back();
      open_.pop_back();
      leave(top);
    }
  }

  void leave(const Open& top) {
    const Node& node = body_.nodes[top.node];
    if (node.kind == NodeKind::link) {
      --links_open_;
      if (links_open_ == 0 && link_lacks_words_) append_escaped(out_, body_.literal(node));
    } else if (node.kind == NodeKind::table) {
      if (in_table_body_) out_ += "</tbody>\n";
    } else if (node.kind == NodeKind::footnote_definition) {
      write_back_links(node);
    }
    out_ += top.close;
  }

  void open(uint32_t i, std::string_view close) { open_.push_back({i, close}); }

  void enter(uint32_t i) {
    const Node& node = body_.nodes[i];
    switch (node.kind) {
      case NodeKind::document:
        break;
      case NodeKind::block_quote:
        return open(i, open_block_quote(out_));
      case NodeKind::list:
        return open(i, open_list(out_, node, node.number));
      case NodeKind::item:
        return enter_item(i);
      case NodeKind::table:
        in_table_body_ = false;
        return open(i, open_table(out_, style_, ++tables_));
      case NodeKind::table_row:
        return enter_row(i);
      case NodeKind::table_cell:
        // A header cell without words would be a header that says nothing.
        return open(i, open_cell(out_, node, in_table_head_ && node.end > i + 1));
      case NodeKind::footnote_definition:
        return enter_footnote(i);
      case NodeKind::paragraph:
        return open(i, open_paragraph(out_, node));
      case NodeKind::heading:
        return open(i, open_heading(out_, levels_.enter(node.detail),
                                    {.id_prefix = style_.id_prefix, .id = body_.literal(node)}));
      case NodeKind::code_block:
      case NodeKind::html_block:
        return write_literal(open_verbatim_block(out_, body_, node), node);
      case NodeKind::thematic_break:
        out_ += "<hr>\n";
        return;
      case NodeKind::emphasis:
      case NodeKind::strong:
      case NodeKind::strikethrough:
        return open(i, open_inline(out_, node.kind));
      case NodeKind::link:
        return enter_link(i);
      case NodeKind::text:
        return write_words(body_.literal(node));
      case NodeKind::code:
      case NodeKind::html_inline:
        return write_literal(open_inline(out_, node.kind), node);
      case NodeKind::soft_break:
        out_ += '\n';
        return;
      case NodeKind::line_break:
        out_ += "<br>\n";
        return;
      case NodeKind::image:
        return write_image(out_, body_, node, resolve_, style_);
      case NodeKind::footnote_reference:
        return write_reference(node);
    }
  }

  bool is_in_heading() const {
    return !open_.empty() && body_.nodes[open_.front().node].kind == NodeKind::heading;
  }

  void write_words(std::string_view text) {
    size_t done = 0;
    if (linker_ && links_open_ == 0 && !is_in_heading()) {
      for (const TextLink& link : linker_(text)) {
        append_escaped(out_, text.substr(done, link.begin - done));
        out_ += "<a href=\"";
        append_escaped(out_, link.href);
        out_ += "\">";
        append_escaped(out_, text.substr(link.begin, link.end - link.begin));
        out_ += "</a>";
        done = link.end;
      }
    }
    append_escaped(out_, text.substr(done));
  }

  void enter_item(uint32_t i) {
    const Node& node = body_.nodes[i];
    open(i, open_item(out_, node.detail != 0));
    if (node.detail == 0) return;
    write_task_mark(out_, node.detail, style_);
    out_ += ' ';
  }

  void enter_row(uint32_t i) {
    in_table_head_ = body_.nodes[i].detail == 1;
    if (in_table_head_) {
      out_ += "<thead>\n";
      open_row(out_);
      return open(i, "</tr>\n</thead>\n");
    }
    if (!in_table_body_) out_ += "<tbody>\n";
    in_table_body_ = true;
    open(i, open_row(out_));
  }

  void write_literal(std::string_view close, const Node& node) {
    append_escaped(out_, body_.literal(node));
    out_ += close;
  }

  void enter_link(uint32_t i) {
    const Node& node = body_.nodes[i];
    if (++links_open_ > 1) return open(i, {});
    link_lacks_words_ = !has_words(body_, i);
    open(i, open_link(out_, body_, node, resolve_));
  }

  void write_reference(const Node& node) {
    const std::string number = std::to_string(node.number);
    const uint32_t use = ++references_[node.number].written;
    out_ += R"(<sup class="footnote-ref" id=")";
    write_reference_id(node.number, use);
    out_ += "\">";
    const bool is_link = links_open_ == 0;
    if (is_link) {
      out_ += "<a href=\"#";
      append_escaped(out_, style_.id_prefix);
      ((out_ += "fn-") += number) += "\">";
    }
    out_ += number;
    out_ += is_link ? "</a></sup>" : "</sup>";
  }

  void write_reference_id(uint32_t number, uint32_t use) {
    append_escaped(out_, style_.id_prefix);
    (out_ += "fnref-") += std::to_string(number);
    if (use > 1) (out_ += '-') += std::to_string(use);
  }

  void enter_footnote(uint32_t i) {
    if (!in_footnotes_) {
      in_footnotes_ = true;
      levels_.begin_section();
      footnotes_close_ = open_footnotes(out_, style_);
    }
    const std::string id = "fn-" + std::to_string(body_.nodes[i].number);
    open(i, open_item(out_, false, {.id_prefix = style_.id_prefix, .id = id}));
  }

  void write_back_links(const Node& node) {
    const uint32_t total = references_[node.number].total;
    if (total == 0) return;
    out_ += "<p class=\"footnote-back\">";
    for (uint32_t use = 1; use <= total; ++use) {
      out_ += use > 1 ? " <a href=\"#" : "<a href=\"#";
      write_reference_id(node.number, use);
      out_ += "\" aria-label=\"";
      append_escaped(out_, style_.back_to_text);
      (out_ += ' ') += std::to_string(node.number);
      if (use > 1) (out_ += '-') += std::to_string(use);
      out_ += "\">\xE2\x86\xA9</a>";
    }
    out_ += "</p>\n";
  }

  struct References {
    uint32_t total = 0;
    uint32_t written = 0;
  };

  const Body& body_;
  const LinkResolver& resolve_;
  const BodyStyle& style_;
  const TextLinker& linker_;
  HeadingLevels levels_;
  std::string out_;
  std::vector<Open> open_;
  std::vector<References> references_;  // by the number of the footnote
  size_t tables_ = 0;
  bool in_table_head_ = false;
  bool in_table_body_ = false;
  bool in_footnotes_ = false;
  std::string_view footnotes_close_;
  int links_open_ = 0;
  bool link_lacks_words_ = false;
};

}  // namespace

bool is_allowed_scheme(std::string_view destination) {
  const std::string scheme = scheme_of(destination);
  return scheme.empty() || scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

Html render_body(const Body& body, const LinkResolver& resolve, const BodyStyle& style) {
  return render_body(body, resolve, style, {});
}

Html render_body(const Body& body, const LinkResolver& resolve, const BodyStyle& style,
                 const TextLinker& linker) {
  return BodyRenderer(body, resolve, style, linker).render();
}

std::vector<BodyHeading> list_headings(const Body& body, const BodyStyle& style) {
  std::vector<BodyHeading> headings;
  HeadingLevels levels(style.top_heading_level);
  bool in_footnotes = false;
  for (uint32_t i = 1; i < body.nodes.size(); ++i) {
    const Node& node = body.nodes[i];
    if (node.kind == NodeKind::footnote_definition && !in_footnotes) {
      in_footnotes = true;
      levels.begin_section();
    }
    if (node.kind != NodeKind::heading || i == style.skip) continue;
    std::string text = plain_text(body, i);
    if (text.empty()) continue;
    const int level = std::clamp(levels.enter(node.detail), 1, 6);
    headings.push_back({level, style.id_prefix + std::string(body.literal(node)), std::move(text)});
  }
  return headings;
}

}  // namespace gazette
