// What a newer version of a strategy sheet says otherwise than an older one: its facts, resources, schools,
// benchmarks, activities and text, in this order.
#pragma once

#include <vector>

#include "model/amendment.h"
#include "model/plan.h"

namespace gazette {

// `place`: the objective and initiative that all of it belongs to. The two plans name objectives.
void compare_initiatives(const Plan& before_plan, const Initiative& before, const Plan& after_plan,
                         const Initiative& after, const Amendment& place, std::vector<Amendment>& amendments);

}  // namespace gazette
