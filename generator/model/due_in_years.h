// Which reports are due of a plan that may span several years.
#pragma once

#include <optional>
#include <vector>

#include "model/due_reports.h"
#include "model/plan.h"

namespace gazette {

// Of the first year all; of later ones those whose time has begun on `day`; without a day, the first year
// alone. `next`: the plan that continues it, and from whose first year on nothing is due any more; may be
// null. Oldest first.
std::vector<DueReport> list_due_in_years(const Framework& framework, const Plan& plan, const Plan* next,
                                         std::optional<Date> day, const std::vector<const Report*>& reports);

}  // namespace gazette
