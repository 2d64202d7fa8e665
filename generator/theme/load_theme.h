// Reads the files of a theme's folder from the disk.
#pragma once

#include <filesystem>

#include "theme/theme.h"

namespace gazette {

// All regular files below `folder`, by path relative to it. WorldFailure if the folder isn't there.
ThemeFiles read_theme_folder(const std::filesystem::path& folder);

}  // namespace gazette
