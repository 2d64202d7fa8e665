#include "source/disk_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>
#include <memory>

#include <fmt/format.h>

#include "base/failure.h"
#include "source/object.h"

namespace gazette {

namespace {

constexpr off_t largest_file = 256 << 20;

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
  throw WorldFailure(fmt::format("can't read {}: {}", printable(path.string()), std::strerror(error)),
                     "check who may read it: ls -ld " + printable(path.string()));
}

bool is_gone(int error) {
  return error == ENOENT || error == ENOTDIR;
}

struct CloseFile {
  int descriptor;
  ~CloseFile() { ::close(descriptor); }
};

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

DiskKind kind_of(mode_t mode) {
  if (S_ISREG(mode) || S_ISLNK(mode)) return DiskKind::file;
  return S_ISDIR(mode) ? DiskKind::folder : DiskKind::other;
}

std::optional<DiskFile> read_link(const std::filesystem::path& path) {
  std::string target(PATH_MAX, '\0');
  const ssize_t length = ::readlink(path.c_str(), target.data(), target.size());
  if (length < 0 && is_gone(errno)) return std::nullopt;
  if (length < 0) fail(path, errno);
  target.resize(static_cast<size_t>(length));
  return DiskFile{FileKind::symlink, std::move(target)};
}

}  // namespace

std::vector<DiskEntry> list_folder(const std::filesystem::path& folder) {
  const std::unique_ptr<DIR, CloseFolder> stream(::opendir(folder.c_str()));
  std::vector<DiskEntry> entries;
  if (!stream) {
    if (is_gone(errno)) return entries;
    fail(folder, errno);
  }
  for (errno = 0; const dirent* entry = ::readdir(stream.get()); errno = 0) {
    const std::string name = static_cast<const char*>(entry->d_name);
    if (name == "." || name == "..") continue;
    struct stat status{};
    if (::fstatat(::dirfd(stream.get()), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (is_gone(errno)) continue;
      fail(folder / name, errno);
    }
    entries.push_back({name, kind_of(status.st_mode)});
  }
  if (errno != 0) fail(folder, errno);
  std::sort(entries.begin(), entries.end());
  return entries;
}

std::optional<DiskFile> read_disk_file(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) {
    if (errno == ELOOP) return read_link(path);
    if (is_gone(errno) || errno == ENXIO) return std::nullopt;
    fail(path, errno);
  }
  const CloseFile closing{descriptor};
  struct stat status{};
  if (::fstat(descriptor, &status) != 0) fail(path, errno);
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  if (status.st_size > largest_file) {
    throw WorldFailure(fmt::format("{} is larger than 256 MiB", printable(path.string())),
                       "move it out of the folder, or name it in .gitignore");
  }
  DiskFile file;
  file.kind = (status.st_mode & S_IXUSR) != 0 ? FileKind::executable : FileKind::regular;
  file.bytes.resize(static_cast<size_t>(status.st_size) + 1);
  size_t done = 0;
  for (;;) {
    const ssize_t count = ::read(descriptor, file.bytes.data() + done, file.bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, errno);
    if (count == 0) break;
    done += static_cast<size_t>(count);
    if (done == file.bytes.size()) file.bytes.resize(2 * done);
  }
  file.bytes.resize(done);
  return file;
}

}  // namespace gazette
