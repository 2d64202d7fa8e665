// What changed in the benchmarks of a strategy sheet, both types, with their stages.
#pragma once

#include <vector>

#include "model/amendment.h"
#include "model/initiative.h"

namespace gazette {

// `place`: the objective and initiative that they belong to. The same benchmark under the other key of the
// sheet has changed its type.
void compare_benchmarks(const Initiative& before, const Initiative& after, const Amendment& place,
                        std::vector<Amendment>& amendments);

}  // namespace gazette
