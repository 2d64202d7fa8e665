#include "publish/output_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "base/failure.h"
#include "base/files.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view marker_text =
    "gazette made this folder. It replaces and removes files here at each build: keep nothing of your own in "
    "it.\n";

// What hosting services and git keep at the top of a site isn't ours to remove.
bool belongs_to_hosting(const std::string& path) {
  return path.starts_with('.') || path == "CNAME" || path.starts_with("CNAME/");
}

// Every path below the folder, but for those.
std::vector<fs::directory_entry> list_own(const fs::path& folder) {
  std::vector<fs::directory_entry> entries;
  for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator();
       ++entry) {
    if (belongs_to_hosting(entry->path().lexically_relative(folder).generic_string())) {
      entry.disable_recursion_pending();
    } else {
      entries.push_back(*entry);
    }
  }
  return entries;
}

bool holds(const fs::path& folder, const fs::path& other) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), other.begin(), other.end());
  return end == folder.end();
}

fs::path real_path(const fs::path& path) {
  std::error_code error;
  fs::path real = fs::weakly_canonical(path, error);
  if (error) real = fs::absolute(path).lexically_normal();
  if (!real.has_filename() && real.has_relative_path()) real = real.parent_path();
  return real;
}

}  // namespace

OutputFolder::OutputFolder(const fs::path& folder, const fs::path& protected_folder)
    : folder_(real_path(folder)) {
  const std::string hint =
      "name another folder with --output: one that doesn't exist yet, or one that gazette made";
  const fs::path named = folder.has_filename() ? folder : folder.parent_path();
  if (fs::is_symlink(named))
    throw WorldFailure(fmt::format("the output folder {} is a symbolic link", folder.string()), hint);
  if (!folder_.has_relative_path())
    throw WorldFailure("the output folder can't be the root of the disk", hint);
  const fs::path repository = real_path(protected_folder);
  if (!protected_folder.empty() && holds(folder_, repository)) {
    throw WorldFailure(fmt::format("the output folder {} holds the repository itself", folder.string()),
                       hint);
  }
  for (const fs::path& part : folder_) {
    if (part == ".git")
      throw WorldFailure(fmt::format("the output folder {} is inside a .git folder", folder.string()), hint);
  }
  std::error_code error;
  if (fs::exists(folder_, error) && !fs::is_directory(folder_, error)) {
    throw WorldFailure(fmt::format("{} is a file, not a folder", folder.string()), hint);
  }
  was_empty_ = !fs::exists(folder_, error) || fs::is_empty(folder_, error);
  if (!was_empty_ && read_file(folder_ / marker_name) != marker_text) {
    throw WorldFailure(
        fmt::format("the folder {} has files that gazette didn't make; nothing was changed", folder.string()),
        hint);
  }
  if (!was_empty_) {
    for (const fs::directory_entry& entry : list_own(folder_)) {
      if (!entry.is_symlink()) continue;
      throw WorldFailure(fmt::format("{} is a symbolic link; nothing was changed", entry.path().string()),
                         "remove it: a build never writes through links");
    }
  }
  write_file(folder_ / marker_name, marker_text);
  put_.emplace_back(marker_name);
}

WriteOutcome OutputFolder::put(const OutputPath& path, std::string_view bytes) {
  bytes_ += bytes.size();
  {
    const std::scoped_lock lock(mutex_);
    put_.push_back(path.text);
  }
  const fs::path file = folder_ / path.text;
  WriteOutcome outcome = WriteOutcome::made;
  if (!was_empty_) {
    std::error_code error;
    if (fs::file_size(file, error) == bytes.size() && !error && read_file(file) == bytes)
      return WriteOutcome::unchanged;
    if (fs::exists(file, error)) outcome = WriteOutcome::replaced;
    if (fs::is_directory(file, error)) fs::remove_all(file, error);
    make_room_above(file);
  }
  write_file(file, bytes);
  ++written_;
  return outcome;
}

// A file of the build before where a folder must stand now.
void OutputFolder::make_room_above(const fs::path& file) {
  const std::scoped_lock lock(mutex_);
  for (fs::path up = file.parent_path(); up != folder_; up = up.parent_path()) {
    std::error_code error;
    if (fs::is_regular_file(up, error)) fs::remove(up, error);
  }
}

size_t OutputFolder::remove_stale() {
  if (was_empty_) return 0;
  std::sort(put_.begin(), put_.end());
  size_t removed = 0;
  std::vector<fs::path> files;
  std::vector<fs::path> folders;
  for (const fs::directory_entry& entry : list_own(folder_)) {
    if (entry.is_directory() && !entry.is_symlink()) {
      folders.push_back(entry.path());
      continue;
    }
    const std::string path = entry.path().lexically_relative(folder_).generic_string();
    if (!std::binary_search(put_.begin(), put_.end(), path)) files.push_back(entry.path());
  }
  for (const fs::path& file : files) {
    std::error_code error;
    if (!fs::remove(file, error))
      throw WorldFailure(fmt::format("can't remove {}: {}", file.string(), error.message()));
    ++removed;
  }
  // Deepest first.
  std::sort(folders.begin(), folders.end(), std::greater<>());
  for (const fs::path& folder : folders) {
    std::error_code error;
    if (fs::is_empty(folder, error)) fs::remove(folder, error);
  }
  return removed;
}

}  // namespace gazette
