// Publishing to a branch of the repository, as code-hosting pages show it, and going back.
#pragma once

#include "command/publication.h"

namespace gazette {

// An exit code. The branch holds one commit without parents: no author, message or id of the sources is on
// it, and the same site on the same day is the same commit.
int publish_to_branch(const PublishOptions& options, const PublishTarget& target,
                      const TipSettings& settings);

// `release`: its id or number; empty: the newest of another commit, before the one that is shown.
int roll_back_branch(const Repository& repository, const PublishTarget& target, const std::string& release,
                     WhenBusy when_busy);

}  // namespace gazette
