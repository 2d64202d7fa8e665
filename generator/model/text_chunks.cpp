#include "model/text_chunks.h"

#include <algorithm>

#include "base/text.h"
#include "document/cut_body.h"

namespace gazette {

std::vector<TextChunk> list_chunks(const Body& body) {
  std::vector<TextChunk> chunks(1);
  if (body.nodes.empty()) return chunks;
  const uint32_t last = body.nodes[0].end;
  uint32_t begin = 1;
  const auto finish = [&](uint32_t end) {
    if (begin < end) chunks.back().meaning = digest_meaning(cut_body(body, begin, end));
    begin = end;
  };
  for (uint32_t i = 1; i < last; i = body.nodes[i].end) {
    // Footnotes belong to what refers to them.
    if (body.nodes[i].kind == NodeKind::footnote_definition) {
      finish(i);
      return chunks;
    }
    if (body.nodes[i].kind != NodeKind::heading) continue;
    finish(i);
    const Node& heading = body.nodes[i];
    chunks.push_back(
        {collapse_space(plain_text(body, i)), std::string(body.literal(heading)), heading.detail, {}});
  }
  finish(last);
  return chunks;
}

bool have_same_shape(const std::vector<TextChunk>& a, const std::vector<TextChunk>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const TextChunk& one, const TextChunk& other) { return one.level == other.level; });
}

}  // namespace gazette
