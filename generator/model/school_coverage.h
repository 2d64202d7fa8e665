// Which schools a district's plan must speak of, and which it does.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/district.h"
#include "model/framework.h"
#include "model/plan.h"

namespace gazette {

struct CoveredSchool {
  std::string id;
  const School* school = nullptr;            // null: the district's list has no such school
  const Designation* designation = nullptr;  // that asks for it; null: it is covered besides
  const StatedRow* row = nullptr;            // of the plan's table; null: it isn't covered
  PlacedText named;                          // there
};

// First those that must be covered, in the district's order, by their newest designation before the plan's
// first year ends; then others that the table names. Empty where the framework asks for no coverage, or the
// plan says no school year.
std::vector<CoveredSchool> list_covered_schools(const Plan& plan, const Framework& framework,
                                                const District& district);

}  // namespace gazette
