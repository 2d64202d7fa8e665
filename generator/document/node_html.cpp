#include "document/node_html.h"

#include <algorithm>
#include <array>

#include "document/address.h"

namespace gazette {

namespace {

void append_attributes(std::string& to, std::string_view own_class, const TagExtras& extras) {
  if (!extras.id.empty()) {
    to += " id=\"";
    append_escaped(to, extras.id_prefix);
    append_escaped(to, extras.id);
    to += '"';
  }
  if (!own_class.empty() || !extras.css_class.empty()) {
    (to += " class=\"") += own_class;
    if (!own_class.empty() && !extras.css_class.empty()) to += ' ';
    (to += extras.css_class) += '"';
  }
  if (extras.value >= 0) ((to += " value=\"") += std::to_string(extras.value)) += '"';
}

ResolvedLink resolve_address(const Body& body, const Node& node, const LinkResolver& resolve) {
  ResolvedLink link = resolve(body.literal(node), node.kind == NodeKind::image);
  link.is_link = link.is_link && is_allowed_scheme(link.href) && is_well_formed(link.href);
  return link;
}

// The words of the link are the address, perhaps without "https://" or the last slash.
bool shows_address(const Body& body, const Node& link, std::string_view href) {
  if (!href.starts_with("http")) return false;
  const std::string words = plain_text(body, static_cast<uint32_t>(&link - body.nodes.data()));
  if (words.empty()) return true;  // the address stands in their place
  const auto without_slash = [](std::string_view text) {
    return text.ends_with('/') ? text.substr(0, text.size() - 1) : text;
  };
  const std::string_view shown = without_slash(words);
  const std::string_view address = without_slash(href);
  return address == shown ||
         (address.ends_with(shown) && href.substr(0, address.size() - shown.size()).ends_with("://"));
}

}  // namespace

std::string_view open_block_quote(std::string& to, const TagExtras& extras) {
  to += "<blockquote";
  append_attributes(to, {}, extras);
  to += ">\n";
  return "</blockquote>\n";
}

std::string_view open_list(std::string& to, const Node& list, uint32_t first_number,
                           const TagExtras& extras) {
  const bool numbered = list.detail != 0;
  to += numbered ? "<ol" : "<ul";
  if (numbered && first_number != 1) ((to += " start=\"") += std::to_string(first_number)) += '"';
  append_attributes(to, {}, extras);
  to += ">\n";
  return numbered ? "</ol>\n" : "</ul>\n";
}

std::string_view open_item(std::string& to, bool is_task, const TagExtras& extras) {
  to += "<li";
  append_attributes(to, is_task ? "task" : "", extras);
  to += '>';
  return "</li>\n";
}

void write_task_mark(std::string& to, uint8_t item_detail, const BodyStyle& style) {
  const bool done = item_detail == 2;
  to += done ? R"(<span class="task-mark task-done" role="img" aria-label=")"
             : R"(<span class="task-mark task-open" role="img" aria-label=")";
  append_escaped(to, done ? style.task_done : style.task_open);
  to += "\"></span>";
}

std::string_view open_table(std::string& to, const BodyStyle& style, size_t ordinal,
                            const TagExtras& extras) {
  to += R"(<div class="table-scroll" role="region" tabindex="0" aria-label=")";
  append_escaped(to, style.scrollable_table);
  if (ordinal > 1) (to += ' ') += std::to_string(ordinal);
  to += "\"><table";
  append_attributes(to, {}, extras);
  to += ">\n";
  return "</table></div>\n";
}

std::string_view open_row(std::string& to, const TagExtras& extras) {
  to += "<tr";
  append_attributes(to, {}, extras);
  to += '>';
  return "</tr>\n";
}

std::string_view open_cell(std::string& to, const Node& cell, bool is_header, const TagExtras& extras) {
  constexpr std::array<std::string_view, 4> alignments = {"", "align-left", "align-center", "align-right"};
  to += is_header ? "<th scope=\"col\"" : "<td";
  append_attributes(to, alignments[std::min<size_t>(cell.detail, 3)], extras);
  to += '>';
  return is_header ? "</th>" : "</td>";
}

std::string_view open_heading(std::string& to, int level, const TagExtras& extras) {
  constexpr std::array<std::string_view, 7> ends = {"",        "</h1>\n", "</h2>\n", "</h3>\n",
                                                    "</h4>\n", "</h5>\n", "</h6>\n"};
  level = std::clamp(level, 1, 6);
  (to += "<h") += static_cast<char>('0' + level);
  append_attributes(to, {}, extras);
  to += '>';
  return ends[static_cast<size_t>(level)];
}

std::string_view open_paragraph(std::string& to, const Node& paragraph, const TagExtras& extras) {
  if (paragraph.detail == 1) return "\n";
  to += "<p";
  append_attributes(to, {}, extras);
  to += '>';
  return "</p>\n";
}

std::string_view open_verbatim_block(std::string& to, const Body& body, const Node& block,
                                     const TagExtras& extras) {
  to += "<pre";
  append_attributes(to, block.kind == NodeKind::html_block ? "raw-html" : "", extras);
  to += " tabindex=\"0\"><code";
  const std::string_view info = block.kind == NodeKind::code_block ? body.title(block) : std::string_view{};
  const std::string_view language = info.substr(0, info.find_first_of(" \t\n"));
  if (!language.empty()) {
    to += " class=\"language-";
    append_escaped(to, language);
    to += '"';
  }
  to += '>';
  return "</code></pre>\n";
}

std::string_view open_footnotes(std::string& to, const BodyStyle& style) {
  const char level = static_cast<char>('0' + std::clamp(style.top_heading_level, 1, 6));
  ((to += "<section class=\"footnotes\">\n<h") += level) += '>';
  append_escaped(to, style.footnotes_title);
  ((to += "</h") += level) += ">\n<ol>\n";
  return "</ol>\n</section>\n";
}

std::string_view open_inline(std::string& to, NodeKind kind) {
  switch (kind) {
    case NodeKind::emphasis:
      to += "<em>";
      return "</em>";
    case NodeKind::strong:
      to += "<strong>";
      return "</strong>";
    case NodeKind::strikethrough:
      to += "<s>";
      return "</s>";
    case NodeKind::code:
      to += "<code>";
      return "</code>";
    case NodeKind::html_inline:
      to += "<code class=\"raw-html\">";
      return "</code>";
    default:
      return {};
  }
}

std::string_view open_link(std::string& to, const Body& body, const Node& link, const LinkResolver& resolve) {
  const ResolvedLink resolved = resolve_address(body, link, resolve);
  if (!resolved.is_link) return {};
  to += "<a href=\"";
  append_address(to, resolved.href);
  if (link.title_size > 0) {
    to += "\" title=\"";
    append_escaped(to, body.title(link));
  }
  to += shows_address(body, link, resolved.href) ? R"(" class="address">)" : "\">";
  return "</a>";
}

void write_image(std::string& to, const Body& body, const Node& image, const LinkResolver& resolve,
                 const BodyStyle& style) {
  const ResolvedLink resolved = resolve_address(body, image, resolve);
  if (!resolved.is_link || resolved.href.empty()) return write_missing_image(to, body, image, style);
  to += "<img src=\"";
  append_address(to, resolved.href);
  to += "\" alt=\"";
  append_escaped(to, body.title(image));
  to += "\">";
}

void write_missing_image(std::string& to, const Body& body, const Node& image, const BodyStyle& style) {
  to += "<span class=\"missing-image\">";
  append_escaped(to, style.image_missing);
  if (image.title_size > 0) {
    to += ": ";
    append_escaped(to, body.title(image));
  }
  to += "</span>";
}

}  // namespace gazette
