// Differences between two folders, and all files of one: equal folders are skipped unread, so the work is
// that of the changes. Depth and number are bounded.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "source/tree.h"

namespace gazette {

class TreeWalk {
 public:
  explicit TreeWalk(git_odb* odb) : trees_(odb) {}

  // Sorted by path, bytewise. `before`: nullopt for the first publication of all.
  std::vector<FileChange> compare(const std::optional<Oid>& before, const Oid& after);
  std::vector<SourceFile> list_files(const Oid& tree);

  // Entries that differed in the last of either.
  size_t entries_in_last() const { return in_this_publication_; }
  // As if so many had been compared: of publications whose changes are known.
  void count_known(size_t entries);

 private:
  void compare_folders(const Oid* before, const Oid* after, int depth);
  void compare_entries(const TreeEntry* before, const TreeEntry* after, int depth);
  void count_entry();
  void require_few() const;

  TreeCache trees_;
  std::string path_;  // of the folder being compared, with a final '/'
  std::vector<FileChange> changes_;
  size_t in_this_publication_ = 0;  // entries that differ
  size_t in_all_ = 0;
};

}  // namespace gazette
