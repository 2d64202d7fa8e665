#include "render/quarter_groups.h"

#include <algorithm>
#include <optional>

#include "model/plan_year.h"
#include "model/school_year.h"

namespace gazette {

namespace {

using std::chrono::sys_days;

// One quarter of one year.
struct QuarterOfYear {
  sys_days first;
  sys_days last;

  std::chrono::days distance_to(sys_days day) const {
    return day < first ? first - day : day > last ? day - last : std::chrono::days(0);
  }
};

// The first such quarter in the plan's year, which goes from that month on.
QuarterOfYear first_of_plan(MonthDay from, MonthDay to, int first_year, std::chrono::month first_month) {
  const std::chrono::years one(1);
  const std::chrono::year year(first_year);
  const std::chrono::year begins = from.month() >= first_month ? year : year + one;
  const std::chrono::year ends = to < from ? begins + one : begins;
  return {sys_days(begins / from.month() / from.day()), sys_days(ends / to.month() / to.day())};
}

QuarterOfYear a_year_later(const QuarterOfYear& quarter) {
  const auto later = [](sys_days day) {
    const Date date(day);
    return sys_days((date.year() + std::chrono::years(1)) / date.month() / date.day());
  };
  return {later(quarter.first), later(quarter.last)};
}

struct SortedGroup {
  std::optional<sys_days> first;  // none: nobody knows when the quarter is
  QuarterGroup group;
};

}  // namespace

std::vector<QuarterGroup> group_by_quarter(const std::vector<Activity>& activities,
                                           const Framework* framework, std::string_view school_year) {
  const std::optional<int> first_year = parse_school_year(school_year);
  std::vector<SortedGroup> groups;
  for (const Activity& activity : activities) {
    SortedGroup wanted{{}, {activity.quarter.value, {}, {}}};
    const Quarter* quarter = framework == nullptr ? nullptr : framework->find_quarter(activity.quarter.value);
    if (quarter != nullptr && quarter->from && quarter->to && first_year) {
      QuarterOfYear of =
          first_of_plan(*quarter->from, *quarter->to, *first_year, first_month_of_quarters(*framework));
      auto day = activity.start_day();
      if (!day && activity.complete) day = activity.complete.value;
      const QuarterOfYear next = a_year_later(of);
      if (day && next.distance_to(sys_days(*day)) < of.distance_to(sys_days(*day))) of = next;
      wanted.first = of.first;
      wanted.group.year = static_cast<int>(Date(of.first).year());
    }
    auto group = std::find_if(groups.begin(), groups.end(), [&](const SortedGroup& one) {
      return one.group.quarter == wanted.group.quarter && one.first == wanted.first;
    });
    if (group == groups.end()) group = groups.insert(groups.end(), std::move(wanted));
    group->group.activities.push_back(&activity);
  }
  std::stable_sort(groups.begin(), groups.end(), [](const SortedGroup& a, const SortedGroup& b) {
    if (!a.first || !b.first) return a.first.has_value() && !b.first.has_value();
    return *a.first < *b.first;
  });
  std::vector<QuarterGroup> sorted;
  for (SortedGroup& group : groups) sorted.push_back(std::move(group.group));
  return sorted;
}

}  // namespace gazette
