// A site built to be carried elsewhere: to a branch, or over the network.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "command/publication.h"
#include "command/scratch_folder.h"
#include "publish/stage_site.h"

namespace gazette {

struct BuiltSite {
  std::filesystem::path folder;
  FileDigests files;  // with the manifest
  size_t pages = 0;
  std::unique_ptr<ScratchFolder> scratch;  // where nothing is kept between two runs
};

// Checks and builds. `ledger`: the manifest of what is shown, if anything is. Nullopt: there are errors, and
// they are printed.
std::optional<BuiltSite> build_for(const PublishOptions& options, const PublishTarget& target,
                                   const std::optional<std::string>& ledger, Progress& progress);

}  // namespace gazette
