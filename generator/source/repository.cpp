#include "source/repository.h"

#include <cassert>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/files.h"
#include "source/handles.h"
#include "source/object.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

fs::path without_final_slash(const fs::path& folder) {
  return folder.has_filename() ? folder : folder.parent_path();
}

}  // namespace

Repository::Repository(const fs::path& path) : handles_(std::make_unique<Handles>()) {
  std::error_code error;
  handles_->opened_at = fs::canonical(path, error);
  if (error) {
    throw WorldFailure(fmt::format("there is no folder {}: {}", path.string(), error.message()),
                       "check the path of the repository");
  }
  handles_->free.push_back(open_handle(handles_->opened_at));
  handles_->git_folder =
      without_final_slash(git_repository_commondir(handles_->free.front().repository.get()));
}

Repository::~Repository() = default;
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;

std::optional<fs::path> Repository::work_tree() const {
  const BorrowedHandle handle(*handles_);
  const char* folder = git_repository_workdir(handle.repository());
  if (folder == nullptr) return std::nullopt;
  return without_final_slash(folder);
}

const fs::path& Repository::git_folder() const {
  return handles_->git_folder;
}

bool Repository::is_shallow() const {
  return !read_file(handles_->git_folder / "shallow").value_or("").empty();
}

std::string Repository::read_blob(const Oid& oid) const {
  const BorrowedHandle handle(*handles_);
  return std::string(read_object(handle.odb(), oid, GIT_OBJECT_BLOB).bytes());
}

size_t Repository::blob_size(const Oid& oid) const {
  const BorrowedHandle handle(*handles_);
  size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  const git_oid id = to_git(oid);
  const int code = git_odb_read_header(&size, &type, handle.odb(), &id);
  if (code != 0) fail_to_read(code, oid);
  if (type != GIT_OBJECT_BLOB) fail_as_damaged(oid, "it isn't a file");
  return size;
}

Oid hash_blob(std::string_view bytes) {
  start_libgit2();
  git_oid id{};
  const int code = git_odb_hash(&id, bytes.data(), bytes.size(), GIT_OBJECT_BLOB);
  assert(code == 0);
  static_cast<void>(code);
  return from_git(id);
}

}  // namespace gazette
