// The folder that a build writes to: ours by its marker, and no other. Files that say the same stay
// untouched; files that the build didn't make go.
#pragma once

#include <atomic>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/path.h"

namespace gazette {

enum class WriteOutcome { made, replaced, unchanged };

class OutputFolder {
 public:
  static constexpr const char* marker_name = ".gazette-site";

  // Takes the folder: one that doesn't exist, is empty, or has our marker. WorldFailure for any other, for
  // "/", for a symbolic link, and for a folder that holds `protected_folder` (the repository) or its .git.
  // Nothing is changed yet but that the folder exists.
  OutputFolder(const std::filesystem::path& folder, const std::filesystem::path& protected_folder);

  // From several threads, each path once.
  WriteOutcome put(const OutputPath& path, std::string_view bytes);
  // Removes the files that weren't put, and folders left empty. Returns how many files.
  size_t remove_stale();

  size_t written() const { return written_; }
  size_t bytes() const { return bytes_; }

 private:
  void make_room_above(const std::filesystem::path& file);

  std::filesystem::path folder_;
  bool was_empty_ = false;
  std::mutex mutex_;
  std::vector<std::string> put_;
  std::atomic<size_t> written_ = 0;
  std::atomic<size_t> bytes_ = 0;
};

}  // namespace gazette
