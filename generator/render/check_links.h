// Links in the texts in force that lead nowhere: each at its place; those to a file that readers can't open,
// once a text.
#pragma once

#include "base/diagnostic.h"
#include "model/hidden_files.h"
#include "render/link_targets.h"

namespace gazette {

// `hidden`: files whose own errors are told aren't told of again.
Diagnostics check_links(const Portal& portal, const LinkTargets& links, const HiddenFiles& hidden);

}  // namespace gazette
