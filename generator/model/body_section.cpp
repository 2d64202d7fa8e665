#include "model/body_section.h"

#include <algorithm>

#include "base/text.h"

namespace gazette {

std::vector<BodySection> list_sections(const Body& body) {
  std::vector<BodySection> sections;
  if (body.nodes.empty()) return sections;
  const uint32_t last = body.nodes[0].end;
  for (uint32_t i = 1; i < last; i = body.nodes[i].end) {
    const Node& node = body.nodes[i];
    if (node.kind != NodeKind::heading) continue;
    BodySection section;
    section.heading = collapse_space(plain_text(body, i));
    section.level = node.detail;
    section.mark = {static_cast<int>(node.line), static_cast<int>(std::max(1U, node.column)),
                    std::max(1, count_characters(section.heading) + section.level + 1)};
    section.begin = node.end;
    section.end = last;
    for (BodySection& earlier : sections) {
      if (earlier.end == last && earlier.level >= section.level) earlier.end = i;
    }
    sections.push_back(std::move(section));
  }
  return sections;
}

size_t count_words(const Body& body, const BodySection& section) {
  size_t words = 0;
  for (uint32_t i = section.begin; i < section.end; i = body.nodes[i].end) {
    bool inside = false;
    for (const char c : plain_text(body, i)) {
      const bool is_space = c == ' ' || c == '\n' || c == '\t';
      if (!is_space && !inside) ++words;
      inside = !is_space;
    }
  }
  return words;
}

}  // namespace gazette
