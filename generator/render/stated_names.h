// What readers call what a plan states of others by their ids: an objective, a school, what a figure
// measures.
#pragma once

#include <vector>

#include "model/amendment.h"
#include "model/district.h"
#include "model/framework.h"
#include "model/plan.h"

namespace gazette {

// Puts names in place of the ids in amendments of facts and tables; what nothing is known by stays as it is.
// `district`: whose schools are meant; may be null.
void name_stated_ids(std::vector<Amendment>& amendments, const Framework& framework, const Plan& before,
                     const Plan& after, const District* district);

}  // namespace gazette
