// Calendar days and the site's one fixed UTC offset. No clock, no time zone database, no locale.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

using Date = std::chrono::year_month_day;

// The day on which the instant falls, `offset_minutes` east of UTC.
Date date_of(int64_t seconds_since_epoch, int offset_minutes);
// Exactly "2013-02-28", and a day that exists.
std::optional<Date> parse_iso_date(std::string_view text);
std::string iso_date(Date date);
// The day of that year; February 29 of other years is the 28th.
Date day_in_year(std::chrono::month_day day, std::chrono::year year);
// The first such day from `earliest` on.
Date next_such_day(std::chrono::month_day day, Date earliest);
// Exactly "+HH:MM" or "-HH:MM", at most 14 hours; in minutes.
std::optional<int> parse_utc_offset(std::string_view text);

}  // namespace gazette
