#include "source/new_repository.h"

#include <git2/sys/commit.h>

#include <cassert>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"
#include "source/object.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

void check(int code, std::string_view action) {
  if (code >= 0) return;
  throw WorldFailure(fmt::format("can't {}: {}", action, last_git_error()),
                     "remove what was made of the new repository, check the disk, and try again");
}

void require_free_place(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(folder, error);
  if (!fs::exists(status)) return;
  if (!fs::is_directory(folder, error)) {
    throw WorldFailure(fmt::format("{} is there already, and isn't a folder", printable(folder.string())),
                       "name a folder that doesn't exist yet");
  }
  const bool is_empty = fs::is_empty(folder, error);
  if (error || !is_empty) {
    throw WorldFailure(fmt::format("the folder {} isn't empty", printable(folder.string())),
                       "name a folder that doesn't exist yet, or remove this one first");
  }
}

// Its own settings, so that the files on disk stay what was committed, whatever the machine prefers.
void keep_line_ends(git_repository* repository) {
  git_config* config = nullptr;
  check(git_repository_config(&config, repository), "open the settings of the new repository");
  const OwnedConfig owner(config);
  check(git_config_set_string(config, "core.autocrlf", "false"), "write the settings of the new repository");
}

}  // namespace

NewRepository::NewRepository(const fs::path& folder, std::string branch) : branch_(std::move(branch)) {
  start_libgit2();
  require_free_place(folder);
  git_repository_init_options options = GIT_REPOSITORY_INIT_OPTIONS_INIT;
  options.flags = GIT_REPOSITORY_INIT_MKDIR | GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
  options.initial_head = branch_.c_str();
  git_repository* repository = nullptr;
  const int code = git_repository_init_ext(&repository, folder.c_str(), &options);
  repository_.reset(repository);
  check(code, fmt::format("make a repository in {}", printable(folder.string())));
  keep_line_ends(repository);
  git_index* index = nullptr;
  const int index_code = git_repository_index(&index, repository);
  index_.reset(index);
  check(index_code, "begin the list of files");
}

void NewRepository::put(const std::string& path, std::string_view bytes) {
  git_index_entry entry{};
  entry.mode = GIT_FILEMODE_BLOB;
  entry.path = path.c_str();
  check(git_blob_create_from_buffer(&entry.id, repository_.get(), bytes.data(), bytes.size()),
        fmt::format("store {}", printable(path)));
  check(git_index_add(index_.get(), &entry), fmt::format("add {}", printable(path)));
}

void NewRepository::remove(const std::string& path) {
  const int code = git_index_remove(index_.get(), path.c_str(), 0);
  assert(code == 0);
  static_cast<void>(code);
}

Oid NewRepository::commit(const CommitNote& note, const std::vector<Oid>& parents) {
  git_oid tree{};
  // The index remembers the folders that didn't change.
  check(git_index_write_tree(&tree, index_.get()), "store the folders");
  git_signature* made = nullptr;
  const int code =
      git_signature_new(&made, note.name.c_str(), note.email.c_str(), note.seconds, note.offset_minutes);
  const OwnedSignature signature(made);
  check(code, "sign a commit");
  const std::string message = note.message + "\n";
  std::vector<git_oid> ids;
  std::vector<const git_oid*> parent_ids;
  ids.reserve(parents.size());
  parent_ids.reserve(parents.size());
  for (const Oid& parent : parents) ids.push_back(to_git(parent));
  for (const git_oid& parent : ids) parent_ids.push_back(&parent);
  git_oid id{};
  check(git_commit_create_from_ids(&id, repository_.get(), nullptr, made, made, nullptr, message.c_str(),
                                   &tree, parent_ids.size(), parent_ids.data()),
        "store a commit");
  return from_git(id);
}

void NewRepository::finish(const Oid& tip) {
  const git_oid id = to_git(tip);
  const std::string name = "refs/heads/" + branch_;
  git_reference* reference = nullptr;
  const int code =
      git_reference_create(&reference, repository_.get(), name.c_str(), &id, 1, "made from a script");
  const OwnedReference owner(reference);
  check(code, fmt::format("name the branch {}", printable(branch_)));
  git_checkout_options options = GIT_CHECKOUT_OPTIONS_INIT;
  options.checkout_strategy = GIT_CHECKOUT_FORCE;
  options.disable_filters = 1;
  check(git_checkout_head(repository_.get(), &options), "write the files");
}

}  // namespace gazette
