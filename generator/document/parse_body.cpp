#include "document/parse_body.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "document/limits.h"
#include "document/markdown_limits.h"
#include "document/markdown_tree.h"
#include "document/render_body.h"
#include "document/source_text.h"

namespace gazette {

namespace {

std::string_view view_of(const char* text) {
  return text == nullptr ? std::string_view() : text;
}

uint32_t to_u32(size_t number) {
  return static_cast<uint32_t>(number);
}

// What is left of raw HTML once its comments, which address nobody who reads the page, are gone.
std::string without_comments(std::string_view html) {
  std::string rest;
  for (;;) {
    const size_t begin = html.find("<!--");
    rest += html.substr(0, begin);
    if (begin == std::string_view::npos) return rest;
    const size_t end = html.find("-->", begin + 4);
    // One that never ends would hide all that follows: it is shown.
    if (end == std::string_view::npos) return rest.append(html.substr(begin));
    html.remove_prefix(end + 3);
  }
}

// Ids of headings: slugs, each once.
class HeadingIds {
 public:
  std::string make(std::string_view words) {
    std::string slug = slugify(words);
    if (slug.empty()) slug = "section";
    // The ids of footnotes begin like this.
    if (slug.starts_with("fn-") || slug.starts_with("fnref-")) slug.insert(0, "section-");
    std::string id = slug;
    int& count = counts_.try_emplace(slug, 1).first->second;
    while (!used_.insert(id).second) id = fmt::format("{}-{}", slug, ++count);
    return id;
  }

 private:
  std::unordered_map<std::string, int> counts_;
  std::unordered_set<std::string> used_;
};

class BodyBuilder {
 public:
  // In a clean text, only a number such as "&#7;" can stand for a character that is refused.
  BodyBuilder(const LineTable& lines, const SourceText& source)
      : lines_(lines), may_be_refused_(!source.is_clean || source.text.find("&#") != std::string::npos) {
    body().text.reserve(source.text.size());
  }

  ParsedBody build(cmark_node* root) {
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(root),
                                                                       &cmark_iter_free);
    for (cmark_event_type event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk.get())) {
      cmark_node* node = cmark_iter_get_node(walk.get());
      if (image_ != nullptr) {
        in_image(node, event);
      } else if (event == CMARK_EVENT_ENTER) {
        enter(node);
      } else {
        leave(node);
      }
    }
    return std::move(parsed_);
  }

 private:
  Body& body() { return parsed_.body; }

  void report(Diagnostic problem) {
    if (parsed_.problems.size() < limits::body_problems) parsed_.problems.push_back(std::move(problem));
  }

  void put_literal(std::string_view text, uint32_t& begin, uint32_t& size) {
    begin = to_u32(body().text.size());
    if (!may_be_refused_ || is_clean(text)) {
      body().text += text;
    } else {
      body().text += replace_refused(text);
    }
    size = to_u32(body().text.size()) - begin;
  }

  Mark mark_of(cmark_node* node) const {
    const int line = cmark_node_get_start_line(node);
    return line < 1 ? Mark{0, 0, 1} : lines_.mark_at(line, cmark_node_get_start_column(node));
  }

  Mark mark_of(const Node& node) const {
    return {static_cast<int>(node.line), static_cast<int>(node.column), 1};
  }

  void enter(cmark_node* from) {
    const auto kind = kind_of(from);
    if (!kind) return;
    if (*kind == NodeKind::text && join_text(from)) return;
    const bool is_html = *kind == NodeKind::html_block || *kind == NodeKind::html_inline;
    const std::string html = is_html ? without_comments(view_of(cmark_node_get_literal(from))) : "";
    if (is_html && trim(html).empty()) return;
    const uint32_t index = to_u32(body().nodes.size());
    Node node;
    node.kind = *kind;
    node.end = index + 1;
    const Mark mark = mark_of(from);
    node.line = static_cast<uint32_t>(mark.line);
    node.column = static_cast<uint32_t>(mark.column);
    if (is_html) {
      put_literal(html, node.begin, node.size);
      report(make_warning("raw-html", mark, "HTML isn't used: it is shown as text",
                          "write it in Markdown, or put it in backquotes if readers should see it as code"));
    } else {
      describe(from, node);
    }
    body().nodes.push_back(node);
    if (*kind == NodeKind::image) {
      image_ = from;
      alternative_text_.clear();
    } else if (cmark_node_first_child(from) != nullptr || is_container(*kind)) {
      open_.push_back(index);
    }
  }

  static bool is_container(NodeKind kind) {
    switch (kind) {
      case NodeKind::code_block:
      case NodeKind::html_block:
      case NodeKind::thematic_break:
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::html_inline:
      case NodeKind::soft_break:
      case NodeKind::line_break:
      case NodeKind::image:
        return false;
      default:
        return true;
    }
  }

  // True if the text was added to the one before it.
  bool join_text(cmark_node* from) {
    if (body().nodes.empty() || open_.empty()) return false;
    const uint32_t last = to_u32(body().nodes.size()) - 1;
    Node& node = body().nodes[last];
    if (node.kind != NodeKind::text || last_text_parent_ != open_.back()) {
      last_text_parent_ = open_.back();
      return false;
    }
    uint32_t begin = 0;
    uint32_t size = 0;
    put_literal(view_of(cmark_node_get_literal(from)), begin, size);
    node.size += size;
    return true;
  }

  void describe(cmark_node* from, Node& node) {
    switch (node.kind) {
      case NodeKind::text:
        put_literal(view_of(cmark_node_get_literal(from)), node.begin, node.size);
        check_text(node);
        check_conflict(node);
        break;
      case NodeKind::code:
        put_literal(view_of(cmark_node_get_literal(from)), node.begin, node.size);
        break;
      case NodeKind::code_block:
        put_literal(view_of(cmark_node_get_literal(from)), node.begin, node.size);
        put_literal(view_of(cmark_node_get_fence_info(from)), node.title_begin, node.title_size);
        break;
      case NodeKind::footnote_definition:
        node.number = ++footnotes_;
        put_literal(std::to_string(node.number), node.begin, node.size);
        break;
      case NodeKind::footnote_reference: {
        const std::string number(view_of(cmark_node_get_literal(from)));
        node.number = static_cast<uint32_t>(std::strtoul(number.c_str(), nullptr, 10));
        put_literal(number, node.begin, node.size);
        break;
      }
      case NodeKind::heading:
        node.detail = static_cast<uint8_t>(cmark_node_get_heading_level(from));
        break;
      case NodeKind::list:
        node.detail = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST ? 1 : 0;
        node.number = node.detail == 1 ? static_cast<uint32_t>(cmark_node_get_list_start(from)) : 0;
        break;
      case NodeKind::item:
        if (is_task(from)) node.detail = cmark_gfm_extensions_get_tasklist_item_checked(from) ? 2 : 1;
        break;
      case NodeKind::paragraph: {
        cmark_node* item = cmark_node_parent(from);
        cmark_node* list = item == nullptr ? nullptr : cmark_node_parent(item);
        const bool in_list = list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST;
        node.detail = in_list && cmark_node_get_list_tight(list) != 0 ? 1 : 0;
        break;
      }
      case NodeKind::table: {
        const uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(from);
        alignments_.assign(alignments, alignments + cmark_gfm_extensions_get_table_columns(from));
        break;
      }
      case NodeKind::table_row:
        node.detail = cmark_gfm_extensions_get_table_row_is_header(from) != 0 ? 1 : 0;
        column_ = 0;
        break;
      case NodeKind::table_cell:
        node.detail = alignment_of(column_++);
        break;
      case NodeKind::link:
        put_literal(view_of(cmark_node_get_url(from)), node.begin, node.size);
        put_literal(view_of(cmark_node_get_title(from)), node.title_begin, node.title_size);
        check_scheme(node);
        break;
      case NodeKind::image:
        put_literal(view_of(cmark_node_get_url(from)), node.begin, node.size);
        check_scheme(node);
        break;
      default:
        break;
    }
  }

  uint8_t alignment_of(size_t column) const {
    if (column >= alignments_.size()) return 0;
    switch (alignments_[column]) {
      case 'l':
        return 1;
      case 'c':
        return 2;
      case 'r':
        return 3;
      default:
        return 0;
    }
  }

  void leave(cmark_node* from) {
    if (open_.empty() || kind_of(from) != body().nodes[open_.back()].kind) return;
    const uint32_t index = open_.back();
    open_.pop_back();
    body().nodes[index].end = to_u32(body().nodes.size());
    Node& node = body().nodes[index];
    if (node.kind == NodeKind::heading) {
      const std::string words = plain_text(body(), index);
      put_literal(ids_.make(words), node.begin, node.size);
      if (words.empty()) {
        report(make_warning("empty-heading", mark_of(node), "this heading has no words",
                            "write the heading, or delete the line"));
      }
    } else if (node.kind == NodeKind::link && !has_words(body(), index)) {
      report(make_warning("empty-link", mark_of(node), "this link has no words to click",
                          "write what it leads to between the brackets"));
    }
  }

  void in_image(cmark_node* from, cmark_event_type event) {
    if (from == image_) {
      image_ = nullptr;
      Node& node = body().nodes.back();
      put_literal(alternative_text_, node.title_begin, node.title_size);
      if (trim(alternative_text_).empty()) {
        report(make_warning(
            "missing-alt", mark_of(node), "this image has no alternative text for readers who can't see it",
            "say what it shows between the brackets: ![Bar chart of attendance by grade](chart.png)"));
      }
      return;
    }
    if (event != CMARK_EVENT_ENTER) return;
    switch (cmark_node_get_type(from)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        alternative_text_ += view_of(cmark_node_get_literal(from));
        break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        alternative_text_ += ' ';
        break;
      default:
        break;
    }
  }

  void check_scheme(const Node& node) {
    const std::string_view address = body().literal(node);
    if (is_allowed_scheme(address)) return;
    report(
        make_error("link-scheme", mark_of(node),
                   fmt::format("“{}” isn't an address that a page may link to", address.substr(0, 80)),
                   "link to a file of this repository, or to an address that begins with https:, mailto: or "
                   "tel:"));
  }

  // The library leaves a reference to a footnote that doesn't exist as text: "[^note]".
  void check_text(const Node& node) {
    const std::string_view words = body().literal(node);
    for (size_t begin = words.find("[^"); begin != std::string_view::npos;
         begin = words.find("[^", begin + 2)) {
      const size_t end = words.find_first_of("[] ", begin + 2);
      if (end == std::string_view::npos || words[end] != ']' || end == begin + 2) continue;
      const std::string_view reference = words.substr(begin, end + 1 - begin);
      const std::string_view line = lines_.line(static_cast<int>(node.line));
      const size_t at = line.find(reference);
      // Escaped, or of a text that began on another line.
      if (at == std::string_view::npos || (at > 0 && line[at - 1] == '\\')) continue;
      Mark mark = {static_cast<int>(node.line), count_characters(line.substr(0, at)) + 1,
                   count_characters(reference)};
      report(make_error("missing-footnote", mark, fmt::format("there is no footnote {}", reference),
                        fmt::format("add it at the end of the text: {}: What it says.", reference)));
    }
  }

  void check_conflict(const Node& node) {
    if (node.column != 1 || !body().literal(node).starts_with("<<<<<<< ")) return;
    report(make_error("merge-conflict", mark_of(node),
                      "two versions of this text were merged, and nobody has chosen between them yet",
                      "keep the right lines, and delete the others with the lines of <<<<<<<, ======= and "
                      ">>>>>>>"));
  }

  const LineTable& lines_;
  const bool may_be_refused_;
  ParsedBody parsed_;
  HeadingIds ids_;
  std::vector<uint32_t> open_;
  std::vector<uint8_t> alignments_;
  size_t column_ = 0;
  uint32_t footnotes_ = 0;
  uint32_t last_text_parent_ = UINT32_MAX;
  cmark_node* image_ = nullptr;
  std::string alternative_text_;
};

Body empty_body() {
  Body body;
  body.nodes.push_back({});
  body.nodes.back().end = 1;
  return body;
}

}  // namespace

ParsedBody parse_body(std::string_view markdown, int first_line) {
  ParsedBody parsed;
  if (markdown.size() > limits::markdown_bytes) {
    parsed.body = empty_body();
    parsed.problems.push_back(make_error("file-size", {first_line, 1, 1},
                                         fmt::format("the text is {} bytes long, more than the limit of {}",
                                                     markdown.size(), limits::markdown_bytes),
                                         "split it into several pages"));
    return parsed;
  }
  const SourceText source = clean_source(markdown, first_line, TextPart::markdown);
  const LineTable lines(source.text, first_line);
  Diagnostics problems = check_markdown_limits(source.text, lines);
  if (problems.empty()) {
    const MarkdownTree tree = parse_markdown_tree(source.text);
    parsed = BodyBuilder(lines, source).build(tree.get());
  } else {
    parsed.body = empty_body();
  }
  append(parsed.problems, std::move(problems));
  append(parsed.problems, source.problems);
  sort_diagnostics(parsed.problems);
  return parsed;
}

}  // namespace gazette
