#include "source/write_branch.h"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <utility>

#include "base/failure.h"
#include "base/files.h"
#include "source/git_failure.h"
#include "source/handles.h"
#include "source/history.h"
#include "source/object.h"

namespace gazette {

namespace {

using OwnedBytes = Owned<git_buf, git_buf_dispose>;
using OwnedBuilder = Owned<git_treebuilder, git_treebuilder_free>;
using OwnedCommit = Owned<git_commit, git_commit_free>;
using OwnedTree = Owned<git_tree, git_tree_free>;

std::string reference_of(const std::string& branch) {
  return fmt::format("refs/heads/{}", branch);
}

class BranchWriter {
 public:
  explicit BranchWriter(git_repository* repository) : repository_(repository) {}

  void add(const std::string& path, const std::string& bytes) {
    git_oid id{};
    require_written(git_blob_create_from_buffer(&id, repository_, bytes.data(), bytes.size()),
                    "write to the repository");
    files_[path] = id;
  }

  git_oid write_tree() const { return write_folder(files_.begin(), files_.end(), 0); }

 private:
  using Files = std::map<std::string, git_oid>;

  // The files of one folder, whose path has `depth` bytes.
  git_oid write_folder(Files::const_iterator begin, Files::const_iterator end, size_t depth) const {
    git_treebuilder* made = nullptr;
    require_written(git_treebuilder_new(&made, repository_, nullptr), "write to the repository");
    const OwnedBuilder builder(made);
    for (auto file = begin; file != end;) {
      const std::string rest = file->first.substr(depth);
      const size_t slash = rest.find('/');
      if (slash == std::string::npos) {
        require_written(git_treebuilder_insert(nullptr, made, rest.c_str(), &file->second, GIT_FILEMODE_BLOB),
                        "write to the repository");
        ++file;
        continue;
      }
      const std::string below = file->first.substr(0, depth + slash + 1);
      auto last = file;
      while (last != end && last->first.starts_with(below)) ++last;
      const git_oid folder = write_folder(file, last, below.size());
      require_written(
          git_treebuilder_insert(nullptr, made, rest.substr(0, slash).c_str(), &folder, GIT_FILEMODE_TREE),
          "write to the repository");
      file = last;
    }
    git_oid id{};
    require_written(git_treebuilder_write(&id, made), "write to the repository");
    return id;
  }

  git_repository* repository_;
  Files files_;
};

std::optional<Oid> tree_of(git_repository* repository, const git_oid& id) {
  git_commit* found = nullptr;
  if (git_commit_lookup(&found, repository, &id) != 0) return std::nullopt;
  const OwnedCommit commit(found);
  return from_git(*git_commit_tree_id(found));
}

std::optional<Oid> find_tree(git_repository* repository, const std::string& branch) {
  git_oid id{};
  if (git_reference_name_to_id(&id, repository, reference_of(branch).c_str()) != 0) return std::nullopt;
  return tree_of(repository, id);
}

// git_commit_create of libgit2 1.5 reports success even where the commit couldn't be written.
git_oid write_commit(const BorrowedHandle& handle, const CommitNote& note, git_tree* tree) {
  git_signature* made = nullptr;
  require_written(
      git_signature_new(&made, note.name.c_str(), note.email.c_str(), note.seconds, note.offset_minutes),
      "write to the repository");
  const OwnedSignature signature(made);
  git_buf bytes = GIT_BUF_INIT;
  const OwnedBytes owner(&bytes);
  require_written(git_commit_create_buffer(&bytes, handle.repository(), made, made, nullptr,
                                           note.message.c_str(), tree, 0, nullptr),
                  "write to the repository");
  git_oid id{};
  require_written(git_odb_write(&id, handle.odb(), bytes.ptr, bytes.size, GIT_OBJECT_COMMIT),
                  "write to the repository");
  return id;
}

}  // namespace

bool has_branch(const Repository& repository, const std::string& branch) {
  const BorrowedHandle handle(repository.handles());
  git_oid id{};
  return git_reference_name_to_id(&id, handle.repository(), reference_of(branch).c_str()) == 0;
}

std::optional<std::string> read_from_branch(const Repository& repository, const std::string& branch,
                                            const std::string& path) {
  if (!has_branch(repository, branch)) return std::nullopt;
  const SourceHistory tip =
      read_tip_alone(repository, resolve_published_tip(repository, reference_of(branch)));
  for (const SourceFile& file : tip.files) {
    if (file.path.text == path && file.kind == FileKind::regular) return repository.read_blob(file.blob);
  }
  return std::nullopt;
}

Oid write_site_commit(const Repository& repository, const std::filesystem::path& folder,
                      const std::vector<std::string>& on_disk, const std::vector<BranchFile>& own,
                      const CommitNote& note) {
  const BorrowedHandle handle(repository.handles());
  git_repository* const git = handle.repository();
  git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
  begin_writing();
  BranchWriter writer(git);
  for (const std::string& path : on_disk) {
    const auto bytes = read_file(folder / path);
    if (!bytes) throw WorldFailure(fmt::format("{} was built and is gone", (folder / path).string()));
    writer.add(path, *bytes);
  }
  for (const BranchFile& file : own) writer.add(file.path, file.bytes);
  const git_oid tree_id = writer.write_tree();
  git_tree* found = nullptr;
  require_written(git_tree_lookup(&found, git, &tree_id), "read what was written");
  const OwnedTree tree(found);
  return from_git(write_commit(handle, note, found));
}

bool move_branch(const Repository& repository, const std::string& branch, const Oid& commit) {
  const BorrowedHandle handle(repository.handles());
  git_repository* const git = handle.repository();
  const git_oid id = to_git(commit);
  if (find_tree(git, branch) == tree_of(git, id)) return false;
  git_reference* reference = nullptr;
  begin_writing();
  require_written(
      git_reference_create(&reference, git, reference_of(branch).c_str(), &id, 1, "gazette publish"),
      "move the branch");
  const OwnedReference owner(reference);
  return true;
}

}  // namespace gazette
