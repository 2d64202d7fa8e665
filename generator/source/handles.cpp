#include "source/handles.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/text.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool is_git_folder(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "objects", ignored) && fs::exists(folder / "refs", ignored);
}

// The folder by which git knows the repository at or above `path`: its work tree, or itself if bare.
std::optional<fs::path> find_root(const fs::path& path) {
  for (fs::path folder = path;; folder = folder.parent_path()) {
    std::error_code ignored;
    if (fs::exists(folder / ".git", ignored)) return folder;
    if (is_git_folder(folder)) return folder.filename() == ".git" ? folder.parent_path() : folder;
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

// A path as one word of a shell command.
std::string shell_word(const std::string& path) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/._-+").find(c) != std::string_view::npos;
  };
  if (std::all_of(path.begin(), path.end(), is_plain)) return path;
  std::string word = "'";
  for (const char c : path) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

[[noreturn]] void fail_to_open(int code, const fs::path& path) {
  const std::string reason = last_git_error();
  const std::optional<fs::path> root = find_root(path);
  const std::string place = root.value_or(path).string();
  if (code == GIT_EOWNER || contains(reason, "safe.directory") || contains(reason, "not owned")) {
    throw WorldFailure(
        fmt::format("the repository at {} belongs to another user, so git doesn't trust it", place),
        fmt::format("if you trust it: git config --global --add safe.directory {}", shell_word(place)));
  }
  if (contains(reason, "extensions.objectformat")) {
    throw WorldFailure(
        fmt::format("the repository at {} names its objects by SHA-256, which can't be read yet", place),
        "make a new repository with `git init --object-format=sha1` and commit the files there");
  }
  if (contains(reason, "extensions.refstorage")) {
    throw WorldFailure(
        fmt::format("the repository at {} keeps its branches as a reftable, which can't be read yet", place),
        "run `git refs migrate --ref-format=files` in it");
  }
  if (contains(reason, "unsupported extension") || contains(reason, "unsupported repository version")) {
    throw WorldFailure(
        fmt::format("the repository at {} needs a newer kind of git than this program reads ({})", place,
                    reason),
        "clone it again with `git clone`, which leaves the extension out");
  }
  if (code == GIT_ENOTFOUND && !root) {
    throw WorldFailure(fmt::format("there is no git repository at {}", place),
                       "check the path, or make one there with `git init`");
  }
  throw WorldFailure(
      fmt::format("the repository at {} can't be opened, it may be damaged: {}", place, reason),
      "run `git fsck` there to see what is wrong, or clone it again");
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

// While git runs a hook, the objects that are being pushed are in a folder of their own. It counts only for
// the repository whose hook it is.
void add_pushed_objects(const Handle& handle) {
  const std::string git_folder = environment("GIT_DIR");
  std::error_code error;
  if (git_folder.empty() ||
      !fs::equivalent(git_folder, git_repository_path(handle.repository.get()), error)) {
    return;
  }
  const std::string others = environment("GIT_ALTERNATE_OBJECT_DIRECTORIES");
  std::vector<std::string_view> folders = split(others, ':');
  const std::string own = environment("GIT_OBJECT_DIRECTORY");
  folders.push_back(own);
  for (const std::string_view folder : folders) {
    if (!folder.empty()) git_odb_add_disk_alternate(handle.odb.get(), std::string(folder).c_str());
  }
}

}  // namespace

Handle open_handle(const fs::path& path) {
  start_libgit2();
  Handle handle;
  git_repository* repository = nullptr;
  const int code = git_repository_open_ext(&repository, path.c_str(), 0, nullptr);
  handle.repository.reset(repository);
  if (code != 0) fail_to_open(code, path);
  git_odb* odb = nullptr;
  const int odb_code = git_repository_odb(&odb, repository);
  handle.odb.reset(odb);
  if (odb_code != 0) fail_to_open(GIT_ERROR, path);
  add_pushed_objects(handle);
  return handle;
}

BorrowedHandle::BorrowedHandle(Repository::Handles& handles) : handles_(handles) {
  {
    const std::lock_guard lock(handles_.mutex);
    if (!handles_.free.empty()) {
      handle_ = std::move(handles_.free.back());
      handles_.free.pop_back();
    }
  }
  if (!handle_.repository) handle_ = open_handle(handles_.opened_at);
}

BorrowedHandle::~BorrowedHandle() {
  const std::lock_guard lock(handles_.mutex);
  handles_.free.push_back(std::move(handle_));
}

}  // namespace gazette
