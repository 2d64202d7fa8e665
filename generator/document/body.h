// The text of a document as a flat tree: what cmark-gfm parsed, in our own compact form, that can be
// rendered, compared, searched and digested without parsing again. Immutable once made; safe to share between
// threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace gazette {

enum class NodeKind : uint8_t {
  document,
  // blocks that hold blocks
  block_quote,
  list,
  item,
  table,
  table_row,
  footnote_definition,
  // blocks that hold inlines
  paragraph,
  heading,
  table_cell,
  // blocks that hold text alone
  code_block,
  html_block,
  thematic_break,
  // inlines that hold inlines
  emphasis,
  strong,
  strikethrough,
  link,
  // inlines that hold nothing else
  text,
  code,
  html_inline,
  soft_break,
  line_break,
  image,
  footnote_reference,
};

bool is_block(NodeKind kind);
bool holds_inlines(NodeKind kind);  // paragraph, heading, table_cell

// Nodes stand in reading order, parents first: the children of i begin at i + 1, its next sibling is `end`.
struct Node {
  NodeKind kind = NodeKind::document;
  // heading: level 1..6 as written. list: 0 bulleted, 1 numbered. item: 0 plain, 1 open task, 2 done task.
  // table_row: 1 in the head, else 0. table_cell: 0 none, 1 left, 2 center, 3 right.
  // paragraph: 1 in a tight list, where it stands without <p>.
  uint8_t detail = 0;
  uint32_t end = 0;  // one past the last node below this one
  uint32_t begin =
      0;  // its literal in Body::text. text, code, code_block, html_*: what it says. heading: its id.
  uint32_t size = 0;         // link, image: the address as written. footnote_*: its number as text.
  uint32_t title_begin = 0;  // link: the title. image: the alternative text. code_block: the info string.
  uint32_t title_size = 0;
  uint32_t number =
      0;              // list: its first number. footnote_definition and _reference: the number shown, from 1.
  uint32_t line = 0;  // in the file, from 1; 0 where the library gives none
  uint32_t column = 0;
};

struct Body {
  std::vector<Node> nodes;  // nodes[0] is the document
  std::string text;         // all literals, one after another

  std::string_view literal(const Node& node) const { return {text.data() + node.begin, node.size}; }
  std::string_view title(const Node& node) const { return {text.data() + node.title_begin, node.title_size}; }
};

// The words below a node, inlines joined, blocks separated by a space: for titles, alternative text and
// search.
std::string plain_text(const Body& body, uint32_t node = 0);
// Whether there are any.
bool has_words(const Body& body, uint32_t node);

// A digest of what the text says to a reader. Equal for texts that differ only in how they are written: line
// wraps, bullet and emphasis characters, table padding, reference links against inline ones, ids and
// positions.
Digest digest_meaning(const Body& body);
// The same without where links within the site lead, and where images come from: those may name what isn't
// public, and is shown nowhere.
Digest digest_wording(const Body& body);

}  // namespace gazette
