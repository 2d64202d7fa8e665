// One entry of a folder on disk as git would store it. Links are never followed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "source/history.h"

namespace gazette {

enum class DiskKind : uint8_t { file, folder, other };

struct DiskEntry {
  std::string name;
  DiskKind kind = DiskKind::other;  // links are files
  bool operator<(const DiskEntry& other) const { return name < other.name; }
};

// Sorted by name, without "." and ".."; nothing if the folder is gone. WorldFailure: it can't be read.
std::vector<DiskEntry> list_folder(const std::filesystem::path& folder);

struct DiskFile {
  FileKind kind = FileKind::regular;
  std::string bytes;  // of a link: where it points to
};

// nullopt: the file is gone, or it is neither a file nor a link. WorldFailure: it can't be read, or is
// larger than 256 MiB.
std::optional<DiskFile> read_disk_file(const std::filesystem::path& path);

}  // namespace gazette
