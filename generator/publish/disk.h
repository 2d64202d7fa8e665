// Steps on disk that a publication is made of, each whole or not done at all. Failures are WorldFailure with
// the path in the message.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace gazette {

// Makes the folder, and those above it, open to web servers (0755) whatever the umask.
void make_open_folder(const std::filesystem::path& folder);
// The same file at a second path; a copy where the disk knows no such links.
void share_file(const std::filesystem::path& from, const std::filesystem::path& to);
void rename_path(const std::filesystem::path& from, const std::filesystem::path& to);
// With everything below; links aren't followed. Nothing there: nothing to do.
void remove_tree(const std::filesystem::path& path);

// Where a symbolic link leads, as it is written; nullopt: there is nothing at the path. WorldFailure: it is
// something else.
std::optional<std::string> read_link(const std::filesystem::path& path);
// Lets the link lead elsewhere, in one step: whoever opens it finds the old place or the new one.
void point_link(const std::filesystem::path& link, const std::string& destination);

// Come back when everything written before would outlast a power cut: the file system of the folder; the
// entries of the folder itself.
void sync_file_system(const std::filesystem::path& folder);
void sync_folder(const std::filesystem::path& folder);

}  // namespace gazette
