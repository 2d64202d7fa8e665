// The file system seam: whole files in, whole files out. Failures are WorldFailure with the path in the
// message.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

// The bytes of a file; nullopt where there is none.
std::optional<std::string> read_file(const std::filesystem::path& path);
// Writes the whole file (mode 0644, whatever the umask), making folders (0755) as needed.
void write_file(const std::filesystem::path& path, std::string_view bytes);
// Paths of all regular files below `folder`, relative to it with '/', sorted. Symlinks aren't followed.
std::vector<std::string> list_files(const std::filesystem::path& folder);

}  // namespace gazette
