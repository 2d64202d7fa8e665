// Whether what somebody pushes to the published branch may be published: the questions of pre-receive.
#pragma once

#include <filesystem>
#include <string>

#include "base/date.h"
#include "command/publication.h"

namespace gazette {

struct Push {
  Oid before;  // zero: the branch begins
  Oid after;
  std::string branch;
};

// Says on the error stream why not, for the one who pushes, with the warnings about files that the push
// changes. An exit code. `settings`: those that hold now, so that no push can excuse itself.
int check_push(PublishOptions options, const Push& push, const TipSettings& settings);

// Who pushes: as the web server or the system knows it. Authors of commits are what anybody writes there.
std::string find_pusher();

}  // namespace gazette
