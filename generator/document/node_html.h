// How each node is written as HTML: the one place that knows, for whole texts and for comparisons alike. Each
// function writes a start tag, and returns what ends it; what follows between them is the caller's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "document/body.h"
#include "document/render_body.h"

namespace gazette {

// What a caller adds to a block's own tag.
struct TagExtras {
  std::string_view css_class = {};  // beside those the node has by itself
  std::string_view id_prefix = {};
  std::string_view id = {};  // empty: no id
  int64_t value = -1;        // a list item's number, where it must be said
};

std::string_view open_block_quote(std::string& to, const TagExtras& extras = {});
// `first_number`: what a numbered list begins with.
std::string_view open_list(std::string& to, const Node& list, uint32_t first_number,
                           const TagExtras& extras = {});
// `is_task`: a task's mark follows (write_task_mark).
std::string_view open_item(std::string& to, bool is_task, const TagExtras& extras = {});
void write_task_mark(std::string& to, uint8_t item_detail, const BodyStyle& style);

// `ordinal`: of the tables on the page, from 1.
std::string_view open_table(std::string& to, const BodyStyle& style, size_t ordinal,
                            const TagExtras& extras = {});
std::string_view open_row(std::string& to, const TagExtras& extras = {});
std::string_view open_cell(std::string& to, const Node& cell, bool is_header, const TagExtras& extras = {});

std::string_view open_heading(std::string& to, int level, const TagExtras& extras = {});
// In a list without blank lines between its items, paragraphs have no tag.
std::string_view open_paragraph(std::string& to, const Node& paragraph, const TagExtras& extras = {});
// Code or raw HTML; the text follows.
std::string_view open_verbatim_block(std::string& to, const Body& body, const Node& block,
                                     const TagExtras& extras = {});

std::string_view open_footnotes(std::string& to, const BodyStyle& style);

// Emphasis, strong, strikethrough, code, html_inline.
std::string_view open_inline(std::string& to, NodeKind kind);
// Nothing is written, and nothing returned, where the address leads nowhere. Precondition: `link` stands in
// `body`. Paper needn't repeat an address that its words show: class "address".
std::string_view open_link(std::string& to, const Body& body, const Node& link, const LinkResolver& resolve);
void write_image(std::string& to, const Body& body, const Node& image, const LinkResolver& resolve,
                 const BodyStyle& style);
void write_missing_image(std::string& to, const Body& body, const Node& image, const BodyStyle& style);

}  // namespace gazette
