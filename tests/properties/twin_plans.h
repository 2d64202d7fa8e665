// Two random repositories of plans, sheets, reports and minutes that tell the public the same, and differ in
// everything that isn't public.
#pragma once

#include "twin.h"

namespace gazette {

struct PlanTwins {
  Twins twins;
  std::string build_date;  // after everything that happened, and before what is held back for long
};

PlanTwins make_plan_twins(uint32_t seed);

}  // namespace gazette
