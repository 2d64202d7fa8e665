#include "document/trace_documents.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

namespace gazette {

namespace {

bool is_file(FileKind kind) {
  return kind == FileKind::regular || kind == FileKind::executable;
}

class Tracer {
 public:
  explicit Tracer(const ContentRoots& roots) : roots_(roots) {}

  void add(uint32_t publication, const std::vector<FileChange>& changes) {
    std::vector<const FileChange*> added;
    std::vector<const FileChange*> removed;
    for (const FileChange& change : changes) {
      if (!roots_.holds_document(change.path)) continue;
      const bool was = is_file(change.before_kind);
      const bool is = is_file(change.after_kind);
      if (was && is && change.before != change.after) {
        append(line_at(change.path), {publication, change.path, change.after});
      } else if (is && !was) {
        added.push_back(&change);
      } else if (was && !is) {
        removed.push_back(&change);
      }
    }
    move_and_add(publication, added, removed);
  }

  std::vector<DocumentLine> finish() && { return std::move(lines_); }

 private:
  size_t line_at(const SourcePath& path) {
    const auto [found, is_new] = line_by_path_.try_emplace(path.text, lines_.size());
    if (is_new) lines_.emplace_back();
    return found->second;
  }

  void append(size_t line, DocumentState state) { lines_[line].states.push_back(std::move(state)); }

  // Pairs each addition with a removal of the same bytes: of the same file name first, then in the order of
  // paths.
  void move_and_add(uint32_t publication, const std::vector<const FileChange*>& added,
                    const std::vector<const FileChange*>& removed) {
    std::unordered_multimap<Oid, const FileChange*, OidHash> open;
    for (const FileChange* change : removed) open.emplace(change->before, change);
    std::vector<std::pair<const FileChange*, const FileChange*>> moves;
    std::vector<const FileChange*> unpaired = added;
    for (const bool same_name_only : {true, false}) {
      std::vector<const FileChange*> still_unpaired;
      for (const FileChange* addition : unpaired) {
        const FileChange* origin = take_origin(open, *addition, same_name_only);
        if (origin != nullptr) {
          moves.emplace_back(origin, addition);
        } else {
          still_unpaired.push_back(addition);
        }
      }
      unpaired = std::move(still_unpaired);
    }
    // All lines leave their old paths before any takes its new one, so that two files can swap places.
    std::vector<size_t> moved_lines;
    for (const auto& [origin, addition] : moves) {
      moved_lines.push_back(line_at(origin->path));
      line_by_path_.erase(origin->path.text);
    }
    for (size_t i = 0; i < moves.size(); ++i) {
      const SourcePath& path = moves[i].second->path;
      line_by_path_[path.text] = moved_lines[i];
      append(moved_lines[i], {publication, path, moves[i].second->after});
    }
    for (const auto& [oid, change] : open) append(line_at(change->path), {publication, change->path, Oid{}});
    for (const FileChange* addition : unpaired) {
      append(line_at(addition->path), {publication, addition->path, addition->after});
    }
  }

  static const FileChange* take_origin(std::unordered_multimap<Oid, const FileChange*, OidHash>& open,
                                       const FileChange& addition, bool same_name_only) {
    const auto [first, last] = open.equal_range(addition.after);
    auto best = last;
    for (auto it = first; it != last; ++it) {
      if (same_name_only && file_name(it->second->path.text) != file_name(addition.path.text)) continue;
      if (best == last || it->second->path < best->second->path) best = it;
    }
    if (best == last) return nullptr;
    const FileChange* origin = best->second;
    open.erase(best);
    return origin;
  }

  const ContentRoots& roots_;
  std::vector<DocumentLine> lines_;
  std::unordered_map<std::string, size_t> line_by_path_;
};

}  // namespace

std::vector<DocumentLine> trace_documents(const SourceHistory& history, const ContentRoots& roots) {
  Tracer tracer(roots);
  if (history.line.size() == 1 && history.line[0].changes.empty()) {
    // The tip alone: every file counts as added.
    std::vector<FileChange> changes;
    for (const SourceFile& file : history.files) {
      changes.push_back({file.path, FileKind::none, file.kind, Oid{}, file.blob});
    }
    tracer.add(0, changes);
  }
  for (size_t i = 0; i < history.line.size(); ++i) {
    tracer.add(static_cast<uint32_t>(i), history.line[i].changes);
  }
  return std::move(tracer).finish();
}

}  // namespace gazette
