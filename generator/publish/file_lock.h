// One publishes to a place at a time. The kernel holds the lock for the process, so that it goes with that
// process whatever ends it: none is ever left behind, not by a kill and not by a power cut.
#pragma once

#include <filesystem>
#include <string_view>
#include <utility>

namespace gazette {

// What to do while somebody else publishes.
enum class WhenBusy { give_up, wait };

class FileLock {
 public:
  // Holds nothing.
  FileLock() = default;
  // Makes the file where there is none. `place`: what is published to, for the message. WorldFailure:
  // somebody else holds it, or the file can't be made.
  FileLock(const std::filesystem::path& file, std::string_view place, WhenBusy when_busy);
  ~FileLock();
  FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileLock& operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace gazette
