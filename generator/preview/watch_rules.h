// Which names below a watched folder matter, and what to say when the system allows no more watches. Pure
// rules.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/failure.h"

namespace gazette {

// A file that an editor keeps beside the one being edited: swap files, backups, locks.
bool is_editor_leftover(std::string_view name);

// `error`: the errno of the inotify call that failed.
WorldFailure failure_to_watch(const std::filesystem::path& folder, int error);

}  // namespace gazette
