// Files that are called otherwise while the text that they hold waits for its day.
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "document/trace_documents.h"

namespace gazette {

bool is_file(FileKind kind);

// What one publication takes away, by its bytes.
class LeavingBytes {
 public:
  void add(const FileChange& removal);
  // What `addition` moves here: something with its bytes, that isn't taken again. Best a file of its name.
  const FileChange* take(const FileChange& addition, bool same_name_only);
  std::vector<const FileChange*> list() const;

 private:
  std::unordered_multimap<Oid, const FileChange*, OidHash> by_bytes_;
};

struct WaitingMove {
  const FileChange* removal = nullptr;
  const FileChange* arrival = nullptr;
  std::vector<Oid>
      texts;  // what readers find at the old path, then what waits, in the order in which it comes
};

// Of one publication, on its day: the moves of bytes that wait, over a text that readers see. `find_seen`:
// the document that readers find at a path, if any.
std::vector<WaitingMove> find_waiting_moves(
    const std::vector<FileChange>& changes, const DocumentMarks& marks, Date day,
    const std::function<const DocumentLine*(const SourcePath& path)>& find_seen,
    const std::function<bool(const SourcePath& path)>& is_open);

// The same changes as if each of those files held what readers see.
std::vector<FileChange> move_what_is_read(std::vector<FileChange> changes,
                                          const std::vector<WaitingMove>& moves);

// Puts what waits over that, one after another.
std::vector<FileChange> list_waiting_edits(const WaitingMove& move);

}  // namespace gazette
