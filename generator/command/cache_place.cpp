#include "command/cache_place.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>
#include <vector>

#include "base/digest.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr size_t most_repositories = 50;

std::optional<fs::path> find_own_folder() {
  std::error_code error;
  const auto folder_named = [&](const char* variable) {
    const char* value = std::getenv(variable);
    const fs::path folder = value == nullptr ? "" : value;
    return folder.is_absolute() && fs::is_directory(folder, error) ? folder : fs::path();
  };
  if (const fs::path caches = folder_named("XDG_CACHE_HOME"); !caches.empty()) return caches / "gazette";
  if (const fs::path home = folder_named("HOME"); !home.empty()) return home / ".cache" / "gazette";
  return std::nullopt;
}

bool is_name_of_cache(const std::string& name) {
  return name.size() == Digest().hex().size() &&
         name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// Repositories come and go: those that weren't built for longest make room for a new one.
void make_room(const fs::path& folder) {
  std::error_code error;
  std::vector<std::pair<fs::file_time_type, fs::path>> caches;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code gone;
    if (is_name_of_cache(entry->path().filename().string()))
      caches.emplace_back(entry->last_write_time(gone), entry->path());
  }
  std::sort(caches.begin(), caches.end());
  for (size_t i = 0; i + most_repositories <= caches.size(); ++i) fs::remove_all(caches[i].second, error);
}

}  // namespace

std::optional<CacheFolder> open_cache(const CachePlace& place, const fs::path& git_folder) {
  if (!place.is_wanted) return std::nullopt;
  const Digest build = place.build.value_or(program_digest());
  if (!place.folder.empty()) return CacheFolder(fs::absolute(place.folder), build);
  const auto own = find_own_folder();
  if (!own) return std::nullopt;
  std::error_code error;
  const fs::path real = fs::weakly_canonical(git_folder, error);
  const fs::path folder = *own / digest_of((error ? git_folder : real).string()).hex();
  if (!fs::exists(folder, error)) make_room(*own);
  return CacheFolder(folder, build);
}

}  // namespace gazette
