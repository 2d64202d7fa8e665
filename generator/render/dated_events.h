// What falls on a certain day: reports due, meetings, benchmarks and outcomes due, events of programs. A time
// that is no exact day is none of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/document_names.h"

namespace gazette {

enum class EventOf { report, meeting, benchmark, outcome, program };
// "report due", "meeting", "benchmark due", "outcome due", "program".
std::string_view name_of(EventOf kind);

struct DatedEvent {
  EventOf kind = EventOf::report;
  Date date{};
  std::string key;    // permanent, and no other event's
  std::string title;  // in a reader's words, without the district
  std::string note;   // may be empty
  Url url;            // the page that says more
  std::optional<DistrictNumber> district;
  std::optional<PlanNumber> plan;
  // Since when it has been said so; none: the site knows no days.
  std::optional<Date> published;
};

// Of the districts' plans as they are now; by day.
std::vector<DatedEvent> list_dated_events(const RenderParts& parts, const DocumentNames& names);

// Whether that district has any: what falls on days of programs is nobody's alone.
bool has_dated_events(const PlanShelf& shelf, DistrictNumber district);

// A certain day that these words mean, if they mean one.
std::optional<Date> exact_day(const PlacedDate& date, const std::optional<WrittenTime>& meant);

}  // namespace gazette
