// The activities of a strategy sheet by the quarters of its year, in the order of time. A plan runs into the
// next autumn, so that a quarter may come twice.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/framework.h"
#include "model/initiative.h"

namespace gazette {

struct QuarterGroup {
  std::string quarter;                      // "Sept-Dec": as the sheet writes it
  std::optional<int> year;                  // in which it begins, where that is known
  std::vector<const Activity*> activities;  // in the order of the sheet
};

// Quarters that the framework doesn't know stand last, as the sheet names them.
std::vector<QuarterGroup> group_by_quarter(const std::vector<Activity>& activities,
                                           const Framework* framework, std::string_view school_year);

}  // namespace gazette
