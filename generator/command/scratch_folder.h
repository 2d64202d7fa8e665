// A folder for the time of a run, removed with all it holds.
#pragma once

#include <filesystem>

namespace gazette {

class ScratchFolder {
 public:
  // WorldFailure: none can be made where the system has such folders.
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace gazette
