#include "model/duties_of_month.h"

#include <algorithm>

namespace gazette {

bool has_occasion(const Framework& framework, Occasion occasion, std::chrono::month month) {
  if (occasion == Occasion::ongoing) return true;
  if (occasion == Occasion::discussion) return framework.discussions.holds(month);
  if (occasion == Occasion::day) {
    return std::any_of(framework.duties.begin(), framework.duties.end(), [&](const Duty& duty) {
      return duty.occasion == Occasion::day && duty.due && duty.due->month() == month;
    });
  }
  const bool sums_up = occasion == Occasion::summative;
  return std::any_of(framework.reports.begin(), framework.reports.end(), [&](const CalendarReport& report) {
    return framework.sums_up(report.kind.value) == sums_up && report.due && report.due->month() == month;
  });
}

bool falls_into(const Framework& framework, const Duty& duty, std::chrono::month month) {
  if (!duty.holds(month)) return false;
  if (duty.occasion == Occasion::day) return duty.due && duty.due->month() == month;
  return has_occasion(framework, duty.occasion, month);
}

std::vector<const Duty*> list_duties_of_month(const Framework& framework, std::chrono::month month) {
  std::vector<const Duty*> duties;
  for (const Duty& duty : framework.duties) {
    if (duty.occasion != Occasion::ongoing && falls_into(framework, duty, month)) duties.push_back(&duty);
  }
  return duties;
}

std::vector<std::string> list_roles(const Framework& framework) {
  std::vector<std::string> roles;
  for (const Duty& duty : framework.duties) {
    if (std::find(roles.begin(), roles.end(), duty.role) == roles.end()) roles.push_back(duty.role);
  }
  return roles;
}

}  // namespace gazette
