#include "model/plan_year.h"

#include <algorithm>

#include "model/school_year.h"

namespace gazette {

namespace {

std::optional<MonthDay> find_first_quarter_day(const Framework& framework) {
  if (framework.quarters.empty()) return std::nullopt;
  const std::optional<MonthDay>& from = framework.quarters.front().from;
  return from && from->month() >= std::chrono::July ? from : std::nullopt;
}

}  // namespace

Date first_day_of_plan(const Framework& framework, int first_year) {
  const auto from = find_first_quarter_day(framework);
  if (!from) return span_of_plan(first_year).first;
  return Date(std::chrono::year(first_year), from->month(), from->day());
}

int count_years(const Plan& plan) {
  return plan.years ? static_cast<int>(std::clamp(plan.years.value, 1U, 10U)) : 1;
}

std::chrono::month first_month_of_quarters(const Framework& framework) {
  const auto from = find_first_quarter_day(framework);
  return from ? from->month() : std::chrono::September;
}

}  // namespace gazette
