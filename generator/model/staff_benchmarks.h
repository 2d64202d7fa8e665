// What staff should look at of a plan's benchmarks: those of which no report speaks, and, of a plan that
// runs, what falls into the month.
#pragma once

#include <vector>

#include "model/staff_status.h"

namespace gazette {

void list_benchmark_items(const PlanBook& book, const Plan& plan, bool is_running, Date day,
                          std::vector<StaffItem>& items);

}  // namespace gazette
