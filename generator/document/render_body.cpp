#include "document/render_body.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "document/address.h"
#include "document/heading_levels.h"

namespace gazette {

namespace {

constexpr std::array<std::string_view, 4> alignments = {"", " class=\"align-left\"",
                                                        " class=\"align-center\"", " class=\"align-right\""};

class BodyRenderer {
 public:
  BodyRenderer(const Body& body, const LinkResolver& resolve, const BodyStyle& style)
      : body_(body), resolve_(resolve), style_(style), levels_(style.top_heading_level) {
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
    if (in_footnotes_) out_ += "</ol>\n</section>\n";
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
    return body_.nodes[i].kind == NodeKind::heading && plain_text(body_, i).empty();
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

  void open(uint32_t i, std::string_view start, std::string_view close) {
    out_ += start;
    open_.push_back({i, close});
  }

  void enter(uint32_t i) {
    const Node& node = body_.nodes[i];
    switch (node.kind) {
      case NodeKind::document:
        break;
      case NodeKind::block_quote:
        return open(i, "<blockquote>\n", "</blockquote>\n");
      case NodeKind::list:
        return enter_list(i);
      case NodeKind::item:
        return enter_item(i);
      case NodeKind::table:
        return enter_table(i);
      case NodeKind::table_row:
        return enter_row(i);
      case NodeKind::table_cell:
        return enter_cell(i);
      case NodeKind::footnote_definition:
        return enter_footnote(i);
      case NodeKind::paragraph:
        return node.detail == 1 ? open(i, "", "\n") : open(i, "<p>", "</p>\n");
      case NodeKind::heading:
        return enter_heading(i);
      case NodeKind::code_block:
        return write_code_block(node);
      case NodeKind::html_block:
        out_ += "<pre class=\"raw-html\" tabindex=\"0\"><code>";
        append_escaped(out_, body_.literal(node));
        out_ += "</code></pre>\n";
        return;
      case NodeKind::thematic_break:
        out_ += "<hr>\n";
        return;
      case NodeKind::emphasis:
        return open(i, "<em>", "</em>");
      case NodeKind::strong:
        return open(i, "<strong>", "</strong>");
      case NodeKind::strikethrough:
        return open(i, "<s>", "</s>");
      case NodeKind::link:
        return enter_link(i);
      case NodeKind::text:
        return append_escaped(out_, body_.literal(node));
      case NodeKind::code:
        return write_code("<code>", node);
      case NodeKind::html_inline:
        return write_code("<code class=\"raw-html\">", node);
      case NodeKind::soft_break:
        out_ += '\n';
        return;
      case NodeKind::line_break:
        out_ += "<br>\n";
        return;
      case NodeKind::image:
        return write_image(node);
      case NodeKind::footnote_reference:
        return write_reference(node);
    }
  }

  void enter_list(uint32_t i) {
    const Node& node = body_.nodes[i];
    if (node.detail == 0) return open(i, "<ul>\n", "</ul>\n");
    if (node.number == 1) return open(i, "<ol>\n", "</ol>\n");
    out_ += "<ol start=\"" + std::to_string(node.number) + "\">\n";
    open(i, "", "</ol>\n");
  }

  void enter_item(uint32_t i) {
    const Node& node = body_.nodes[i];
    if (node.detail == 0) return open(i, "<li>", "</li>\n");
    const bool done = node.detail == 2;
    out_ += done ? "<li class=\"task\"><span class=\"task-mark task-done\" role=\"img\" aria-label=\""
                 : "<li class=\"task\"><span class=\"task-mark task-open\" role=\"img\" aria-label=\"";
    append_escaped(out_, done ? style_.task_done : style_.task_open);
    open(i, "\"></span> ", "</li>\n");
  }

  void enter_table(uint32_t i) {
    in_table_body_ = false;
    ++tables_;
    out_ += "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"";
    append_escaped(out_, style_.scrollable_table);
    if (tables_ > 1) (out_ += ' ') += std::to_string(tables_);
    open(i, "\"><table>\n", "</table></div>\n");
  }

  void enter_row(uint32_t i) {
    in_table_head_ = body_.nodes[i].detail == 1;
    if (in_table_head_) return open(i, "<thead>\n<tr>", "</tr>\n</thead>\n");
    if (!in_table_body_) out_ += "<tbody>\n";
    in_table_body_ = true;
    open(i, "<tr>", "</tr>\n");
  }

  void enter_cell(uint32_t i) {
    const Node& node = body_.nodes[i];
    // A header cell without words would be a header that says nothing.
    const bool is_header = in_table_head_ && node.end > i + 1;
    out_ += is_header ? "<th scope=\"col\"" : "<td";
    out_ += alignments[std::min<size_t>(node.detail, 3)];
    open(i, ">", is_header ? "</th>" : "</td>");
  }

  void enter_heading(uint32_t i) {
    constexpr std::array<std::string_view, 7> ends = {"",        "</h1>\n", "</h2>\n", "</h3>\n",
                                                      "</h4>\n", "</h5>\n", "</h6>\n"};
    const Node& node = body_.nodes[i];
    const int level = std::clamp(levels_.enter(node.detail), 1, 6);
    ((out_ += "<h") += static_cast<char>('0' + level)) += " id=\"";
    append_escaped(out_, style_.id_prefix);
    append_escaped(out_, body_.literal(node));
    open(i, "\">", ends[static_cast<size_t>(level)]);
  }

  void write_code_block(const Node& node) {
    const std::string_view info = body_.title(node);
    const std::string_view language = info.substr(0, info.find_first_of(" \t\n"));
    out_ += "<pre tabindex=\"0\"><code";
    if (!language.empty()) {
      out_ += " class=\"language-";
      append_escaped(out_, language);
      out_ += '"';
    }
    out_ += '>';
    append_escaped(out_, body_.literal(node));
    out_ += "</code></pre>\n";
  }

  void write_code(std::string_view start, const Node& node) {
    out_ += start;
    append_escaped(out_, body_.literal(node));
    out_ += "</code>";
  }

  ResolvedLink resolve(const Node& node, bool is_image) const {
    ResolvedLink link = resolve_(body_.literal(node), is_image);
    link.is_link = link.is_link && is_allowed_scheme(link.href) && is_well_formed(link.href);
    return link;
  }

  void enter_link(uint32_t i) {
    const Node& node = body_.nodes[i];
    if (++links_open_ > 1) return open(i, "", "");
    link_lacks_words_ = plain_text(body_, i).empty();
    const ResolvedLink link = resolve(node, false);
    if (!link.is_link) return open(i, "", "");
    out_ += "<a href=\"";
    append_address(out_, link.href);
    if (node.title_size > 0) {
      out_ += "\" title=\"";
      append_escaped(out_, body_.title(node));
    }
    open(i, "\">", "</a>");
  }

  void write_image(const Node& node) {
    const ResolvedLink image = resolve(node, true);
    if (!image.is_link || image.href.empty()) {
      out_ += "<span class=\"missing-image\">";
      append_escaped(out_, style_.image_missing);
      if (node.title_size > 0) {
        out_ += ": ";
        append_escaped(out_, body_.title(node));
      }
      out_ += "</span>";
      return;
    }
    out_ += "<img src=\"";
    append_address(out_, image.href);
    out_ += "\" alt=\"";
    append_escaped(out_, body_.title(node));
    out_ += "\">";
  }

  void write_reference(const Node& node) {
    const std::string number = std::to_string(node.number);
    const uint32_t use = ++references_[node.number].written;
    out_ += "<sup class=\"footnote-ref\" id=\"";
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
      const std::string level = std::to_string(std::clamp(style_.top_heading_level, 1, 6));
      (((out_ += "<section class=\"footnotes\">\n<h") += level) += '>');
      append_escaped(out_, style_.footnotes_title);
      ((out_ += "</h") += level) += ">\n<ol>\n";
    }
    out_ += "<li id=\"";
    append_escaped(out_, style_.id_prefix);
    ((out_ += "fn-") += std::to_string(body_.nodes[i].number)) += "\">";
    open(i, "", "</li>\n");
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
  HeadingLevels levels_;
  std::string out_;
  std::vector<Open> open_;
  std::vector<References> references_;  // by the number of the footnote
  size_t tables_ = 0;
  bool in_table_head_ = false;
  bool in_table_body_ = false;
  bool in_footnotes_ = false;
  int links_open_ = 0;
  bool link_lacks_words_ = false;
};

}  // namespace

bool is_allowed_scheme(std::string_view destination) {
  const std::string scheme = scheme_of(destination);
  return scheme.empty() || scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

Html render_body(const Body& body, const LinkResolver& resolve, const BodyStyle& style) {
  return BodyRenderer(body, resolve, style).render();
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
