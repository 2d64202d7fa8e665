// What the public would see change if the files were published as they are: the page of previews, in the
// sentences of `gazette changes`.
#pragma once

#include <string>

#include "command/preview_space.h"

namespace gazette {

// HTML. `after`: as the public would see the files. WorldFailure: git or the disk failed.
std::string write_preview_changes(const BuildOptions& options, const PreviewSpace& after);

}  // namespace gazette
