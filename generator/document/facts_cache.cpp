#include "document/facts_cache.h"

#include <unordered_set>

#include "base/byte_stream.h"

namespace gazette {

namespace {

constexpr std::string_view cache_name = "facts";
constexpr int deepest = 64;  // more than front matter may be

// Whoever adds a field: keep it below, too. Then correct the size.
#if defined(__x86_64__) && defined(__GLIBCXX__) && !defined(_GLIBCXX_DEBUG)
static_assert(sizeof(BlobFacts) == 304);
#endif

void add_mark(ByteWriter& to, const Mark& mark) {
  to.add_number(static_cast<uint64_t>(mark.line));
  to.add_number(static_cast<uint64_t>(mark.column));
  to.add_number(static_cast<uint64_t>(mark.length));
}

Mark take_mark(ByteReader& from) {
  Mark mark;
  mark.line = static_cast<int>(from.take_number());
  mark.column = static_cast<int>(from.take_number());
  mark.length = static_cast<int>(from.take_number());
  return mark;
}

void add_value(ByteWriter& to, const SourceValue& value) {
  to.add_plain(value.kind);
  add_mark(to, value.mark);
  to.add_text(value.text);
  to.add_plain(value.quoted);
  to.add_number(value.items.size());
  for (const SourceValue& item : value.items) add_value(to, item);
  to.add_number(value.entries.size());
  for (const SourceValue::Entry& entry : value.entries) {
    to.add_text(entry.key);
    add_mark(to, entry.key_mark);
    add_value(to, entry.value);
  }
}

bool take_flag(ByteReader& from) {
  return from.take_plain<uint8_t>() == 1;
}

SourceValue take_value(ByteReader& from, int depth = 0) {
  SourceValue value;
  const auto kind = from.take_plain<std::underlying_type_t<SourceValue::Kind>>();
  if (kind < 0 || kind > static_cast<int>(SourceValue::Kind::map) || depth > deepest) {
    from.give_up();
    return value;
  }
  value.kind = static_cast<SourceValue::Kind>(kind);
  value.mark = take_mark(from);
  value.text = from.take_text();
  value.quoted = take_flag(from);
  value.items.resize(from.take_count(sizeof(SourceValue::Kind)));
  for (SourceValue& item : value.items) item = take_value(from, depth + 1);
  value.entries.resize(from.take_count(sizeof(SourceValue::Kind)));
  for (SourceValue::Entry& entry : value.entries) {
    entry.key = from.take_text();
    entry.key_mark = take_mark(from);
    entry.value = take_value(from, depth + 1);
  }
  return value;
}

// Their places have no file yet.
void add_problems(ByteWriter& to, const Diagnostics& problems) {
  to.add_number(problems.size());
  for (const Diagnostic& problem : problems) {
    to.add_plain(static_cast<uint8_t>(problem.severity == Severity::error ? 1 : 0));
    to.add_text(problem.code);
    add_mark(to, {problem.place.line, problem.place.column, problem.place.length});
    to.add_text(problem.message);
    to.add_text(problem.hint);
  }
}

Diagnostics take_problems(ByteReader& from) {
  Diagnostics problems(from.take_count(4));
  for (Diagnostic& problem : problems) {
    problem.severity = take_flag(from) ? Severity::error : Severity::warning;
    problem.code = from.take_text();
    const Mark mark = take_mark(from);
    problem.place = {{}, mark.line, mark.column, mark.length};
    problem.message = from.take_text();
    problem.hint = from.take_text();
  }
  return problems;
}

void add_facts(ByteWriter& to, const BlobFacts& facts) {
  add_value(to, facts.front_matter.value);
  to.add_plain(facts.front_matter.readable);
  add_problems(to, facts.front_matter.problems);
  to.add_plain(facts.has_front_matter);
  add_problems(to, facts.problems);
  to.add_plain(facts.meaning);
  to.add_plain(facts.wording);
  to.add_text(facts.first_heading);
  to.add_number(facts.first_heading_node);
  to.add_number(facts.doubtful_keys.size());
  for (const std::string& key : facts.doubtful_keys) to.add_text(key);
  to.add_plain(facts.is_beyond_limits);
  to.add_text(facts.outline.packed());
}

bool take_facts(ByteReader& from, BlobFacts& facts) {
  facts.front_matter.value = take_value(from);
  facts.front_matter.readable = take_flag(from);
  facts.front_matter.problems = take_problems(from);
  facts.has_front_matter = take_flag(from);
  facts.problems = take_problems(from);
  facts.meaning = from.take_plain<Digest>();
  facts.wording = from.take_plain<Digest>();
  facts.first_heading = from.take_text();
  facts.first_heading_node = static_cast<uint32_t>(from.take_number());
  facts.doubtful_keys.resize(from.take_count());
  for (std::string& key : facts.doubtful_keys) key = from.take_text();
  facts.is_beyond_limits = take_flag(from);
  facts.outline = TextOutline(std::string(from.take_text()));
  return from.is_done();
}

}  // namespace

FactsCache::FactsCache(CacheFolder folder) : folder_(std::move(folder)) {
  load();
}

void FactsCache::close() {
  packed_ = {};
  bytes_ = {};
}

void FactsCache::load() {
  close();
  auto bytes = folder_.read(cache_name);
  if (!bytes) return;
  bytes_ = *std::move(bytes);
  ByteReader from(bytes_);
  const size_t count = from.take_count(sizeof(Oid));
  packed_.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    const Oid blob = from.take_plain<Oid>();
    packed_.emplace(blob, from.take_text());
  }
  if (!from.is_done()) close();
}

bool FactsCache::read(const Oid& blob, BlobFacts& facts) const {
  const auto found = packed_.find(blob);
  if (found == packed_.end()) return false;
  ByteReader from(found->second);
  if (take_facts(from, facts)) return true;
  facts = {};
  return false;
}

void FactsCache::keep(const std::vector<std::pair<Oid, const BlobFacts*>>& fresh,
                      const std::vector<Oid>& wanted) {
  if (packed_.empty()) load();
  if (packed_.size() > 2 * wanted.size()) {
    const std::unordered_set<Oid, OidHash> used(wanted.begin(), wanted.end());
    std::erase_if(packed_, [&](const auto& entry) { return !used.contains(entry.first); });
  }
  for (const auto& [blob, facts] : fresh) packed_.erase(blob);  // what was kept of them made no sense
  ByteWriter to;
  to.add_number(packed_.size() + fresh.size());
  for (const auto& [blob, bytes] : packed_) {
    to.add_plain(blob);
    to.add_text(bytes);
  }
  for (const auto& [blob, facts] : fresh) {
    ByteWriter packed;
    add_facts(packed, *facts);
    to.add_plain(blob);
    to.add_text(packed.bytes());
  }
  folder_.write(cache_name, to.bytes());
}

}  // namespace gazette
