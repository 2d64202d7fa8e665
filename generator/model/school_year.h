// School years as plans write them: 2024-25 begins in the summer of 2024.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace gazette {

// Four digits, a hyphen, two digits; the years need not follow one another.
bool looks_like_school_year(std::string_view text);
// The year in which it begins; nothing unless its second year is the next one.
std::optional<int> parse_school_year(std::string_view text);

// What a plan of that school year may speak of: from its summer to the end of the autumn after it.
struct PlanSpan {
  Date first;
  Date last;
  bool holds(Date day) const { return first <= day && day <= last; }
};
PlanSpan span_of_plan(int first_year);

}  // namespace gazette
