#include "model/due_reports.h"

#include <algorithm>

namespace gazette {

namespace {

using std::chrono::sys_days;

// A February that ends on the 28th ends on the 29th in a leap year.
Date end_of_period(MonthDay day, Date from) {
  const Date date = next_such_day(day, from);
  const Date next = Date(sys_days(date) + std::chrono::days(1));
  const bool is_leap_day = next.month() == std::chrono::February && next.day() == std::chrono::day(29);
  return is_leap_day ? next : date;
}

std::optional<Date> middle_of(const ReportPeriod& period) {
  if (!period.from || !period.to) return std::nullopt;
  const sys_days from(period.from.value);
  return Date(from + (sys_days(period.to.value) - from) / 2);
}

// From July or August into the school year, which is that of the plan's first summer.
bool begins_in_summer(const CalendarReport& entry) {
  const auto is_summer = [](const MonthDay& day) {
    return day.month() == std::chrono::July || day.month() == std::chrono::August;
  };
  return is_summer(*entry.from) && !is_summer(*entry.to);
}

}  // namespace

std::vector<DueReport> list_due_reports(const Framework& framework, int first_year,
                                        const std::vector<const Report*>& reports) {
  const Date september(std::chrono::year(first_year), std::chrono::September, std::chrono::day(1));
  const Date july(std::chrono::year(first_year), std::chrono::July, std::chrono::day(1));
  std::vector<DueReport> due_reports;
  for (size_t slot = 0; slot < framework.reports.size(); ++slot) {
    const CalendarReport& entry = framework.reports[slot];
    if (!entry.from || !entry.to || !entry.due) continue;
    DueReport due;
    due.slot = slot;
    due.from = next_such_day(*entry.from, begins_in_summer(entry) ? july : september);
    due.to = end_of_period(*entry.to, due.from);
    due.due = next_such_day(*entry.due, due.to);
    for (uint32_t i = 0; i < reports.size() && !due.report; ++i) {
      const auto middle = middle_of(reports[i]->period);
      if (reports[i]->kind.value == entry.kind.value && middle && due.from <= *middle && *middle <= due.to)
        due.report = i;
    }
    due_reports.push_back(due);
  }
  std::stable_sort(due_reports.begin(), due_reports.end(),
                   [](const DueReport& a, const DueReport& b) { return a.from < b.from; });
  return due_reports;
}

}  // namespace gazette
