// Waits until something below a folder changes on disk (inotify), new folders included; also when the
// folder itself is deleted, moved away, or comes back.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <vector>

namespace gazette {

class FolderWatch {
 public:
  // `.git` folders and `ignored` folders (absolute) aren't watched. WorldFailure if the system allows no more
  // watches.
  explicit FolderWatch(const std::filesystem::path& folder,
                       const std::vector<std::filesystem::path>& ignored = {});
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  // True: something changed (a burst of events, such as an editor's save, counts once). False: time ran out.
  bool wait(std::chrono::milliseconds timeout);

 private:
  struct Watches;
  std::unique_ptr<Watches> watches_;
};

}  // namespace gazette
