#include "publish/disk.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>

#include "base/failure.h"
#include "base/files.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(std::string_view what, const fs::path& path, int error) {
  throw WorldFailure(fmt::format("can't {} {}: {}", what, path.string(), std::strerror(error)),
                     error == ENOSPC || error == EDQUOT ? "make room on the disk, and publish again" : "");
}

class OpenFolder {
 public:
  explicit OpenFolder(const fs::path& folder)
      : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (descriptor_ < 0) fail("open", folder, errno);
  }
  ~OpenFolder() { ::close(descriptor_); }
  OpenFolder(const OpenFolder&) = delete;
  OpenFolder& operator=(const OpenFolder&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace

void make_open_folder(const fs::path& folder) {
  if (folder.empty()) return;
  if (::mkdir(folder.c_str(), 0755) == 0) {
    if (::chmod(folder.c_str(), 0755) != 0) fail("open to readers the folder", folder, errno);
    return;
  }
  std::error_code error;
  if (errno == EEXIST && fs::is_directory(folder, error)) return;
  if (errno != ENOENT || !folder.has_relative_path()) fail("make the folder", folder, errno);
  make_open_folder(folder.parent_path());
  if (::mkdir(folder.c_str(), 0755) != 0 || ::chmod(folder.c_str(), 0755) != 0)
    fail("make the folder", folder, errno);
}

void share_file(const fs::path& from, const fs::path& to) {
  if (::link(from.c_str(), to.c_str()) == 0) return;
  const bool has_no_links =
      errno == EPERM || errno == EMLINK || errno == EOPNOTSUPP || errno == ENOSYS || errno == EXDEV;
  if (!has_no_links) fail("link to", from, errno);
  const auto bytes = read_file(from);
  if (!bytes) fail("read", from, ENOENT);
  write_file(to, *bytes);
}

void rename_path(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail("rename", from, errno);
}

void remove_tree(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) fail("remove", path, error.value());
}

std::optional<std::string> read_link(const fs::path& path) {
  std::error_code error;
  const fs::path destination = fs::read_symlink(path, error);
  if (!error) return destination.string();
  if (error == std::errc::no_such_file_or_directory) return std::nullopt;
  if (error != std::errc::invalid_argument) fail("read", path, error.value());
  throw WorldFailure(fmt::format("{} isn't a link that gazette made; nothing was changed", path.string()),
                     "move it out of the way: gazette puts a link of that name there");
}

void point_link(const fs::path& link, const std::string& destination) {
  const fs::path next = fs::path(link).replace_filename(fmt::format(".next-{}", link.filename().string()));
  if (::unlink(next.c_str()) != 0 && errno != ENOENT) fail("remove", next, errno);
  if (::symlink(destination.c_str(), next.c_str()) != 0) fail("make the link", next, errno);
  rename_path(next, link);
  sync_folder(link.parent_path());
}

void sync_file_system(const fs::path& folder) {
  const OpenFolder opened(folder);
  if (::syncfs(opened.get()) != 0) fail("bring to the disk what was written in", folder, errno);
}

void sync_folder(const fs::path& folder) {
  const OpenFolder opened(folder);
  if (::fsync(opened.get()) != 0) fail("bring to the disk", folder, errno);
}

}  // namespace gazette
