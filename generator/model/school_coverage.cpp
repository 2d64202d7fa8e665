#include "model/school_coverage.h"

#include <algorithm>

#include "base/text.h"
#include "model/plan_year.h"
#include "model/required_plans.h"
#include "model/school_year.h"

namespace gazette {

namespace {

bool asks(const SchoolCoverage& coverage, const Designation& designation) {
  return std::any_of(
      coverage.designations.begin(), coverage.designations.end(),
      [&](const PlacedText& wanted) { return fold(wanted.value) == fold(designation.level.value); });
}

}  // namespace

std::vector<CoveredSchool> list_covered_schools(const Plan& plan, const Framework& framework,
                                                const District& district) {
  std::vector<CoveredSchool> list;
  const auto year = parse_school_year(plan.school_year.value);
  if (!framework.coverage || !year) return list;
  const SchoolCoverage& coverage = *framework.coverage;
  const Date next = first_day_of_plan(framework, *year) + std::chrono::years(1);
  const Date last(std::chrono::sys_days(next) - std::chrono::days(1));
  for (const School& school : district.schools) {
    const Designation* designation = find_designation_on(district, school.id.value, last);
    if (designation != nullptr && asks(coverage, *designation))
      list.push_back({school.id.value, &school, designation, nullptr, {}});
  }
  const StatedTable* table = plan.stated.find_table(coverage.table.value);
  if (table == nullptr) return list;
  for (const StatedRow& row : table->rows) {
    const StatedValue* cell = row.find(coverage.column.value);
    if (cell == nullptr) continue;
    for (const PlacedText& named : cell->values) {
      auto known = std::find_if(list.begin(), list.end(),
                                [&](const CoveredSchool& one) { return one.id == named.value; });
      if (known == list.end())
        known = list.insert(known, {named.value, district.find_school(named.value), nullptr, nullptr, {}});
      if (known->row != nullptr) continue;
      known->row = &row;
      known->named = named;
    }
  }
  return list;
}

}  // namespace gazette
