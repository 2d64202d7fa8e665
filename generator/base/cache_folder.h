// A folder of files that only save time: what is missing, damaged, of another program or unwritable is as if
// it had never been kept. Several processes may share one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"

namespace gazette {

// Of this program with the libraries it runs with: another build may understand kept bytes in another way.
Digest program_digest();

class CacheFolder {
 public:
  // `build`: what was kept by another build isn't read.
  explicit CacheFolder(std::filesystem::path folder, const Digest& build = program_digest());

  // What was kept last under this name, byte for byte.
  std::optional<std::string> read(std::string_view name) const;
  // In place of what was kept before. Says nothing if it can't.
  void write(std::string_view name, std::string_view bytes) const;

  const std::filesystem::path& path() const { return folder_; }

 private:
  Digest seal(std::string_view name, std::string_view bytes) const;

  std::filesystem::path folder_;
  Digest build_;
};

}  // namespace gazette
