// Which plans districts and schools must have by where they stand, as frameworks ask, and haven't.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/plan_book.h"

namespace gazette {

struct MissingPlan {
  const Framework* framework = nullptr;  // never null
  const District* district = nullptr;    // never null
  const School* school = nullptr;        // null: the district's own plan
  const Designation* because = nullptr;  // never null
  int school_year = 0;                   // in which it begins
  Date due{};
  const Plan* begun = nullptr;  // that the public can't read yet; null: there is none
};

// The newest designation on that day of the district (`school` empty) or of a school; null: none.
const Designation* find_designation_on(const District& district, std::string_view school, Date day);

// What isn't there and is due on `day`, before it, or within so many days after it. A plan of several years
// does for each of them, a plan of a kind that the framework takes instead does as well.
std::vector<MissingPlan> list_missing_plans(const PlanBook& book, Date day, int days_ahead);

}  // namespace gazette
