// A repository that holds what is public and no more, and builds to the same site.
#pragma once

#include <filesystem>

#include "build.h"

namespace gazette {

// How many commits it has. Precondition: the site has no errors, and has versions. WorldFailure: the folder
// isn't free; a text can't be written anew.
size_t export_repository(SourceLine& line, const PreparedSite& site, const BuildOptions& options,
                         const std::filesystem::path& folder);

}  // namespace gazette
