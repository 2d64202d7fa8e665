// What a newer version of a plan, with its sheets, says otherwise than an older one. Equal plans have no
// amendment; every field that readers see has one that names it. Line breaks and spaces don't count.
#pragma once

#include <vector>

#include "model/amendment.h"
#include "model/plan.h"

namespace gazette {

// In reading order: the plan as a whole, its sections and final outcomes, then each objective with its
// initiatives. What came or went with a whole sheet or benchmark isn't listed one by one. Things are the same
// by id; where an id is missing, by number, else by equal words.
std::vector<Amendment> compare_plans(const Plan& before, const Plan& after);

}  // namespace gazette
