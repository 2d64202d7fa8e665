// Where a site's theme comes from: a folder named on the command line, the repository itself, or the program.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "build.h"
#include "theme/theme.h"

namespace gazette {

struct OpenedTheme {
  Theme theme;
  InterfaceWords words;
  std::vector<InterfaceWords> further_words;  // of the site's further languages, in their order
  Diagnostics problems;
  std::string folder;  // as places name it
  Digest digest;       // of all its files
};

OpenedTheme open_theme(const SourceLine& line, const BuildOptions& options, const SiteSettings& settings);

}  // namespace gazette
