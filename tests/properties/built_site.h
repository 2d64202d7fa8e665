// A site built in this process, and its files as bytes.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "build.h"

namespace gazette {

using SiteFiles = std::map<std::string, std::string>;  // path -> bytes

SiteFiles read_site(const std::filesystem::path& folder);

// The options of tests: everything in plain mode, unless they say otherwise.
BuildOptions plain_options(const std::filesystem::path& repository);

// Throws std::runtime_error with the problems if the site has errors.
SiteFiles build_site(const BuildOptions& options);
void build_site(const BuildOptions& options, const std::filesystem::path& output);

// "" if both are the same; else what differs first, with the bytes around it.
std::string first_difference(const SiteFiles& a, const SiteFiles& b);

// With entities, percent-encoding and the folds of calendars undone, so that nothing hides behind them.
std::string decoded(std::string_view bytes);
// The files (by path and bytes, raw and decoded) that hold the text.
std::vector<std::string> files_with(const SiteFiles& files, const std::string& text);

}  // namespace gazette
