// Which branch of a repository that people push to is guarded and published, and what of a push that goes
// elsewhere must be refused or told.
#pragma once

#include <string>
#include <vector>

#include "command/check_push.h"

namespace gazette {

struct Guard {
  std::string branch;
  // The branch whose settings name it: where hooks were installed before it was written down. Else empty.
  std::string named_by;
};

// `asked`: on the command line; empty: what was written down. `build`: of the repository.
Guard find_guard(const Repository& repository, const BuildOptions& build, const std::string& asked);

// The branch to be written down. `asked`: as above; empty: what is written down already, else the one that
// the settings of HEAD name, else that of HEAD. UsageFailure: none, or its own settings name another one.
std::string choose_guarded_branch(const Repository& repository, const BuildOptions& build,
                                  const std::string& asked);

// Refuses what would make another branch the guarded one, without an administrator. An exit code.
int check_naming(const Repository& repository, const BuildOptions& build, const Guard& guard,
                 const Push& push);

// Says that nothing was checked while the guarded branch isn't there.
void tell_of_unguarded(const Repository& repository, const Guard& guard, const std::vector<Push>& pushes);

}  // namespace gazette
