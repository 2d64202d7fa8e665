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
  Tracer(const IsDocument& is_document, const IsPublic& is_public, const IsOpenPlace& is_open_place)
      : is_document_(is_document), is_public_(is_public), is_open_place_(is_open_place) {}

  void add(uint32_t publication, const std::vector<FileChange>& changes) {
    std::vector<const FileChange*> added;
    std::vector<const FileChange*> removed;
    for (const FileChange& change : changes) {
      if (!is_document_(change.path)) continue;
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
    for (const FileChange* change : removed) {
      if (!added.empty() && was_public(change->path, publication)) {
        open.emplace(change->before, change);
      } else {
        append(line_at(change->path), {publication, change->path, Oid{}});
      }
    }
    std::vector<std::pair<const FileChange*, const FileChange*>> moves;
    std::vector<const FileChange*> unpaired;
    std::vector<const FileChange*> hidden;
    for (const FileChange* change : added)
      (is_open_place_(change->path, publication) ? unpaired : hidden).push_back(change);
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
    for (const auto* list : {&unpaired, &hidden}) {
      for (const FileChange* addition : *list)
        append(line_at(addition->path), {publication, addition->path, addition->after});
    }
  }

  bool was_public(const SourcePath& path, uint32_t publication) {
    const std::vector<DocumentState>& states = lines_[line_at(path)].states;
    return std::any_of(states.begin(), states.end(), [&](const DocumentState& state) {
      return !state.blob.is_zero() && is_open_place_(state.path, publication) &&
             is_public_(state.path, state.blob, publication);
    });
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

  const IsDocument& is_document_;
  const IsPublic& is_public_;
  const IsOpenPlace& is_open_place_;
  std::vector<DocumentLine> lines_;
  std::unordered_map<std::string, size_t> line_by_path_;
};

// The tip alone has no changes: every file counts as added.
std::vector<FileChange> changes_of(const SourceHistory& history, size_t publication) {
  const std::vector<FileChange>& changes = history.line[publication].changes;
  if (history.line.size() > 1 || !changes.empty()) return changes;
  std::vector<FileChange> added;
  for (const SourceFile& file : history.files) {
    added.push_back({file.path, FileKind::none, file.kind, Oid{}, file.blob});
  }
  return added;
}

}  // namespace

std::vector<DocumentLine> trace_documents(const SourceHistory& history, const IsDocument& is_document,
                                          const IsPublic& is_public, const IsOpenPlace& is_open_place) {
  Tracer tracer(is_document, is_public, is_open_place);
  for (size_t i = 0; i < history.line.size(); ++i) {
    tracer.add(static_cast<uint32_t>(i), changes_of(history, i));
  }
  return std::move(tracer).finish();
}

std::vector<Oid> list_document_blobs(const SourceHistory& history, const IsDocument& is_document) {
  std::vector<Oid> blobs;
  for (size_t i = 0; i < history.line.size(); ++i) {
    for (const FileChange& change : changes_of(history, i)) {
      if (is_file(change.after_kind) && is_document(change.path)) blobs.push_back(change.after);
    }
  }
  return blobs;
}

}  // namespace gazette
