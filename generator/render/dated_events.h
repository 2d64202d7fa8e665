// What falls on certain days: reports due, meetings, benchmarks and outcomes due, events of programs. A time
// whose first and last day nobody says is none of them.
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
  std::optional<Date> last;  // of an event of several days; none: it is that day alone
  std::string key;           // permanent, and no other event's
  std::string title;         // in a reader's words, without the district
  std::string note;          // may be empty
  Url url;                   // the page that says more
  std::optional<DistrictNumber> district;
  std::optional<PlanNumber> plan;
  std::optional<DocumentNumber> program;
  std::vector<DistrictNumber> taking_part;  // in that program, so that its day is theirs, too
  std::vector<std::string> roles;           // the ids of those that the program asks
  // Since when it has been said so; none: the site knows no days.
  std::optional<Date> published;

  bool is_of(DistrictNumber number) const;
};

// Of the districts' plans as they are now; by day.
std::vector<DatedEvent> list_dated_events(const RenderParts& parts, const DocumentNames& names);

// Whether any of them is of that district.
bool has_dated_events(const Portal& portal, DistrictNumber district);

}  // namespace gazette
