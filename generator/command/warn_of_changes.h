// What the author of a change should think about before it is published: what readers would be told of it,
// or would look for in vain.
#pragma once

#include "command/public_changes.h"

namespace gazette {

// Errors of the new state, which stop its publication; links that lead nowhere now; and warnings of the
// changes themselves. Sorted.
Diagnostics warn_of_changes(const SiteStates& states);

}  // namespace gazette
