#include "document/name_headings.h"

#include "base/text.h"

namespace gazette {

Body name_headings(const Body& body, const std::function<std::string(const std::string& words)>& name_of) {
  Body named;
  if (body.nodes.empty()) return named;
  named.text = body.text;
  named.nodes.push_back(body.nodes[0]);
  for (uint32_t i = 1; i < body.nodes[0].end; i = body.nodes[i].end) {
    const auto moved_to = static_cast<uint32_t>(named.nodes.size());
    const Node& block = body.nodes[i];
    const std::string name =
        block.kind == NodeKind::heading ? name_of(collapse_space(plain_text(body, i))) : std::string();
    if (!name.empty()) {
      Node heading = block;
      heading.end = moved_to + 2;
      Node words;
      words.kind = NodeKind::text;
      words.end = moved_to + 2;
      words.begin = static_cast<uint32_t>(named.text.size());
      words.size = static_cast<uint32_t>(name.size());
      words.line = block.line;
      words.column = block.column;
      named.text += name;
      named.nodes.push_back(heading);
      named.nodes.push_back(words);
      continue;
    }
    for (uint32_t n = i; n < block.end; ++n) {
      named.nodes.push_back(body.nodes[n]);
      named.nodes.back().end = body.nodes[n].end - i + moved_to;
    }
  }
  named.nodes[0].end = static_cast<uint32_t>(named.nodes.size());
  return named;
}

}  // namespace gazette
