// What readers get, against what the repository says: file by file.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "publish/live_site.h"
#include "publish/manifest.h"
#include "publish/stage_site.h"

namespace gazette {

enum class SiteDifference {
  altered,  // it isn't what was published
  missing,  // readers don't get it, though the live site's manifest lists it
  foreign,  // nobody published it
  copy,     // its compressed copy says something else
  other,    // it is what was published, and the repository says something else
  unknown,  // it was published, and the repository has no such page
  waiting,  // the repository has it, and it isn't published
};
std::string_view name_of(SiteDifference difference);

struct DifferentFile {
  std::string address;
  SiteDifference difference = SiteDifference::altered;
};

struct SiteComparison {
  std::vector<DifferentFile> files;  // by address
  size_t compared = 0;
};

// `published`: what the live site says that it holds. `rebuilt`: what was built from the repository.
SiteComparison compare_sites(const LiveSite& live, const FileDigests& published, const FileDigests& rebuilt);

}  // namespace gazette
