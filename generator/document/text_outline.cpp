#include "document/text_outline.h"

#include "base/byte_stream.h"
#include "document/render_body.h"

namespace gazette {

namespace {

// "https:…", "mailto:…", "//…": never to a page or a file of this site, whatever the site holds.
bool leads_away(std::string_view address) {
  const size_t end = address.find_first_of(":/?#");
  return address.starts_with("//") || (end != std::string_view::npos && end > 0 && address[end] == ':');
}

bool counts(const Body& body, const Node& node) {
  if (node.kind == NodeKind::image) return true;
  return node.kind == NodeKind::link && !leads_away(body.literal(node));
}

std::vector<std::string> take_headings(ByteReader& from) {
  std::vector<std::string> ids(from.take_count());
  for (std::string& id : ids) id = from.take_text();
  return ids;
}

}  // namespace

TextOutline::TextOutline(const Body& body) {
  ByteWriter to;
  const std::vector<BodyHeading> headings = list_headings(body, {});
  to.add_number(headings.size());
  for (const BodyHeading& heading : headings) to.add_text(heading.id);
  for (const Node& node : body.nodes) {
    if (!counts(body, node)) continue;
    to.add_text(body.literal(node));
    to.add_number(node.kind == NodeKind::image ? 1 : 0);
    to.add_number(node.line);
    to.add_number(node.column);
  }
  if (to.bytes().size() > 1) packed_ = to.bytes();
}

std::vector<OutlineLink> TextOutline::links() const {
  std::vector<OutlineLink> links;
  if (packed_.empty()) return links;
  ByteReader from(packed_);
  for (size_t headings = from.take_count(); headings > 0; --headings) from.take_text();
  while (!from.is_done() && !from.is_broken()) {
    OutlineLink& link = links.emplace_back();
    link.destination = from.take_text();
    link.is_image = from.take_number() == 1;
    link.line = static_cast<uint32_t>(from.take_number());
    link.column = static_cast<uint32_t>(from.take_number());
  }
  return links;
}

std::vector<std::string> TextOutline::heading_ids() const {
  if (packed_.empty()) return {};
  ByteReader from(packed_);
  return take_headings(from);
}

}  // namespace gazette
