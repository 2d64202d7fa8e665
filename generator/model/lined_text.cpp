#include "model/lined_text.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace gazette {

namespace {

int count_between(std::string_view text, size_t begin, size_t end) {
  return count_characters(text.substr(begin, end - begin));
}

}  // namespace

int LinedText::line_at(size_t byte) const {
  int line = 0;
  for (const auto& [from, number] : starts) {
    if (from > byte) break;
    line = number;
  }
  return line;
}

Mark LinedText::mark_at(size_t begin, size_t end) const {
  size_t line_begin = 0;
  for (const auto& [from, number] : starts) {
    if (from <= begin) line_begin = from;
    if (from > begin) end = std::min(end, from - 1);  // without the line break
  }
  Mark mark{line_at(begin), 1 + count_between(text, line_begin, begin), 1};
  // The library doesn't know where some pieces begin, such as addresses that it made links of.
  for (const Piece& piece : pieces) {
    if (piece.begin < line_begin || piece.begin > begin || piece.column < 1) continue;
    mark.column = piece.column + count_between(text, piece.begin, begin);
  }
  mark.length = std::max(1, count_between(text, begin, end));
  return mark;
}

LinedText read_lines(const Body& body, uint32_t block) {
  LinedText lined;
  int line = static_cast<int>(body.nodes[block].line);
  lined.starts.emplace_back(0, line);
  for (uint32_t i = block + 1; i < body.nodes[block].end; ++i) {
    const Node& node = body.nodes[i];
    if (node.kind == NodeKind::text || node.kind == NodeKind::code) {
      lined.pieces.push_back({lined.text.size(), static_cast<int>(node.column)});
      lined.text += body.literal(node);
    }
    if (node.kind != NodeKind::soft_break && node.kind != NodeKind::line_break) continue;
    lined.text += ' ';
    lined.starts.emplace_back(lined.text.size(), ++line);
  }
  return lined;
}

Mark mark_within(const SourceValue& value, size_t begin, size_t end) {
  const int quote = value.quoted ? 1 : 0;
  const bool is_as_written = value.mark.length == count_characters(value.text) + 2 * quote;
  if (!is_as_written) return value.mark;
  return {value.mark.line, value.mark.column + quote + count_between(value.text, 0, begin),
          std::max(1, count_between(value.text, begin, end))};
}

}  // namespace gazette
