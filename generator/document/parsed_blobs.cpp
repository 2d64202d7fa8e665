#include "document/parsed_blobs.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "base/parallel_map.h"
#include "base/text.h"
#include "document/facts_cache.h"

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

// The keys of a block that begins like front matter (of YAML, or between "+++" as others write it), up to its
// end or the first blank line. Keys that other writers' "false" switches off say nothing.
std::vector<std::string> scan_keys(std::string_view bytes) {
  std::vector<std::string> keys;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string_view fence;
  for (const std::string_view raw_line : split(bytes, '\n')) {
    const std::string_view line = trim(raw_line);
    if (fence.empty()) {
      if (line.empty()) continue;
      if (line != "---" && line != "+++") break;
      fence = line;
      continue;
    }
    if (line == fence || line.empty() || line == "...") break;
    const size_t end = line.find(fence == "---" ? ':' : '=');
    if (end == std::string_view::npos) continue;
    if (fence == "+++" && trim(line.substr(end + 1)) == "false") continue;
    keys.emplace_back(trim(line.substr(0, end)));
  }
  return keys;
}

// The reader of Markdown gives up on what is beyond a limit and hands out an empty body.
bool is_beyond_limits(const ParsedDocument& document) {
  if (document.body.nodes.size() > 1) return false;
  static constexpr std::array<std::string_view, 6> codes = {
      "file-size", "table-columns", "table-cells", "unclosed-markers", "reference-expansion", "nesting"};
  return std::any_of(document.problems.begin(), document.problems.end(), [](const Diagnostic& problem) {
    return std::find(codes.begin(), codes.end(), problem.code) != codes.end();
  });
}

size_t size_in_memory(const Body& body) {
  return body.nodes.size() * sizeof(Node) + body.text.size();
}

}  // namespace

ParsedBlobs::ParsedBlobs(Reader read, size_t kept_body_bytes)
    : read_(std::move(read)), kept_body_bytes_(kept_body_bytes) {
  prepare_markdown();
}

ParsedBlobs::~ParsedBlobs() = default;

void ParsedBlobs::use_cache(std::unique_ptr<FactsCache> cache) {
  cache_ = std::move(cache);
}

bool ParsedBlobs::has_room_for(const Body& body) const {
  const size_t size = size_in_memory(body);
  if (kept_.fetch_add(size) + size <= kept_body_bytes_) return true;
  kept_.fetch_sub(size);
  return false;
}

void ParsedBlobs::parse_one(const Oid& blob, Entry& entry) const {
  const std::string bytes = read_(blob);
  ParsedDocument document = parse_document(bytes);
  if (!document.has_front_matter || !document.problems.empty()) entry.facts.doubtful_keys = scan_keys(bytes);
  entry.facts.is_beyond_limits = is_beyond_limits(document);
  entry.facts.front_matter = std::move(document.front_matter);
  entry.facts.has_front_matter = document.has_front_matter;
  entry.facts.problems = std::move(document.problems);
  entry.facts.meaning = digest_meaning(document.body);
  entry.facts.wording = digest_wording(document.body);
  entry.facts.outline = TextOutline(document.body);
  find_first_heading(document.body, entry.facts);
  if (!has_room_for(document.body)) return;
  document.body.nodes.shrink_to_fit();
  document.body.text.shrink_to_fit();
  entry.body = std::make_shared<const Body>(std::move(document.body));
}

void ParsedBlobs::parse(const std::vector<Oid>& blobs) {
  std::vector<std::pair<const Oid, Entry>*> fresh;
  for (const Oid& blob : blobs) {
    const auto [found, is_new] = entries_.try_emplace(blob);
    if (is_new) fresh.push_back(&*found);
  }
  const auto is_parsed = parallel_map<char>(fresh.size(), [&](size_t i) -> char {
    auto& [blob, entry] = *fresh[i];
    if (cache_ && cache_->read(blob, entry.facts)) return 0;
    parse_one(blob, entry);
    return 1;
  });
  if (!cache_) return;
  std::vector<const std::pair<const Oid, Entry>*> parsed;
  for (size_t i = 0; i < fresh.size(); ++i) {
    if (is_parsed[i] != 0) parsed.push_back(fresh[i]);
  }
  if (!parsed.empty()) keep_facts(parsed);
  cache_->close();
}

void ParsedBlobs::keep_facts(const std::vector<const std::pair<const Oid, Entry>*>& parsed) {
  std::vector<std::pair<Oid, const BlobFacts*>> facts;
  for (const auto* of : parsed) facts.emplace_back(of->first, &of->second.facts);
  std::vector<Oid> wanted;
  for (const auto& [blob, entry] : entries_) wanted.push_back(blob);
  cache_->keep(facts, wanted);
}

const BlobFacts& ParsedBlobs::facts(const Oid& blob) const {
  const auto found = entries_.find(blob);
  assert(found != entries_.end());
  return found->second.facts;
}

std::shared_ptr<const Body> ParsedBlobs::body(const Oid& blob) const {
  const auto found = entries_.find(blob);
  assert(found != entries_.end());
  const Entry& entry = found->second;
  {
    const std::scoped_lock lock(late_mutex_);
    if (entry.body) return entry.body;
  }
  auto body = std::make_shared<const Body>(parse_document_body(read_(blob)));
  const std::scoped_lock lock(late_mutex_);
  if (!entry.body && has_room_for(*body)) entry.body = body;
  return body;
}

}  // namespace gazette
