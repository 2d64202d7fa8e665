#include "document/join_bodies.h"

#include <algorithm>

namespace gazette {

Body join_bodies(const Body& first, const Body& second) {
  if (first.nodes.empty()) return second;
  Body joined = first;
  if (second.nodes.empty()) return joined;
  const auto nodes = static_cast<uint32_t>(first.nodes.size() - 1);
  const auto text = static_cast<uint32_t>(first.text.size());
  const auto is_footnote = [](const Node& node) {
    return node.kind == NodeKind::footnote_reference || node.kind == NodeKind::footnote_definition;
  };
  uint32_t footnotes = 0;
  for (const Node& node : first.nodes) {
    if (is_footnote(node)) footnotes = std::max(footnotes, node.number);
  }
  for (size_t i = 1; i < second.nodes.size(); ++i) {
    Node node = second.nodes[i];
    node.end += nodes;
    node.begin += text;
    node.title_begin += text;
    if (is_footnote(node)) node.number += footnotes;
    joined.nodes.push_back(node);
  }
  joined.text += second.text;
  joined.nodes[0].end = static_cast<uint32_t>(joined.nodes.size());
  return joined;
}

}  // namespace gazette
