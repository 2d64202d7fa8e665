#include "render/coverage_views.h"

#include "model/plan_year.h"
#include "model/school_coverage.h"
#include "model/school_year.h"
#include "render/district_crumbs.h"
#include "render/language_views.h"

namespace gazette {

namespace {

// The school's own plan of that school year, else the newest one.
const ShelvedPlan* find_own_plan(const PlanShelf& shelf, const ShelvedPlan& of, std::string_view school) {
  const auto wanted = parse_school_year(of.plan.school_year.value);
  const ShelvedPlan* newest = nullptr;
  for (const PlanNumber number : shelf.districts[of.district].school_plans) {
    const ShelvedPlan& plan = shelf.plans[number];
    if (plan.school != school) continue;
    if (newest == nullptr) newest = &plan;
    const auto first = parse_school_year(plan.plan.school_year.value);
    if (wanted && first && *first <= *wanted && *wanted < *first + count_years(plan.plan)) return &plan;
  }
  return newest;
}

}  // namespace

ViewList view_coverage(const RenderParts& parts, const Url& page, const ShelvedPlan& plan) {
  const PlanShelf& shelf = parts.portal.shelf;
  const Framework* framework = shelf.framework_of(plan);
  ViewList list;
  if (framework == nullptr || !plan.school.empty()) return list;
  const District& district = shelf.districts[plan.district].district;
  for (const CoveredSchool& one : list_covered_schools(plan.plan, *framework, district)) {
    ViewRecord record;
    record.set("title", one.school == nullptr ? one.id : one.school->name).set("url", ViewValue());
    if (one.school != nullptr) {
      const auto at = static_cast<size_t>(one.school - district.schools.data());
      record.set("url", relative_url(page, parts.site.schools[plan.district][at]));
    }
    record.set("designation", one.designation == nullptr
                                  ? ViewValue()
                                  : text_or_nothing(name_in_language(parts, one.designation->level.value)));
    record.set("since", one.designation == nullptr ? ViewValue() : view_date(parts, one.designation->from));
    record.set("is_covered", one.row != nullptr);
    const ShelvedPlan* own = find_own_plan(shelf, plan, one.id);
    record.set("plan", own == nullptr ? ViewValue() : ViewValue(view_plan_link(parts, page, *own)));
    list.emplace_back(std::move(record));
  }
  return list;
}

}  // namespace gazette
