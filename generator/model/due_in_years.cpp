#include "model/due_in_years.h"

#include <algorithm>

#include "model/plan_year.h"
#include "model/school_year.h"

namespace gazette {

std::vector<DueReport> list_due_in_years(const Framework& framework, const Plan& plan, const Plan* next,
                                         std::optional<Date> day, const std::vector<const Report*>& reports) {
  const auto first = parse_school_year(plan.school_year.value);
  if (!first) return {};
  int end = *first + count_years(plan);
  const auto next_year = next == nullptr ? std::nullopt : parse_school_year(next->school_year.value);
  if (next_year && *first < *next_year) end = std::min(end, *next_year);
  std::vector<DueReport> list = list_due_reports(framework, *first, reports);
  for (int year = *first + 1; year < end && day; ++year) {
    for (const DueReport& due : list_due_reports(framework, year, reports)) {
      if (due.from <= *day) list.push_back(due);
    }
  }
  return list;
}

}  // namespace gazette
