// Two texts one after the other as one: so that parts of either can be shown side by side.
#pragma once

#include "document/body.h"

namespace gazette {

// The nodes of `second`, but for its root, stand behind those of `first`: each moves on by one less than
// `first` has nodes. Its footnotes count on from those of `first`.
Body join_bodies(const Body& first, const Body& second);

}  // namespace gazette
