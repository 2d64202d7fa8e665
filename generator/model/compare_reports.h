// What a newer version of a report says otherwise than an older one. Equal reports have no amendment. A
// rating that both have and that differs is a correction, with its reason.
#pragma once

#include <vector>

#include "model/amendment.h"
#include "model/plan.h"
#include "model/report.h"

namespace gazette {

// In the order of the plan that the report measures, which gives initiatives and benchmarks their numbers and
// words; without it (nullptr) they have their ids alone, in the report's order.
std::vector<Amendment> compare_reports(const Report& before, const Report& after, const Plan* plan);

}  // namespace gazette
