// The published line as values: what each publication changed, oldest first, and the files of the newest.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/path.h"
#include "source/oid.h"

namespace gazette {

class Repository;

enum class FileKind : uint8_t { none, regular, executable, symlink, submodule };

// One path whose entry differs between a publication and the one before it (its first parent).
// A missing side has kind `none` and a zero id. A path that turns from file to folder is a removal and
// additions.
struct FileChange {
  SourcePath path;
  FileKind before_kind = FileKind::none;
  FileKind after_kind = FileKind::none;
  Oid before;
  Oid after;
  bool operator==(const FileChange&) const = default;
};

// One commit of the first-parent line: a merge is one publication, compared with its first parent.
struct Publication {
  Oid commit;
  int64_t committed_at = 0;  // seconds since 1970, of the committer; 0 where the commit has none that counts
  std::vector<FileChange> changes;  // sorted by path, bytewise
  uint64_t entry_count = 0;         // entries of folders that differ: what limits count
};

struct SourceFile {
  SourcePath path;
  FileKind kind = FileKind::regular;
  Oid blob;
  bool operator==(const SourceFile&) const = default;
};

struct SourceHistory {
  std::vector<Publication> line;  // oldest first
  std::vector<SourceFile> files;  // of the newest publication, sorted by path, bytewise
  uint64_t file_entry_count = 0;  // with the folders that they are in
};

// One commit, pinned: everything after reads from it alone, whatever is pushed meanwhile.
struct Commit {
  Oid id;
};

// `ref`: a branch ("main"), a tag, a full reference name or a full commit id; "" is HEAD (also detached).
// Never an expression: revision syntax isn't evaluated. WorldFailure: no commit yet, no such ref, ambiguous
// between branch and tag.
Commit resolve_published_tip(const Repository& repository, const std::string& ref);

// The whole first-parent line to `tip` in one pass, equal subtrees skipped. `known`: a line read before, of
// this or any repository; what it has in common with this one isn't read again. WorldFailure: a shallow
// repository, a missing or damaged object (named, with the command that mends it).
SourceHistory read_source_history(const Repository& repository, const Commit& tip, SourceHistory known = {});
// The same with the files of the tip alone: one publication, no changes (for --no-versions; works in a
// shallow clone).
SourceHistory read_tip_alone(const Repository& repository, const Commit& tip);

}  // namespace gazette
