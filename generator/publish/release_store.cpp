#include "publish/release_store.h"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "base/failure.h"
#include "base/files.h"
#include "publish/disk.h"

namespace gazette {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::string_view marker_text =
    "gazette publishes to this folder. It replaces and removes what is in it: keep nothing of your own "
    "here.\n"
    "A web server shows \"current\"; `gazette rollback` goes back to an earlier release.\n";
constexpr const char* record_name = "release.json";
constexpr const char* shown_name = "was-shown";
constexpr const char* own_hint =
    "name a folder that doesn't exist yet, an empty one, or one that gazette published to before";

fs::path real_path(const fs::path& path) {
  std::error_code error;
  fs::path real = fs::weakly_canonical(fs::absolute(path), error);
  if (error) real = fs::absolute(path).lexically_normal();
  if (!real.has_filename() && real.has_relative_path()) real = real.parent_path();
  return real;
}

bool holds(const fs::path& folder, const fs::path& other) {
  return std::mismatch(folder.begin(), folder.end(), other.begin(), other.end()).first == folder.end();
}

std::vector<fs::path> home_folders() {
  std::vector<fs::path> folders;
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') folders.emplace_back(home);
  if (const passwd* user = ::getpwuid(::geteuid()); user != nullptr && user->pw_dir != nullptr)
    folders.emplace_back(user->pw_dir);
  return folders;
}

std::vector<std::string> list_names(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    names.push_back(entry->path().filename().string());
  if (error && error != std::errc::no_such_file_or_directory)
    throw WorldFailure(fmt::format("can't list {}: {}", folder.string(), error.message()));
  std::sort(names.begin(), names.end());
  return names;
}

std::string write_record(const Release& release) {
  return Json{{"gazette_release", 1}, {"id", release.id},         {"number", release.number},
              {"date", release.date}, {"commit", release.commit}, {"manifest_sha256", release.manifest}}
             .dump(2) +
         "\n";
}

std::optional<Release> read_record(const std::string& bytes) {
  const Json json = Json::parse(bytes, nullptr, false);
  if (!json.is_object() || json.value("gazette_release", Json()) != 1) return std::nullopt;
  try {
    return Release{json.at("id"), json.at("number"), json.at("date"), json.at("commit"),
                   json.at("manifest_sha256")};
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace

ReleaseStore::ReleaseStore(const fs::path& folder, const fs::path& protected_folder, WhenBusy when_busy) {
  check_place(folder, protected_folder);
  make_open_folder(folder_);
  lock(when_busy);
  read_releases();
  clear_leftovers();
}

ReleaseStore ReleaseStore::open_existing(const fs::path& folder, WhenBusy when_busy) {
  ReleaseStore store;
  store.folder_ = real_path(folder);
  std::error_code error;
  if (!fs::is_regular_file(store.folder_ / marker_name, error)) {
    throw WorldFailure(fmt::format("nothing was published to {} yet", folder.string()),
                       "name the folder that `gazette publish` writes to");
  }
  store.lock(when_busy);
  store.read_releases();
  store.clear_leftovers();
  return store;
}

void ReleaseStore::check_place(const fs::path& folder, const fs::path& protected_folder) {
  folder_ = real_path(folder);
  const auto refuse = [&](std::string_view why) {
    throw WorldFailure(fmt::format("{} {}; nothing was changed", folder.string(), why), own_hint);
  };
  std::error_code error;
  if (fs::is_symlink(folder.has_filename() ? folder : folder.parent_path(), error))
    refuse("is a symbolic link");
  if (!folder_.has_relative_path()) refuse("is the root of the disk");
  for (const fs::path& home : home_folders()) {
    if (holds(folder_, real_path(home))) refuse("is or holds a home folder");
  }
  if (!protected_folder.empty() && holds(folder_, real_path(protected_folder)))
    refuse("holds the repository itself");
  for (const fs::path& part : folder_) {
    if (part == ".git") refuse("is inside a .git folder");
  }
  if (!fs::exists(folder_, error)) return;
  if (!fs::is_directory(folder_, error)) refuse("is a file, not a folder");
  if (!fs::is_regular_file(folder_ / marker_name, error) && !list_names(folder_).empty())
    refuse("has files that gazette didn't put there");
}

void ReleaseStore::lock(WhenBusy when_busy) {
  const fs::path path = folder_ / marker_name;
  lock_ = FileLock(path, folder_.string(), when_busy);
  if (read_file(path) != marker_text) write_file(path, marker_text);
}

void ReleaseStore::read_releases() {
  for (const std::string& name : list_names(folder_ / "releases")) {
    if (name.starts_with('.')) continue;
    const auto bytes = read_file(folder_ / "releases" / name / record_name);
    auto release = bytes ? read_record(*bytes) : std::nullopt;
    if (release && release->id == name) releases_.push_back(std::move(*release));
  }
  std::sort(releases_.begin(), releases_.end(),
            [](const Release& a, const Release& b) { return a.number < b.number; });
  const auto destination = read_link(live_link());
  if (!destination) return;
  const fs::path led(*destination);
  live_ = led.parent_path().filename().string();
  if (live() == nullptr || led != fs::path("releases") / live_ / "site") {
    throw WorldFailure(
        fmt::format("{} leads to {}, which is no release; nothing was changed", live_link().string(),
                    *destination),
        "let it lead to the site/ of one of the folders in releases/, or remove it to publish anew");
  }
}

// What was being staged, moved away, or staged and never shown when a publisher ended early.
void ReleaseStore::clear_leftovers() {
  for (const std::string& name : list_names(folder_ / "releases")) {
    if (name.starts_with('.')) remove_tree(folder_ / "releases" / name);
  }
  const std::vector<Release> listed = releases_;
  for (const Release& release : listed) {
    if (release.id != live_ && !was_shown(release)) remove(release);
  }
}

const Release* ReleaseStore::live() const {
  return live_.empty() ? nullptr : find(live_);
}

const Release* ReleaseStore::find(const std::string& id_or_number) const {
  const auto found = std::find_if(releases_.begin(), releases_.end(), [&](const Release& release) {
    return release.id == id_or_number || std::to_string(release.number) == id_or_number;
  });
  return found == releases_.end() ? nullptr : &*found;
}

std::optional<Manifest> ReleaseStore::manifest_of(const Release& release) const {
  const auto bytes = read_file(site_of(release) / manifest_path);
  return bytes ? read_manifest(*bytes) : std::nullopt;
}

bool ReleaseStore::was_shown(const Release& release) const {
  std::error_code error;
  return fs::exists(folder_of(release) / shown_name, error);
}

void ReleaseStore::note_shown(const Release& release) const {
  if (was_shown(release)) return;
  write_file(folder_of(release) / shown_name, "");
  sync_folder(folder_of(release));
}

Release ReleaseStore::finish_staging(Release release) {
  release.number = releases_.empty() ? 1 : releases_.back().number + 1;
  release.id = fmt::format("{:04}-{}", release.number, release.date);
  write_file(staging() / record_name, write_record(release));
  sync_file_system(staging());
  rename_path(staging(), folder_of(release));
  sync_folder(folder_ / "releases");
  releases_.push_back(release);
  return release;
}

void ReleaseStore::show(const Release& release) {
  // From here on the one before counts as shown, though the link won't say so any more.
  if (const Release* before = live(); before != nullptr) note_shown(*before);
  point_link(live_link(), fmt::format("releases/{}/site", release.id));
  live_ = release.id;
  note_shown(release);
}

void ReleaseStore::remove(const Release& release) {
  assert(release.id != live_);
  const std::string id = release.id;
  // Away first, so that what is half removed is no release.
  const fs::path away = folder_ / "releases" / fmt::format(".gone-{}", id);
  rename_path(folder_ / "releases" / id, away);
  std::erase_if(releases_, [&](const Release& listed) { return listed.id == id; });
  remove_tree(away);
}

}  // namespace gazette
