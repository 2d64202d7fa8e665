// Days as an iCalendar file (RFC 5545): whole days, names that stay, no clock.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace gazette {

struct CalendarDay {
  std::string uid;
  Date date{};
  std::optional<Date> last;  // of an event of several days; none: it is that day alone
  std::string title;
  std::string note;     // may be empty
  std::string address;  // of the page that says more; where the site says no address of its own: empty
  std::string category;
  int64_t stamp = 0;  // when it was published so, in seconds since 1970
};

// `days`: in order. `name`: of the calendar.
std::string write_calendar_file(const std::string& name, const std::vector<CalendarDay>& days);

// A line with its end, folded after at most 75 bytes, between two characters.
std::string fold_line(const std::string& line);
// A text's line ends, commas, semicolons and backslashes, as values of lines write them.
std::string escape_calendar_text(const std::string& text);

}  // namespace gazette
