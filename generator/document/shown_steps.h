// Which children of a changed block a comparison shows: what changed, some unchanged ones around it, and the
// heading that it stands under.
#pragma once

#include <cstddef>
#include <vector>

#include "document/match_blocks.h"

namespace gazette {

// For each step whether it is shown. `with_headings`: the nearest heading before each change is shown, too.
std::vector<bool> choose_shown(const Body& after, const std::vector<BlockStep>& steps, size_t context_blocks,
                               bool with_headings);

}  // namespace gazette
