// Links in the texts in force that lead nowhere: each at its place.
#pragma once

#include "base/diagnostic.h"
#include "render/link_targets.h"

namespace gazette {

Diagnostics check_links(const Portal& portal, const LinkTargets& links);

}  // namespace gazette
