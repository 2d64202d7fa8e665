#include "model/record_dates.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "model/read_record.h"

namespace gazette {

std::vector<const SourceValue*> list_in_order(const SourceValue& program) {
  std::vector<std::pair<std::optional<Date>, const SourceValue*>> events;
  std::optional<Date> last;
  for (const SourceValue* event : read_records(program, "calendar")) {
    if (const PlacedDate from = read_date(*event, "from")) last = from.value;
    events.emplace_back(last, event);
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const SourceValue*> list;
  for (const auto& [day, event] : events) list.push_back(event);
  return list;
}

std::vector<CycleDay> list_cycle_days(const SourceValue& program, const SourceValue& cycle) {
  const auto cycles = read_records(program, "cycle");
  const PlacedDate starts = read_date(cycle, "starts");
  if (cycles.empty() || !starts) return {};
  const auto day_after = [&](uint32_t weeks) {
    return Date(std::chrono::sys_days(starts.value) + std::chrono::days(7 * static_cast<int>(weeks)));
  };
  std::vector<CycleDay> days;
  const auto weeks = read_number(*cycles.front(), "weeks");
  const uint32_t end = std::min<uint32_t>(weeks.value, 1000);
  for (const SourceValue* part : read_records(*cycles.front(), "parts")) {
    const auto week = read_number(*part, "week");
    if (week && week.value <= 1000)
      days.push_back({read_text(*part, "title").value, week.value, day_after(week.value)});
  }
  const auto is_end = [&](const CycleDay& day) { return day.week == end; };
  if (weeks && std::none_of(days.begin(), days.end(), is_end)) days.push_back({{}, end, day_after(end)});
  std::stable_sort(days.begin(), days.end(),
                   [](const CycleDay& a, const CycleDay& b) { return a.week < b.week; });
  return days;
}

}  // namespace gazette
