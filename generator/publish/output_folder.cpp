#include "publish/output_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "base/failure.h"
#include "base/files.h"
#include "base/parallel_map.h"
#include "publish/disk.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view marker_text =
    "gazette made this folder. It replaces and removes files here at each build: keep nothing of your own in "
    "it.\n";

// What hosting services and git keep at the top of a site isn't ours to remove.
bool belongs_to_hosting(const std::string& path) {
  if (path.starts_with('.')) return true;
  const std::string top = path.substr(0, path.find('/'));
  return top == "CNAME" || top == "_headers" || top == "_redirects";
}

// Every path below the folder, but for those.
std::vector<fs::directory_entry> list_own(const fs::path& folder) {
  std::vector<fs::directory_entry> entries;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (belongs_to_hosting(entry->path().lexically_relative(folder).generic_string())) {
      entry.disable_recursion_pending();
    } else {
      entries.push_back(*entry);
    }
  }
  if (error)
    throw WorldFailure(fmt::format("can't list what is in {}: {}", folder.string(), error.message()));
  return entries;
}

bool holds(const fs::path& folder, const fs::path& other) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), other.begin(), other.end());
  return end == folder.end();
}

fs::path real_path(const fs::path& path) {
  if (path.empty()) return path;
  std::error_code error;
  fs::path real = fs::weakly_canonical(fs::absolute(path), error);
  if (error) real = fs::absolute(path).lexically_normal();
  if (!real.has_filename() && real.has_relative_path()) real = real.parent_path();
  return real;
}

}  // namespace

OutputFolder::OutputFolder(const fs::path& folder, const fs::path& protected_folder,
                           std::optional<CacheFolder> cache)
    : folder_(real_path(folder)), cache_(std::move(cache)) {
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
  if (cache_ && holds(folder_, real_path(cache_->path()))) {
    throw UsageFailure("the cache can't stand in the output folder, where it would be published",
                       "name another folder with --cache");
  }
  if (!was_empty_) {
    looker_.emplace(folder_);
    if (cache_) record_ = read_record(*cache_, folder_);
    is_kept_.resize(record_.files.size());
    is_as_recorded_ = is_as_recorded();
    if (!is_as_recorded_) refuse_links();
  }
  write(OutputPath{marker_name}, marker_text);
  if (!looker_) looker_.emplace(folder_);
  written_ = 0;
  add({marker_name, {{}, sha256_of(marker_text), {}}, WriteOutcome::unchanged, false});
}

// Entries can't come or go without a trace on their folder.
bool OutputFolder::is_as_recorded() const {
  if (record_.folders.empty()) return false;
  std::atomic<bool> is_same = true;
  parallel_for_each(record_.folders.size(), [&](size_t i) {
    const auto& [path, look] = record_.folders[i];
    if (is_same && looker_->look_at_folder(path) != look) is_same = false;
  });
  return is_same;
}

void OutputFolder::refuse_links() const {
  for (const fs::directory_entry& entry : list_own(folder_)) {
    if (!entry.is_symlink()) continue;
    throw WorldFailure(fmt::format("{} is a symbolic link; nothing was changed", entry.path().string()),
                       "remove it: a build never writes through links");
  }
}

void OutputFolder::add(PutFile file) {
  const std::scoped_lock lock(mutex_);
  put_.push_back(std::move(file));
}

// What the last build wrote there, if nothing touched it since.
const OutputFolder::Recorded* OutputFolder::find_untouched(std::string_view path) const {
  const Recorded* file = record_.find_file(path);
  return file != nullptr && looker_->look_at_file(file->first) == file->second.look ? file : nullptr;
}

bool OutputFolder::keep(const OutputPath& path, const Digest& key) {
  const Recorded* file = record_.find_file(path.text);
  return file != nullptr && file->second.key == key &&
         looker_->look_at_file(file->first) == file->second.look && keep(*file);
}

bool OutputFolder::is_same_group(const std::string& name, const Digest& key) {
  {
    const std::scoped_lock lock(mutex_);
    groups_.emplace_back(name, key);
  }
  const Digest* before = record_.find_group(name);
  return before != nullptr && *before == key;
}

bool OutputFolder::keep_any(const OutputPath& path) {
  const Recorded* file = find_untouched(path.text);
  return file != nullptr && keep(*file);
}

bool OutputFolder::keep(const Recorded& file) {
  bytes_ += file.second.look.size;
  ++kept_;
  is_kept_[position(file)] = 1;
  return true;
}

std::string_view OutputFolder::reason_to_make(const OutputPath& path) const {
  const Recorded* file = record_.find_file(path.text);
  if (file == nullptr) return "the last build didn't make it, or didn't say so";
  if (find_untouched(path.text) == nullptr) return "something else changed the file";
  return file->second.key == Digest() ? "of a kind that is always made" : "what it is made from changed";
}

WriteOutcome OutputFolder::put(const OutputPath& path, std::string_view bytes, const Digest& key) {
  return put(path, bytes, key, false);
}

WriteOutcome OutputFolder::put_whole(const OutputPath& path, std::string_view bytes, const Digest& key) {
  return put(path, bytes, key, true);
}

void OutputFolder::drop(const OutputPath& path) {
  remove_file(path.text);
}

WriteOutcome OutputFolder::put(const OutputPath& path, std::string_view bytes, const Digest& key,
                               bool in_one_step) {
  bytes_ += bytes.size();
  const Sha256 digest = sha256_of(bytes);
  const Recorded* before = find_untouched(path.text);
  if (before != nullptr && before->second.look.size == bytes.size() && before->second.sha256 == digest) {
    add({path.text, {key, digest, before->second.look}, WriteOutcome::unchanged, true});
    return WriteOutcome::unchanged;
  }
  const WriteOutcome outcome = write(path, bytes, in_one_step);
  add({path.text, {key, digest, {}}, outcome, false});
  return outcome;
}

WriteOutcome OutputFolder::write(const OutputPath& path, std::string_view bytes, bool in_one_step) {
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
  if (in_one_step) {
    fs::path beside = file;
    beside += ".new";
    write_file(beside, bytes);
    rename_path(beside, file);
  } else {
    write_file(file, bytes);
  }
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

std::vector<std::string> OutputFolder::list_stale() const {
  std::unordered_set<std::string_view> put;
  for (const PutFile& file : put_) put.insert(file.path);
  std::vector<std::string> stale;
  const auto look = [&](std::string path) {
    const Recorded* file = record_.find_file(path);
    if (!put.contains(path) && (file == nullptr || !is_kept(*file))) stale.push_back(std::move(path));
  };
  if (is_as_recorded_) {
    for (const Recorded& file : record_.files) {
      if (!is_kept(file) && !put.contains(file.first)) stale.push_back(file.first);
    }
  } else {
    for (const fs::directory_entry& entry : list_own(folder_)) {
      if (!entry.is_directory() || entry.is_symlink())
        look(entry.path().lexically_relative(folder_).generic_string());
    }
  }
  std::sort(stale.begin(), stale.end());
  return stale;
}

void OutputFolder::remove_file(const std::string& path) {
  std::error_code error;
  // It may have gone already, where a page stands now that had to make room.
  if (fs::is_directory(folder_ / path, error)) return;
  fs::remove(folder_ / path, error);
  if (error && error != std::errc::not_a_directory)
    throw WorldFailure(fmt::format("can't remove {}: {}", path, error.message()));
}

// `removed`: the files that went; nothing else can have left a folder empty.
std::set<std::string> OutputFolder::remove_folders_left_by(const std::vector<std::string>& removed) {
  std::set<std::string> gone;
  for (const std::string& path : removed) {
    for (std::string_view up = parent_folder(path); !up.empty(); up = parent_folder(up)) {
      const fs::path folder = folder_ / up;
      std::error_code error;
      if (!fs::is_directory(fs::symlink_status(folder, error))) continue;
      if (!fs::remove(folder, error)) break;  // not empty
      gone.emplace(up);
    }
  }
  return gone;
}

void OutputFolder::remove_empty_folders() {
  std::vector<fs::path> folders;
  for (const fs::directory_entry& entry : list_own(folder_)) {
    if (entry.is_directory() && !entry.is_symlink()) folders.push_back(entry.path());
  }
  // Deepest first.
  std::sort(folders.begin(), folders.end(), std::greater<>());
  for (const fs::path& folder : folders) {
    std::error_code error;
    if (fs::is_empty(folder, error)) fs::remove(folder, error);
  }
}

std::string OutputFolder::read(const OutputPath& path) const {
  auto bytes = read_file(folder_ / path.text);
  if (!bytes) throw WorldFailure(fmt::format("can't read {}", path.text));
  return *std::move(bytes);
}

size_t OutputFolder::remove_stale() {
  std::vector<std::string> stale;
  std::set<std::string> gone;
  if (!was_empty_) {
    stale = list_stale();
    for (const std::string& path : stale) remove_file(path);
    if (is_as_recorded_) {
      gone = remove_folders_left_by(stale);
    } else {
      remove_empty_folders();
    }
  }
  if (cache_) note_state(stale, gone);
  return stale.size();
}

std::vector<std::pair<std::string_view, Sha256>> OutputFolder::list_files() const {
  std::vector<std::pair<std::string_view, Sha256>> files;
  files.reserve(kept_ + put_.size());
  for (const Recorded& file : record_.files) {
    if (is_kept(file)) files.emplace_back(file.first, file.second.sha256);
  }
  for (const PutFile& file : put_) {
    if (file.path != marker_name) files.emplace_back(file.path, file.file.sha256);
  }
  return files;
}

// Takes all files along: nothing can be kept after this.
void OutputFolder::note_state(const std::vector<std::string>& removed, const std::set<std::string>& gone) {
  wait_for_next_time_stamp();
  OutputRecord record;
  note_folders(removed, gone, record);
  parallel_for_each(put_.size(), [&](size_t i) {
    if (!put_[i].has_look) put_[i].file.look = looker_->look_at_file(put_[i].path).value_or(Look());
  });
  std::sort(put_.begin(), put_.end(), [](const PutFile& a, const PutFile& b) { return a.path < b.path; });
  record.files.reserve(kept_ + put_.size());
  auto next = put_.begin();
  const auto add_put_before = [&](const std::string* path) {
    for (; next != put_.end() && (path == nullptr || next->path < *path); ++next)
      record.files.emplace_back(std::move(next->path), next->file);
  };
  for (Recorded& file : record_.files) {
    if (!is_kept(file)) continue;
    add_put_before(&file.first);
    record.files.push_back(std::move(file));
  }
  add_put_before(nullptr);
  std::sort(groups_.begin(), groups_.end());
  record.groups = std::move(groups_);
  keep_record(*cache_, folder_, record);
}

void OutputFolder::note_folders(const std::vector<std::string>& removed, const std::set<std::string>& gone,
                                OutputRecord& record) const {
  std::set<std::string_view> folders;
  std::set<std::string_view> altered;  // where an entry came or went
  const auto add_with_all_above = [](std::set<std::string_view>& to, std::string_view path) {
    do {
      path = parent_folder(path);
      if (!to.insert(path).second) return;
    } while (!path.empty());
  };
  for (const PutFile& file : put_) {
    add_with_all_above(folders, file.path);
    if (file.outcome != WriteOutcome::unchanged) add_with_all_above(altered, file.path);
  }
  for (const std::string& path : removed) add_with_all_above(altered, path);
  if (is_as_recorded_) {
    for (const auto& [path, look] : record_.folders) {
      if (!gone.contains(path)) folders.insert(path);
    }
  } else {
    for (const Recorded& file : record_.files) {
      if (is_kept(file)) add_with_all_above(folders, file.first);
    }
  }
  record.folders.reserve(folders.size());
  for (const std::string_view folder : folders) record.folders.emplace_back(std::string(folder), Look());
  parallel_for_each(record.folders.size(), [&](size_t i) {
    auto& [path, look] = record.folders[i];
    const Look* before = is_as_recorded_ && !altered.contains(path) ? record_.find_folder(path) : nullptr;
    look = before != nullptr ? *before : looker_->look_at_folder(path).value_or(Look());
  });
}

}  // namespace gazette
