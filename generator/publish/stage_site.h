// Puts the files of a release together: what is as before is the same file on disk, the rest is copied and
// compared with its digest on the way.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

#include "publish/manifest.h"

namespace gazette {

// SHA-256 (64 digits) by path.
using FileDigests = std::map<std::string, std::string>;

// Stands beside the site of a release and lists its files, as `sha256sum --check` reads it.
inline constexpr const char* digests_name = "SHA256SUMS";
std::string write_digests(const FileDigests& digests);
FileDigests read_digests(std::string_view text);

// "/a/b/" -> "a/b/index.html": the other way round from address_of_file.
std::string file_of_address(std::string_view address);

// The files that a manifest lists, and itself.
FileDigests list_site_files(const Manifest& manifest, std::string_view manifest_bytes);

struct StagedFiles {
  size_t shared = 0;  // with the release before; compressed copies aren't counted
  size_t added = 0;
  size_t changed = 0;
  size_t removed = 0;
};

// Precondition: `staging` isn't there, or is empty. `former`: the folder of the release before; empty: there
// is none. WorldFailure if a file that was built isn't what the manifest says.
StagedFiles stage_site(const FileDigests& files, const std::filesystem::path& built,
                       const std::filesystem::path& former, const std::filesystem::path& staging,
                       bool compress);

}  // namespace gazette
