// A site built to be carried elsewhere: to a branch, or over the network.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "command/publication.h"
#include "command/scratch_folder.h"
#include "publish/stage_site.h"

namespace gazette {

struct BuiltSite {
  std::filesystem::path folder;
  FileDigests files;  // with the manifest, and the PDFs of packets
  size_t pages = 0;
  std::string commit;                                          // of the sources
  std::vector<std::pair<std::string, std::string>> redirects;  // address to address, by the former
  std::unique_ptr<ScratchFolder> scratch;                      // where nothing is kept between two runs
};

// Checks and builds. `ledgers`: the manifests of what readers saw. Nullopt: there are errors, and they are
// printed.
std::optional<BuiltSite> build_for(const PublishOptions& options, const PublishTarget& target,
                                   const std::vector<std::string>& ledgers, Progress& progress);

}  // namespace gazette
