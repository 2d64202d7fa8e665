#include "model/required_plans.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/plan_file.h"
#include "model/plan_year.h"
#include "model/school_year.h"

namespace gazette {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

bool asks(const PlanRequirement& requirement, const Designation* designation) {
  return designation != nullptr && std::any_of(requirement.designations.begin(),
                                               requirement.designations.end(), [&](const PlacedText& word) {
                                                 return fold(word.value) == fold(designation->level.value);
                                               });
}

// Whether a plan of that framework is what is asked for.
bool is_or_does_for(const PlanRequirement& requirement, const Framework& framework, const std::string& id) {
  return id == framework.id.value || std::any_of(requirement.instead.begin(), requirement.instead.end(),
                                                 [&](const PlacedText& other) { return other.value == id; });
}

bool is_in_use(const Framework& framework, Date day) {
  return (!framework.from || framework.from.value <= day) && (!framework.to || day <= framework.to.value);
}

// A school year runs from July to June.
int school_year_of(Date day) {
  return static_cast<int>(day.year()) - (day.month() < std::chrono::July ? 1 : 0);
}

class Requirements {
 public:
  Requirements(const PlanBook& book, Date day, int days_ahead)
      : book_(book), day_(day), last_(Date(sys_days(day) + days(days_ahead))) {}

  std::vector<MissingPlan> list() && {
    for (const Framework& framework : book_.frameworks) {
      for (const PlanRequirement& requirement : framework.requirements) {
        for (const District& district : book_.districts) {
          if (!district.is_department) ask(framework, requirement, district);
        }
      }
    }
    return std::move(missing_);
  }

 private:
  void ask(const Framework& framework, const PlanRequirement& requirement, const District& district) {
    const Designation* own = find_designation_on(district, {}, day_);
    if (requirement.whose.value == "district" && asks(requirement, own))
      ask_of(framework, requirement, {&framework, &district, nullptr, own});
    const Designation* first = nullptr;
    for (const School& school : district.schools) {
      const Designation* designation = find_designation_on(district, school.id.value, day_);
      if (!asks(requirement, designation)) continue;
      if (requirement.whose.value == "school")
        ask_of(framework, requirement, {&framework, &district, &school, designation});
      if (first == nullptr || designation->from.value < first->from.value) first = designation;
    }
    if (requirement.whose.value == "district of schools" && first != nullptr)
      ask_of(framework, requirement, {&framework, &district, nullptr, first});
  }

  // Of the school year that runs, and of the next one, if that one's plan is due early.
  void ask_of(const Framework& framework, const PlanRequirement& requirement, MissingPlan missing) {
    for (const int year : {school_year_of(day_), school_year_of(day_) + 1}) {
      missing.school_year = year;
      missing.due = due_day(requirement, *missing.because, year);
      if (missing.due > last_ || !is_in_use(framework, std::max(missing.due, day_))) continue;
      missing.begun = nullptr;
      const auto same = std::find_if(missing_.begin(), missing_.end(), [&](const MissingPlan& other) {
        return is_or_does_for(requirement, *missing.framework, other.framework->id.value) &&
               other.district == missing.district && other.school == missing.school &&
               other.school_year == missing.school_year;
      });
      if (has_plan(requirement, missing)) continue;
      if (same == missing_.end()) {
        missing_.push_back(missing);
      } else if (missing.due < same->due) {
        *same = missing;
      }
    }
  }

  static Date due_day(const PlanRequirement& requirement, const Designation& because, int year) {
    const Date due = day_in_year(requirement.due.value_or(std::chrono::July / 1), std::chrono::year(year));
    const int within =
        requirement.within_days ? static_cast<int>(std::min(requirement.within_days.value, 3660U)) : 0;
    return std::max(due, Date(sys_days(because.from.value) + days(within)));
  }

  bool has_plan(const PlanRequirement& requirement, MissingPlan& missing) const {
    const auto does = [&](const Plan& plan) {
      const auto first = parse_school_year(plan.school_year.value);
      return is_or_does_for(requirement, *missing.framework, plan.framework.value) && first &&
             *first <= missing.school_year && missing.school_year < *first + count_years(plan) &&
             plan.visibility != Visibility::withdrawn &&
             district_folder(plan.path) == district_folder(missing.district->path) &&
             school_folder(plan.path) == (missing.school == nullptr ? "" : missing.school->id.value);
    };
    for (const Plan& plan : book_.plans) {
      if (!does(plan)) continue;
      if (plan.is_open() && !plan.is_private) return true;
      missing.begun = &plan;
    }
    return false;
  }

  const PlanBook& book_;
  Date day_;
  Date last_;
  std::vector<MissingPlan> missing_;
};

}  // namespace

const Designation* find_designation_on(const District& district, std::string_view school, Date day) {
  const Designation* last = nullptr;
  for (const Designation& one : district.designations) {
    if (one.school.value == school && one.from && one.from.value <= day) last = &one;
  }
  return last;
}

std::vector<MissingPlan> list_missing_plans(const PlanBook& book, Date day, int days_ahead) {
  return Requirements(book, day, days_ahead).list();
}

}  // namespace gazette
