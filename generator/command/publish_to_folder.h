// Publishing to a folder of releases, and going back.
#pragma once

#include "command/publication.h"

namespace gazette {

// An exit code.
int publish_to_folder(const PublishOptions& options, const PublishTarget& target);

// `release`: its id or number; empty: the newest of another commit, before the one that is shown.
int roll_back(const std::filesystem::path& folder, const std::string& release, WhenBusy when_busy);
int list_releases(const std::filesystem::path& folder);

}  // namespace gazette
