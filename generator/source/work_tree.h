// The working tree as one imagined publication after the tip: what the files on disk say now, committed or
// not.
#pragma once

#include <string>
#include <unordered_map>

#include "source/history.h"

namespace gazette {

// Blobs that aren't in the repository: files of the working tree, by the id git would give them.
using LooseBlobs = std::unordered_map<Oid, std::string, OidHash>;

struct WorkTreeState {
  Publication publication;        // the differences from the tip; no changes: the tree is clean
  std::vector<SourceFile> files;  // what the tree holds now: tracked and new files, not the ignored ones
  LooseBlobs blobs;               // contents of the files that differ from the tip
};

// Reads the working tree that `repository` was opened at. `committed_at` of the result is that of the tip
// (the clock isn't read). Files that the tip has and the disk hasn't are removals. Ignored files
// (.gitignore), .git and nested repositories are left out. A file that vanishes while it is read counts as
// removed.
WorkTreeState read_work_tree(const Repository& repository, const SourceHistory& history);

}  // namespace gazette
