// How git's refusal to write is told: what couldn't be done, what git says of it, and what helps.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/failure.h"
#include "source/libgit2.h"

namespace gazette {

inline void require_written(int code, std::string_view what) {
  if (code >= 0) return;
  const std::string why = last_git_error();
  const bool is_full =
      why.find("No space left") != std::string::npos || why.find("quota exceeded") != std::string::npos;
  throw WorldFailure(fmt::format("can't {}: {}", what, why),
                     // Not every write that failed for want of room says so.
                     is_full ? "make room on the disk of the repository, and publish again"
                             : "see whether the disk of the repository has room, and whether you may write "
                               "there; then publish again");
}

}  // namespace gazette
