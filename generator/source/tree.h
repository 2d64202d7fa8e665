// The entries of one folder as git stored them, and a cache of the folders read last.
#pragma once

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "source/history.h"
#include "source/object.h"

namespace gazette {

struct TreeEntry {
  std::string_view name;  // exact bytes, as long as the Tree lives
  FileKind kind = FileKind::none;
  bool is_folder = false;
  Oid oid;
};

// Sorted by name, bytewise; each name once. Names are not checked: see require_safe_name.
struct Tree {
  RawObject object;
  std::vector<TreeEntry> entries;
};

// `path`: the folder's, for messages. WorldFailure: damaged, or two entries of one name.
std::shared_ptr<const Tree> read_tree(git_odb* odb, const Oid& oid, std::string_view path);

// WorldFailure for a name that could lead out of its folder: "", ".", "..", ".git" in any case, or with '/'.
void require_safe_name(std::string_view name, std::string_view folder);

// One folder is needed twice, as the later state of one publication and as the earlier one of the next.
class TreeCache {
 public:
  explicit TreeCache(git_odb* odb) : odb_(odb) {}
  std::shared_ptr<const Tree> read(const Oid& oid, std::string_view path);

 private:
  using Trees = std::unordered_map<Oid, std::shared_ptr<const Tree>, OidHash>;
  git_odb* odb_;
  // Two generations: when the younger is full, it becomes the older one, whose trees are forgotten.
  Trees young_;
  Trees old_;
  size_t young_entries_ = 0;
};

}  // namespace gazette
