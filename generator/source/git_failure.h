// How git's refusal to write is told: what couldn't be done, what git says of it, and what helps.
#pragma once

#include <fmt/format.h>

#include <cerrno>
#include <string>
#include <string_view>

#include "base/failure.h"
#include "source/libgit2.h"

namespace gazette {

// Whatever was refused before has nothing to do with what is written from here on.
inline void begin_writing() {
  errno = 0;
  git_error_clear();
}

// Where a write finds no room, libgit2 says so and clears errno, or leaves errno and repeats what it said
// before.
inline void require_written(int code, std::string_view what) {
  const int error = errno;
  if (code >= 0) return;
  const std::string why = last_git_error();
  if (error == ENOSPC || error == EDQUOT || why.find("No space left") != std::string::npos ||
      why.find("quota exceeded") != std::string::npos) {
    throw WorldFailure(fmt::format("can't {}: the disk of the repository has no room left", what),
                       "make room on that disk, and publish again: nothing is lost");
  }
  throw WorldFailure(
      fmt::format("can't {}: {}", what, why),
      "see whether the disk of the repository has room, and whether you may write there; then publish again");
}

}  // namespace gazette
