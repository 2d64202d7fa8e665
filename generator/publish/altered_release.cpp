#include "publish/altered_release.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <system_error>
#include <tuple>

#include "base/failure.h"
#include "base/files.h"
#include "base/sha256.h"
#include "publish/stage_site.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

std::optional<struct stat> look_at(const std::string& path) {
  struct stat status{};
  if (::lstat(path.c_str(), &status) != 0) return std::nullopt;
  return status;
}

bool is_later(const struct stat& file, const struct stat& list) {
  return std::tie(file.st_mtim.tv_sec, file.st_mtim.tv_nsec) >
         std::tie(list.st_mtim.tv_sec, list.st_mtim.tv_nsec);
}

// All that readers could ask for. Links count: what they lead to would be sent.
class SiteFolder {
 public:
  explicit SiteFolder(const fs::path& folder) : folder_(folder) {}

  size_t count() const {
    size_t files = 0;
    visit([&](const fs::path&) {
      ++files;
      return true;
    });
    return files;
  }

  std::optional<std::string> find_foreign(const FileDigests& own) const {
    std::optional<std::string> foreign;
    visit([&](const fs::path& path) {
      std::string name = path.lexically_relative(folder_).generic_string();
      if (!own.contains(name)) foreign = std::move(name);
      return !foreign;
    });
    return foreign;
  }

 private:
  // Until `take` is false.
  template <class Take>
  void visit(Take take) const {
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder_, error), end; !error && entry != end;
         entry.increment(error)) {
      if (entry.depth() == 0 && entry->path().filename().string().starts_with('.')) {
        entry.disable_recursion_pending();
      } else if ((entry->is_symlink() || !entry->is_directory()) && !take(entry->path())) {
        return;
      }
    }
    if (error) throw WorldFailure(fmt::format("can't list {}: {}", folder_.string(), error.message()));
  }

  fs::path folder_;
};

}  // namespace

std::optional<std::string> find_altered_file(const fs::path& release, const fs::path& built) {
  const std::string list_path = (release / digests_name).string();
  const auto list = look_at(list_path);
  const FileDigests digests = read_digests(read_file(list_path).value_or(""));
  if (!list || digests.empty()) return digests_name;
  const std::string site = (release / "site/").string();
  const std::string origin = (built / "").string();
  for (const auto& [path, digest] : digests) {
    const auto file = look_at(site + path);
    if (!file || !S_ISREG(file->st_mode)) return path;
    const auto original = look_at(origin + path);
    const bool has_its_size = !original || original->st_size == file->st_size;
    if (has_its_size && !is_later(*file, *list)) continue;
    const auto bytes = read_file(site + path);
    if (!bytes || sha256_of(*bytes).hex() != digest) return path;
  }
  const SiteFolder folder(release / "site");
  return folder.count() == digests.size() ? std::nullopt : folder.find_foreign(digests);
}

}  // namespace gazette
