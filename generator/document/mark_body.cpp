#include "document/mark_body.h"

#include <string>

#include "base/language_marks.h"

namespace gazette {

Body mark_body(const Body& body, std::string_view language) {
  Body marked;
  marked.nodes = body.nodes;
  for (Node& node : marked.nodes) {
    const std::string literal(body.literal(node));
    const std::string title(body.title(node));
    const bool is_text = node.kind == NodeKind::text || node.kind == NodeKind::code ||
                         node.kind == NodeKind::code_block || node.kind == NodeKind::html_inline ||
                         node.kind == NodeKind::html_block;
    const std::string words = is_text ? mark_language(literal, language) : literal;
    node.begin = static_cast<uint32_t>(marked.text.size());
    node.size = static_cast<uint32_t>(words.size());
    marked.text += words;
    node.title_begin = static_cast<uint32_t>(marked.text.size());
    marked.text += title;
  }
  return marked;
}

}  // namespace gazette
