#include "document/parsed_blobs.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "base/parallel_map.h"
#include "base/text.h"

namespace gazette {

namespace {

void find_first_heading(const Body& body, BlobFacts& facts) {
  for (uint32_t heading = 1; heading < body.nodes.size(); ++heading) {
    if (body.nodes[heading].kind != NodeKind::heading) continue;
    // The words alone: an image in a heading (a badge, a logo) is no part of a title.
    std::string words;
    for (uint32_t i = heading + 1; i < body.nodes[heading].end; ++i) {
      const Node& node = body.nodes[i];
      if (node.kind == NodeKind::text || node.kind == NodeKind::code) words += body.literal(node);
      if (node.kind == NodeKind::soft_break || node.kind == NodeKind::line_break) words += ' ';
    }
    facts.first_heading = collapse_space(words);
    facts.first_heading_node = heading;
    if (!facts.first_heading.empty()) return;
  }
}

// The keys of a block that begins like front matter, up to its end or the first blank line after it.
std::vector<std::string> scan_keys(std::string_view bytes) {
  std::vector<std::string> keys;
  bool inside = false;
  for (const std::string_view raw_line : split(bytes, '\n')) {
    const std::string_view line = trim(raw_line);
    const bool fence = line == "---" || line == "\xEF\xBB\xBF---";
    if (!inside && line.empty()) continue;
    if (inside ? (fence || line.empty() || line == "...") : !fence) break;
    inside = true;
    const size_t colon = line.find(':');
    if (!fence && colon != std::string_view::npos) keys.emplace_back(trim(line.substr(0, colon)));
  }
  return keys;
}

size_t size_in_memory(const Body& body) {
  return body.nodes.size() * sizeof(Node) + body.text.size();
}

}  // namespace

ParsedBlobs::ParsedBlobs(Reader read, size_t kept_body_bytes)
    : read_(std::move(read)), kept_body_bytes_(kept_body_bytes) {
  prepare_markdown();
}

void ParsedBlobs::parse(const std::vector<Oid>& blobs) {
  std::vector<std::pair<const Oid, Entry>*> fresh;
  for (const Oid& blob : blobs) {
    const auto [found, is_new] = entries_.try_emplace(blob);
    if (is_new) fresh.push_back(&*found);
  }
  parallel_for_each(fresh.size(), [&](size_t i) {
    Entry& entry = fresh[i]->second;
    const std::string bytes = read_(fresh[i]->first);
    ParsedDocument document = parse_document(bytes);
    if (!document.has_front_matter || !document.front_matter.readable)
      entry.facts.unread_keys = scan_keys(bytes);
    entry.facts.front_matter = std::move(document.front_matter);
    entry.facts.has_front_matter = document.has_front_matter;
    entry.facts.problems = std::move(document.problems);
    entry.facts.meaning = digest_meaning(document.body);
    find_first_heading(document.body, entry.facts);
    const size_t size = size_in_memory(document.body);
    if (kept_.fetch_add(size) + size <= kept_body_bytes_) {
      document.body.nodes.shrink_to_fit();
      document.body.text.shrink_to_fit();
      entry.body = std::make_shared<const Body>(std::move(document.body));
    } else {
      kept_.fetch_sub(size);
    }
  });
}

const BlobFacts& ParsedBlobs::facts(const Oid& blob) const {
  const auto found = entries_.find(blob);
  assert(found != entries_.end());
  return found->second.facts;
}

std::shared_ptr<const Body> ParsedBlobs::body(const Oid& blob) const {
  const auto found = entries_.find(blob);
  assert(found != entries_.end());
  if (found->second.body) return found->second.body;
  return std::make_shared<const Body>(parse_document(read_(blob)).body);
}

}  // namespace gazette
