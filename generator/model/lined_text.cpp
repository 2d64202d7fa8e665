#include "model/lined_text.h"

#include <algorithm>

namespace gazette {

int LinedText::line_at(size_t byte) const {
  int line = 0;
  for (const auto& [from, number] : starts) {
    if (from > byte) break;
    line = number;
  }
  return line;
}

LinedText read_lines(const Body& body, uint32_t block) {
  LinedText lined;
  int line = static_cast<int>(body.nodes[block].line);
  lined.starts.emplace_back(0, line);
  for (uint32_t i = block + 1; i < body.nodes[block].end; ++i) {
    const Node& node = body.nodes[i];
    if (node.kind == NodeKind::text || node.kind == NodeKind::code) lined.text += body.literal(node);
    if (node.kind != NodeKind::soft_break && node.kind != NodeKind::line_break) continue;
    lined.text += ' ';
    lined.starts.emplace_back(lined.text.size(), ++line);
  }
  return lined;
}

}  // namespace gazette
