// Publishing to whatever rclone reaches: object storage behind a content network, SFTP, WebDAV.
#pragma once

#include "command/publication.h"

namespace gazette {

// An exit code. Only what changed is sent: first what pages use, then new pages, then changed ones; what is
// gone goes after that, and the manifest is last, so that a run that was cut off is taken up by the next one.
int publish_to_remote(const PublishOptions& options, const PublishTarget& target,
                      const TipSettings& settings);

}  // namespace gazette
