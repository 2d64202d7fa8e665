#include "source/tree_walk.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"

namespace gazette {

namespace {

constexpr int deepest_folder = 256;
// A few small objects can stand for billions of files.
constexpr size_t most_in_one_publication = 1'000'000;
constexpr size_t most_in_all = 4'000'000;

std::string_view without_final_slash(std::string_view path) {
  if (!path.empty()) path.remove_suffix(1);
  return path;
}

}  // namespace

void TreeWalk::count_entry() {
  ++in_this_publication_;
  ++in_all_;
  if (in_this_publication_ > most_in_one_publication) {
    throw WorldFailure(fmt::format("one commit has more than {} new or changed files and folders, at \"{}\"",
                                   most_in_one_publication, printable(path_)),
                       "remove them from the repository");
  }
  require_few();
}

void TreeWalk::count_known(size_t entries) {
  in_all_ += entries;
  require_few();
}

void TreeWalk::require_few() const {
  if (in_all_ > most_in_all) {
    throw WorldFailure(
        fmt::format("the history has more than {} changes of files and folders", most_in_all),
        "publish the current state alone with --no-versions, or a repository with a shorter history");
  }
}

void TreeWalk::compare_entries(const TreeEntry* before, const TreeEntry* after, int depth) {
  if (before != nullptr && after != nullptr && before->oid == after->oid && before->kind == after->kind)
    return;
  count_entry();
  const TreeEntry& either = after != nullptr ? *after : *before;
  require_safe_name(either.name, without_final_slash(path_));
  const bool is_file_before = before != nullptr && !before->is_folder;
  const bool is_file_after = after != nullptr && !after->is_folder;
  if (is_file_before || is_file_after) {
    FileChange& change = changes_.emplace_back();
    change.path.text.reserve(path_.size() + either.name.size());
    change.path.text.append(path_).append(either.name);
    if (is_file_before) {
      change.before_kind = before->kind;
      change.before = before->oid;
    }
    if (is_file_after) {
      change.after_kind = after->kind;
      change.after = after->oid;
    }
  }
  const Oid* folder_before = before != nullptr && before->is_folder ? &before->oid : nullptr;
  const Oid* folder_after = after != nullptr && after->is_folder ? &after->oid : nullptr;
  if (folder_before == nullptr && folder_after == nullptr) return;
  const size_t length = path_.size();
  path_.append(either.name).push_back('/');
  compare_folders(folder_before, folder_after, depth + 1);
  path_.resize(length);
}

void TreeWalk::compare_folders(const Oid* before, const Oid* after, int depth) {
  if (depth > deepest_folder) {
    throw WorldFailure(
        fmt::format("folders lie more than {} deep at \"{}\"", deepest_folder, printable(path_)),
        "move the files up, or remove the folder from the repository");
  }
  static const std::vector<TreeEntry> none;
  const std::shared_ptr<const Tree> old_tree =
      before != nullptr ? trees_.read(*before, without_final_slash(path_)) : nullptr;
  const std::shared_ptr<const Tree> new_tree =
      after != nullptr ? trees_.read(*after, without_final_slash(path_)) : nullptr;
  const std::vector<TreeEntry>& old_entries = old_tree ? old_tree->entries : none;
  const std::vector<TreeEntry>& new_entries = new_tree ? new_tree->entries : none;
  auto old_entry = old_entries.begin();
  auto new_entry = new_entries.begin();
  while (old_entry != old_entries.end() || new_entry != new_entries.end()) {
    const int order = old_entry == old_entries.end()   ? 1
                      : new_entry == new_entries.end() ? -1
                                                       : old_entry->name.compare(new_entry->name);
    compare_entries(order <= 0 ? &*old_entry : nullptr, order >= 0 ? &*new_entry : nullptr, depth);
    if (order <= 0) ++old_entry;
    if (order >= 0) ++new_entry;
  }
}

std::vector<FileChange> TreeWalk::compare(const std::optional<Oid>& before, const Oid& after) {
  path_.clear();
  changes_.clear();
  in_this_publication_ = 0;
  if (!before || *before != after) compare_folders(before ? &*before : nullptr, &after, 0);
  const auto by_path = [](const FileChange& a, const FileChange& b) { return a.path < b.path; };
  if (!std::is_sorted(changes_.begin(), changes_.end(), by_path)) {
    std::sort(changes_.begin(), changes_.end(), by_path);
  }
  return std::vector<FileChange>(std::make_move_iterator(changes_.begin()),
                                 std::make_move_iterator(changes_.end()));
}

std::vector<SourceFile> TreeWalk::list_files(const Oid& tree) {
  std::vector<SourceFile> files;
  for (FileChange& change : compare(std::nullopt, tree)) {
    files.push_back({std::move(change.path), change.after_kind, change.after});
  }
  return files;
}

}  // namespace gazette
