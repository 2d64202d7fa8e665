// Publishing to whatever rclone reaches: object storage behind a content network, SFTP, WebDAV; and going
// back.
#pragma once

#include "command/publication.h"

namespace gazette {

// An exit code. Only what changed is sent: first what pages use, then new pages, then changed ones; what is
// gone goes after that, and the manifest is last, so that a run that was cut off is taken up by the next one,
// whatever that one is to show.
int publish_to_remote(const PublishOptions& options, const PublishTarget& target,
                      const TipSettings& settings);

// `release`: its id or number; empty: the newest of another commit, before the one that is shown.
int roll_back_remote(const Repository& repository, const PublishTarget& target, const TipSettings& settings,
                     const std::string& release, WhenBusy when_busy);

}  // namespace gazette
