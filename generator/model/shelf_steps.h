// The steps of a report's ratings and the meaning of its words for benchmarks, by the framework of its plan
// as the shelf has them. A report whose plan isn't there is left as it is.
#pragma once

#include "model/plan_shelf.h"

namespace gazette {

void find_steps(Report& report, const PlanShelf& shelf);

}  // namespace gazette
