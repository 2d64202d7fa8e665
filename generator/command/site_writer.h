// Writes a site's files to the output folder, counts them, and says why each was made if asked. From several
// threads.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "publish/output_folder.h"

namespace gazette {

class SiteWriter {
 public:
  SiteWriter(OutputFolder& output, bool explain) : output_(output), explain_(explain) {}

  bool keep(const OutputPath& path, const Digest& key);
  bool keep_any(const OutputPath& path);
  void put(const OutputPath& path, std::string_view bytes, const Digest& key);
  // The same; readers of the file see all of the old one or of the new one.
  void put_whole(const OutputPath& path, std::string_view bytes, const Digest& key);

  // One line a file, by path; none unless asked for.
  std::vector<std::string> explain() &&;
  size_t count() const { return count_; }

 private:
  bool note_kept(const OutputPath& path, bool is_kept);
  void note_outcome(const OutputPath& path, WriteOutcome outcome, const std::string& reason);
  void note(const OutputPath& path, std::string_view what);

  OutputFolder& output_;
  bool explain_;
  std::mutex mutex_;
  std::vector<std::string> lines_;
  std::atomic<size_t> count_ = 0;
};

}  // namespace gazette
