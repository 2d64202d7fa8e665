#include "theme/load_theme.h"

#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "base/failure.h"
#include "base/files.h"

namespace gazette {

ThemeFiles read_theme_folder(const std::filesystem::path& folder) {
  std::error_code problem;
  if (!std::filesystem::is_directory(folder, problem)) {
    throw WorldFailure(fmt::format("there is no theme folder {}", folder.string()),
                       "check the name of the theme in site/site.yml");
  }
  ThemeFiles files;
  for (const std::string& path : list_files(folder)) {
    if (auto bytes = read_file(folder / path)) files.emplace(path, *std::move(bytes));
  }
  return files;
}

}  // namespace gazette
