// What an author's words for a time mean: "By Nov 1st", "Sept – June", "early February", "FY25". Words that
// mean no certain days give nothing: nothing is guessed, and who asks keeps the words.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace gazette {

// The unit in which the author thought; of a span, the larger one of its two ends.
enum class WrittenUnit { day, part_of_month, month, season, part_of_year, year };

struct WrittenTime {
  Date first;
  Date last;  // what is to be done "by" such a time is due on this day
  WrittenUnit unit = WrittenUnit::day;
  bool is_tentative = false;
};

// The twelve months in which words without a year lie.
struct WrittenYear {
  int first_year = 0;
  std::chrono::month first_month = std::chrono::July;  // the month it begins with
};

// Seasons are those of reports: fall begins in September, winter in December, spring in March, summer in
// June. Early, middle and late in a month end on the 10th, the 20th and its last day. A school or fiscal year
// runs from July to June; its start is July to September, its end April to June.
std::optional<WrittenTime> read_written_time(std::string_view words, WrittenYear year);

// "Each month", "each 6 week cycle", "weekly": said how often, whatever the time.
bool says_how_often(std::string_view words);
// "Ongoing", "continuously": a time without an end, and not how often.
bool says_no_end(std::string_view words);

}  // namespace gazette
