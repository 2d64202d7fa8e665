#include "publish/live_site.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "base/failure.h"
#include "base/files.h"
#include "publish/manifest.h"
#include "publish/release_store.h"
#include "publish/web_site.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

class FolderSite : public LiveSite {
 public:
  explicit FolderSite(fs::path folder) : folder_(std::move(folder)) {}

  std::optional<std::string> read(const std::string& path) const override {
    return read_file(folder_ / path);
  }

  std::optional<std::string> read_compressed(const std::string& path, const char*) const override {
    return read(path);
  }

  // Links too: readers would get what they lead to.
  std::optional<std::vector<std::string>> list() const override {
    std::vector<std::string> files;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder_, error), end; !error && entry != end;
         entry.increment(error)) {
      if (entry->is_symlink() || !entry->is_directory())
        files.push_back(entry->path().lexically_relative(folder_).generic_string());
    }
    if (error) throw WorldFailure(fmt::format("can't list {}: {}", folder_.string(), error.message()));
    std::sort(files.begin(), files.end());
    return files;
  }

  std::optional<int64_t> published_at() const override {
    struct stat status{};
    if (::stat((folder_ / manifest_path).c_str(), &status) != 0) return std::nullopt;
    return status.st_mtim.tv_sec;
  }

 private:
  fs::path folder_;
};

}  // namespace

std::unique_ptr<LiveSite> open_live_site(const std::string& place) {
  if (place.starts_with("http://") || place.starts_with("https://")) return std::make_unique<WebSite>(place);
  fs::path folder = place;
  std::error_code error;
  // A folder of releases; any other is the site itself.
  if (fs::is_regular_file(folder / ReleaseStore::marker_name, error))
    folder = fs::weakly_canonical(folder / ReleaseStore::live_name, error);
  if (!fs::is_directory(folder, error)) {
    throw WorldFailure(fmt::format("there is no site in {}", place),
                       "name the folder that readers see, or its address: https://…");
  }
  return std::make_unique<FolderSite>(folder);
}

}  // namespace gazette
