#include "model/record_dates.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "model/read_record.h"
#include "model/school_year.h"
#include "model/written_dates.h"

namespace gazette {

namespace {

// The school year of the event's year in the program, else the one in which its first event lies that says a
// day.
std::optional<WrittenYear> year_of(const SourceValue& program, const SourceValue& event) {
  const std::string wanted = read_text(event, "year").value;
  for (const SourceValue* year : read_records(program, "years")) {
    const std::string school_year = read_text(*year, "school_year").value;
    const bool is_meant = wanted.empty() || read_text(*year, "id").value == wanted;
    if (const auto first = parse_school_year(school_year); is_meant && first) return WrittenYear{*first};
  }
  for (const SourceValue* other : read_records(program, "calendar")) {
    const PlacedDate from = read_date(*other, "from");
    if (!from || read_text(*other, "year").value != wanted) continue;
    const bool is_autumn = from.value.month() >= std::chrono::July;
    return WrittenYear{static_cast<int>(from.value.year()) - (is_autumn ? 0 : 1)};
  }
  return std::nullopt;
}

// The day itself, else what the author's words mean.
std::optional<Date> first_day(const SourceValue& program, const SourceValue& event) {
  if (const PlacedDate from = read_date(event, "from")) return from.value;
  const PlacedText when = read_text(event, "when");
  const auto year = when ? year_of(program, event) : std::nullopt;
  const auto meant = year ? read_written_time(when.value, *year) : std::nullopt;
  return meant ? std::optional(meant->first) : std::nullopt;
}

const SourceValue* find_check_in(const SourceValue& cycle, std::string_view part) {
  for (const SourceValue* check_in : read_records(cycle, "check_ins")) {
    if (!part.empty() && read_text(*check_in, "part").value == part) return check_in;
  }
  return nullptr;
}

}  // namespace

std::vector<const SourceValue*> list_in_order(const SourceValue& program) {
  std::vector<std::pair<std::optional<Date>, const SourceValue*>> events;
  std::optional<Date> last;
  for (const SourceValue* event : read_records(program, "calendar")) {
    if (const auto first = first_day(program, *event)) last = first;
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
      days.push_back({read_text(*part, "title").value,
                      read_text(*part, "id").value,
                      week.value,
                      day_after(week.value),
                      {},
                      nullptr});
  }
  const auto is_end = [&](const CycleDay& day) { return day.week == end; };
  if (weeks && std::none_of(days.begin(), days.end(), is_end))
    days.push_back({{}, {}, end, day_after(end), {}, nullptr});
  for (CycleDay& day : days) {
    day.said = find_check_in(cycle, day.part);
    const PlacedDate said = day.said == nullptr ? PlacedDate() : read_date(*day.said, "date");
    day.date = said ? said.value : day.planned;
  }
  std::stable_sort(days.begin(), days.end(),
                   [](const CycleDay& a, const CycleDay& b) { return a.week < b.week; });
  return days;
}

bool takes_part(const SourceValue& district) {
  const std::string status = read_text(district, "status").value;
  return status == "selected" || status == "taking part";
}

bool is_of_its_years(const SourceValue& district, const SourceValue& event) {
  const std::vector<PlacedText> years = read_texts(district, "years");
  const std::string year = read_text(event, "year").value;
  return years.empty() || year.empty() ||
         std::any_of(years.begin(), years.end(), [&](const PlacedText& one) { return one.value == year; });
}

}  // namespace gazette
