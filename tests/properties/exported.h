// What export-public makes of a repository, and redactions of all that a story struck out.
#pragma once

#include <filesystem>
#include <string>

#include "built_site.h"

namespace gazette {

// In every version that shall be withheld.
inline constexpr const char* struck_out = "Struckout";

// Adds a commit with site/redactions.yml that withholds every version that says it. How many there are.
int withhold_struck_out(const std::filesystem::path& repository);

// Exports what `options` publish, and builds that with the same options. `objects`: every object of the
// exported repository, one after another.
SiteFiles build_exported(const BuildOptions& options, std::string& objects);

}  // namespace gazette
