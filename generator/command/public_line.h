// The history that the public could follow, as commits: what `export-public` writes. Nothing that isn't
// public shapes it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "command/public_text.h"

namespace gazette {

struct PublicCommit {
  Date date{};
  std::map<std::string, std::optional<std::string>>
      files;  // what comes to stand at each path; nothing: it goes
};

// Oldest first; the last one makes what stands now. Without the site's settings and the redactions.
std::vector<PublicCommit> list_public_commits(const SourceLine& line, const PreparedSite& site);

}  // namespace gazette
