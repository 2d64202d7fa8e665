// Secrets for every private corner of a repository, and where they turn up.
#pragma once

#include <string>

#include "built_site.h"
#include "git_fixture.h"

namespace gazette {

// Whose name, address and message are secrets.
void commit_secretly(const GitFixture& git, const std::string& day);

// Neither anything with "canary" in it, nor what a commit knows: people, times, ids.
void check_no_canary(const GitFixture& git, const SiteFiles& files);

// What export-public makes of it builds to the same site, and holds no "canary" either.
void check_export(const BuildOptions& options, const SiteFiles& files);

}  // namespace gazette
