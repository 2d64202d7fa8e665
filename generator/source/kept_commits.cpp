#include "source/kept_commits.h"

#include <fmt/format.h>

#include <algorithm>

#include "source/git_failure.h"
#include "source/handles.h"

namespace gazette {

namespace {

using OwnedCommit = Owned<git_commit, git_commit_free>;
using OwnedEntry = Owned<git_tree_entry, git_tree_entry_free>;
using OwnedTree = Owned<git_tree, git_tree_free>;

OwnedTree tree_of(git_repository* repository, const Oid& commit) {
  const git_oid id = to_git(commit);
  git_commit* found = nullptr;
  require_written(git_commit_lookup(&found, repository, &id), "read an earlier release");
  const OwnedCommit owner(found);
  git_tree* tree = nullptr;
  require_written(git_commit_tree(&tree, found), "read an earlier release");
  return OwnedTree(tree);
}

using Files = std::vector<std::pair<std::string, Oid>>;

int add_file(const char* folder, const git_tree_entry* entry, void* files) {
  if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB) {
    static_cast<Files*>(files)->emplace_back(fmt::format("{}{}", folder, git_tree_entry_name(entry)),
                                             from_git(*git_tree_entry_id(entry)));
  }
  return 0;
}

}  // namespace

std::vector<KeptCommit> list_kept_commits(const Repository& repository, const std::string& folder) {
  const BorrowedHandle handle(repository.handles());
  git_strarray names{};
  require_written(git_reference_list(&names, handle.repository()), "list the references of the repository");
  std::vector<KeptCommit> kept;
  for (size_t i = 0; i < names.count; ++i) {
    const std::string_view name = names.strings[i];
    git_oid id{};
    if (name.starts_with(folder) && git_reference_name_to_id(&id, handle.repository(), names.strings[i]) == 0)
      kept.push_back({std::string(name.substr(folder.size())), from_git(id)});
  }
  git_strarray_dispose(&names);
  std::sort(kept.begin(), kept.end(),
            [](const KeptCommit& a, const KeptCommit& b) { return a.name < b.name; });
  return kept;
}

void keep_commit(const Repository& repository, const std::string& reference, const Oid& commit) {
  const BorrowedHandle handle(repository.handles());
  const git_oid id = to_git(commit);
  git_reference* made = nullptr;
  begin_writing();
  require_written(
      git_reference_create(&made, handle.repository(), reference.c_str(), &id, 1, "gazette publish"),
      "keep a release in the repository");
  const OwnedReference owner(made);
}

void forget_commit(const Repository& repository, const std::string& reference) {
  const BorrowedHandle handle(repository.handles());
  begin_writing();
  require_written(git_reference_remove(handle.repository(), reference.c_str()), "forget an earlier release");
}

std::vector<std::pair<std::string, Oid>> list_files_of_commit(const Repository& repository,
                                                              const Oid& commit) {
  const BorrowedHandle handle(repository.handles());
  const OwnedTree tree = tree_of(handle.repository(), commit);
  Files files;
  require_written(git_tree_walk(tree.get(), GIT_TREEWALK_PRE, &add_file, &files), "read an earlier release");
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<Oid> find_file_of_commit(const Repository& repository, const Oid& commit,
                                       const std::string& path) {
  const BorrowedHandle handle(repository.handles());
  const OwnedTree tree = tree_of(handle.repository(), commit);
  git_tree_entry* found = nullptr;
  if (git_tree_entry_bypath(&found, tree.get(), path.c_str()) != 0) return std::nullopt;
  const OwnedEntry entry(found);
  return from_git(*git_tree_entry_id(found));
}

}  // namespace gazette
