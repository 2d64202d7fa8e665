#include "source/work_tree.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/text.h"
#include "source/disk_file.h"
#include "source/handles.h"
#include "source/object.h"
#include "source/repository.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr int deepest_folder = 256;

bool is_git_folder(std::string_view name) {
  return name.size() == 4 && to_lower_ascii(name) == ".git";
}

// Git's setting for file systems that don't know which files are programs.
bool trusts_executable_bit(git_repository* repository) {
  git_config* config = nullptr;
  int is_trusted = 1;
  if (git_repository_config_snapshot(&config, repository) == 0) {
    git_config_get_bool(&is_trusted, config, "core.filemode");
  }
  git_config_free(config);
  return is_trusted != 0;
}

class WorkTreeReader {
 public:
  WorkTreeReader(git_repository* repository, fs::path root, const std::vector<SourceFile>& tip)
      : repository_(repository),
        root_(std::move(root)),
        trusts_executable_bit_(trusts_executable_bit(repository)) {
    for (const SourceFile& file : tip) {
      tracked_.emplace(file.path.text, &file);
      for (std::string_view folder = parent_folder(file.path.text); !folder.empty();
           folder = parent_folder(folder)) {
        if (!tracked_folders_.insert(folder).second) break;
      }
    }
  }

  WorkTreeState read() {
    read_folder(0);
    std::sort(state_.files.begin(), state_.files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return std::move(state_);
  }

 private:
  // `path`: of a folder, with a final '/'.
  bool is_ignored(const std::string& path) {
    int ignored = 0;
    if (git_ignore_path_is_ignored(&ignored, repository_, path.c_str()) != 0) {
      throw WorldFailure(
          fmt::format("can't tell if \"{}\" is to be ignored: {}", printable(path), last_git_error()),
          "check the .gitignore files");
    }
    return ignored != 0;
  }

  void read_folder(int depth) {
    if (depth > deepest_folder) {
      throw WorldFailure(
          fmt::format("folders lie more than {} deep at \"{}\"", deepest_folder, printable(path_)),
          "move the files up, or name the folder in .gitignore");
    }
    const std::vector<DiskEntry> entries = list_folder(root_ / path_);
    const auto is_git = [](const DiskEntry& entry) { return is_git_folder(entry.name); };
    const bool is_nested_repository = depth > 0 && std::any_of(entries.begin(), entries.end(), is_git);
    if (is_nested_repository) return;
    for (const DiskEntry& entry : entries) {
      if (is_git(entry)) continue;
      const size_t length = path_.size();
      path_ += entry.name;
      if (entry.kind == DiskKind::folder) add_folder(depth);
      if (entry.kind == DiskKind::file) add_file();
      path_.resize(length);
    }
  }

  void add_folder(int depth) {
    const auto tracked = tracked_.find(path_);
    if (tracked != tracked_.end() && tracked->second->kind == FileKind::submodule) {
      state_.files.push_back(*tracked->second);
      return;
    }
    const bool is_tracked = tracked_folders_.contains(path_);
    path_ += '/';
    if (is_tracked || !is_ignored(path_)) read_folder(depth + 1);
  }

  void add_file() {
    const auto tracked = tracked_.find(path_);
    if (tracked == tracked_.end() && is_ignored(path_)) return;
    std::optional<DiskFile> disk = read_disk_file(root_ / path_);
    if (!disk) return;
    SourceFile file{{path_}, disk->kind, hash_blob(disk->bytes)};
    const bool is_tracked = tracked != tracked_.end();
    if (!trusts_executable_bit_ && file.kind == FileKind::executable) file.kind = FileKind::regular;
    if (!trusts_executable_bit_ && is_tracked && tracked->second->kind == FileKind::executable &&
        file.kind == FileKind::regular) {
      file.kind = FileKind::executable;
    }
    if (!is_tracked || tracked->second->blob != file.blob)
      state_.blobs.emplace(file.blob, std::move(disk->bytes));
    state_.files.push_back(std::move(file));
  }

  git_repository* repository_;
  fs::path root_;
  bool trusts_executable_bit_;
  std::unordered_map<std::string_view, const SourceFile*> tracked_;
  std::unordered_set<std::string_view> tracked_folders_;
  std::string path_;  // of the entry at hand, relative to the root
  WorkTreeState state_;
};

// Both sorted by path.
std::vector<FileChange> compare_files(const std::vector<SourceFile>& before,
                                      const std::vector<SourceFile>& after) {
  std::vector<FileChange> changes;
  auto old_file = before.begin();
  auto new_file = after.begin();
  while (old_file != before.end() || new_file != after.end()) {
    const bool has_old =
        old_file != before.end() && (new_file == after.end() || old_file->path <= new_file->path);
    const bool has_new =
        new_file != after.end() && (old_file == before.end() || new_file->path <= old_file->path);
    if (!has_old || !has_new || *old_file != *new_file) {
      FileChange& change = changes.emplace_back();
      change.path = has_new ? new_file->path : old_file->path;
      if (has_old) change.before_kind = old_file->kind;
      if (has_old) change.before = old_file->blob;
      if (has_new) change.after_kind = new_file->kind;
      if (has_new) change.after = new_file->blob;
    }
    if (has_old) ++old_file;
    if (has_new) ++new_file;
  }
  return changes;
}

}  // namespace

WorkTreeState read_work_tree(const Repository& repository, const SourceHistory& history) {
  const std::optional<fs::path> root = repository.work_tree();
  if (!root) {
    throw WorldFailure("the repository is bare: it has no files on disk to preview",
                       "open a clone that has them, made with `git clone`");
  }
  const BorrowedHandle handle(repository.handles());
  WorkTreeState state = WorkTreeReader(handle.repository(), *root, history.files).read();
  state.publication.committed_at = history.line.empty() ? 0 : history.line.back().committed_at;
  state.publication.changes = compare_files(history.files, state.files);
  return state;
}

}  // namespace gazette
