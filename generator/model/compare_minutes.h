// What newer minutes say otherwise than older ones. Equal minutes have no amendment; what changed in their
// text is for document/compare_bodies.h.
#pragma once

#include <vector>

#include "model/amendment.h"
#include "model/minutes.h"

namespace gazette {

std::vector<Amendment> compare_minutes(const Minutes& before, const Minutes& after);

}  // namespace gazette
