// Where a repository's cache is: named by the user, or in the folder that the system has for caches.
#pragma once

#include <filesystem>
#include <optional>

#include "base/cache_folder.h"

namespace gazette {

struct CachePlace {
  bool is_wanted = false;
  std::filesystem::path folder;  // empty: one for each repository, below XDG_CACHE_HOME or ~/.cache
  std::optional<Digest> build;   // as if another build of the program ran
};

// nullopt: none is wanted, or there is no place for one. `git_folder`: what tells repositories apart.
std::optional<CacheFolder> open_cache(const CachePlace& place, const std::filesystem::path& git_folder);

}  // namespace gazette
