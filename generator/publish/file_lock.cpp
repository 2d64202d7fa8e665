#include "publish/file_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/failure.h"

namespace gazette {

FileLock::FileLock(const std::filesystem::path& file, std::string_view place, WhenBusy when_busy)
    // To read is enough for a lock: the file may be that of another user who publishes here, too.
    : descriptor_(::open(file.c_str(), O_RDONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644)) {
  if (descriptor_ < 0) {
    const int error = errno;
    throw WorldFailure(fmt::format("can't write {}: {}", file.string(), std::strerror(error)),
                       error == EACCES || error == EPERM
                           ? "give the user who publishes access to it, or publish as its owner"
                           : "");
  }
  int code = ::flock(descriptor_, LOCK_EX | LOCK_NB);
  if (code != 0 && errno == EWOULDBLOCK && when_busy == WhenBusy::wait) {
    do {
      code = ::flock(descriptor_, LOCK_EX);
    } while (code != 0 && errno == EINTR);
  }
  if (code == 0) return;
  const int error = errno;
  ::close(descriptor_);
  if (error == EWOULDBLOCK) {
    throw WorldFailure(fmt::format("somebody else publishes to {} right now", place),
                       "wait until that is done, or let this wait: gazette publish --wait");
  }
  throw WorldFailure(fmt::format("can't lock {}: {}", file.string(), std::strerror(error)));
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace gazette
