#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"

namespace gazette {

namespace {

class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int get() const { return descriptor_; }
  int release() { return std::exchange(descriptor_, -1); }

 private:
  int descriptor_;
};

[[noreturn]] void fail(std::string_view what, const std::filesystem::path& path, int error) {
  const bool is_full = error == ENOSPC || error == EDQUOT;
  const bool is_foreign = error == EACCES || error == EPERM;
  throw WorldFailure(fmt::format("can't {} {}: {}", what, path.string(), std::strerror(error)),
                     is_full      ? "make room on the disk, and try again"
                     : is_foreign ? "give the user who runs this access to it, or run this as its owner"
                                  : "");
}

int open_for_writing(const std::filesystem::path& path) {
  return ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
}

void make_folders(const std::filesystem::path& folder) {
  if (folder.empty()) return;
  if (::mkdir(folder.c_str(), 0755) == 0) {
    ::chmod(folder.c_str(), 0755);
    return;
  }
  if (errno == EEXIST) return;
  if (errno != ENOENT) fail("make the folder", folder, errno);
  make_folders(folder.parent_path());
  if (::mkdir(folder.c_str(), 0755) == 0) {
    ::chmod(folder.c_str(), 0755);
  } else if (errno != EEXIST) {
    fail("make the folder", folder, errno);
  }
}

}  // namespace

std::optional<std::string> read_file(const std::filesystem::path& path) {
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    fail("read", path, errno);
  }
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) fail("read", path, errno);
  if (S_ISDIR(status.st_mode)) return std::nullopt;
  std::string bytes(static_cast<size_t>(status.st_size), '\0');
  size_t done = 0;
  for (;;) {
    if (done == bytes.size()) bytes.resize(bytes.size() + 4096);
    const ssize_t count = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("read", path, errno);
    if (count == 0) break;
    done += static_cast<size_t>(count);
  }
  bytes.resize(done);
  return bytes;
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  int descriptor = open_for_writing(path);
  if (descriptor < 0 && errno == ENOENT) {
    make_folders(path.parent_path());
    descriptor = open_for_writing(path);
  }
  if (descriptor < 0) fail("write", path, errno);
  OpenFile file(descriptor);
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("write", path, errno);
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  if (::fchmod(file.get(), 0644) != 0) fail("write", path, errno);
  if (::close(file.release()) != 0) fail("write", path, errno);
}

std::vector<std::string> list_files(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  std::error_code error;
  if (!fs::exists(folder, error)) return files;
  fs::recursive_directory_iterator entries(folder, error);
  for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
    if (entries->symlink_status().type() == fs::file_type::regular) {
      files.push_back(fs::path(entries->path()).lexically_relative(folder).generic_string());
    }
  }
  if (error) throw WorldFailure(fmt::format("can't list {}: {}", folder.string(), error.message()));
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace gazette
