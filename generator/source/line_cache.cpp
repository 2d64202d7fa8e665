#include "source/line_cache.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/byte_stream.h"

namespace gazette {

namespace {

constexpr std::string_view cache_name = "line";

// Paths come again and again: each is written once.
class PathWriter {
 public:
  void add(ByteWriter& to, const SourcePath& path) {
    const auto [found, is_new] = numbers_.try_emplace(path.text, numbers_.size());
    to.add_number(found->second);
    if (is_new) to.add_text(path.text);
  }

 private:
  std::unordered_map<std::string_view, size_t> numbers_;
};

class PathReader {
 public:
  SourcePath take(ByteReader& from) {
    const uint64_t number = from.take_number();
    if (number == paths_.size() && !from.is_broken()) paths_.push_back(from.take_text());
    if (number < paths_.size()) return {std::string(paths_[number])};
    from.give_up();
    return {};
  }

 private:
  std::vector<std::string_view> paths_;
};

FileKind take_kind(ByteReader& from) {
  const auto kind = from.take_plain<uint8_t>();
  if (kind > static_cast<uint8_t>(FileKind::submodule)) from.give_up();
  return from.is_broken() ? FileKind::none : static_cast<FileKind>(kind);
}

}  // namespace

std::optional<SourceHistory> read_kept_line(const CacheFolder& cache) {
  const std::optional<std::string> bytes = cache.read(cache_name);
  if (!bytes) return std::nullopt;
  ByteReader from(*bytes);
  PathReader paths;
  SourceHistory history;
  history.line.resize(from.take_count(sizeof(Oid)));
  for (Publication& publication : history.line) {
    publication.commit = from.take_plain<Oid>();
    publication.committed_at = from.take_plain<int64_t>();
    publication.entry_count = from.take_number();
    publication.changes.resize(from.take_count());
    for (FileChange& change : publication.changes) {
      change.path = paths.take(from);
      change.before_kind = take_kind(from);
      change.after_kind = take_kind(from);
      if (change.before_kind != FileKind::none) change.before = from.take_plain<Oid>();
      if (change.after_kind != FileKind::none) change.after = from.take_plain<Oid>();
    }
  }
  history.files.resize(from.take_count(sizeof(Oid)));
  for (SourceFile& file : history.files) {
    file.path = paths.take(from);
    file.kind = take_kind(from);
    file.blob = from.take_plain<Oid>();
  }
  history.file_entry_count = from.take_number();
  if (!from.is_done() || history.line.empty()) return std::nullopt;
  return history;
}

void keep_line(const CacheFolder& cache, const SourceHistory& history) {
  ByteWriter to;
  PathWriter paths;
  to.add_number(history.line.size());
  for (const Publication& publication : history.line) {
    to.add_plain(publication.commit);
    to.add_plain(publication.committed_at);
    to.add_number(publication.entry_count);
    to.add_number(publication.changes.size());
    for (const FileChange& change : publication.changes) {
      paths.add(to, change.path);
      to.add_plain(change.before_kind);
      to.add_plain(change.after_kind);
      if (change.before_kind != FileKind::none) to.add_plain(change.before);
      if (change.after_kind != FileKind::none) to.add_plain(change.after);
    }
  }
  to.add_number(history.files.size());
  for (const SourceFile& file : history.files) {
    paths.add(to, file.path);
    to.add_plain(file.kind);
    to.add_plain(file.blob);
  }
  to.add_number(history.file_entry_count);
  cache.write(cache_name, to.bytes());
}

}  // namespace gazette
