#include "base/date.h"

#include <fmt/format.h>

#include <algorithm>

namespace gazette {

namespace {

std::optional<int> parse_digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

Date date_of(int64_t seconds_since_epoch, int offset_minutes) {
  using namespace std::chrono;
  // Beyond the years 0 to 9999 a four-digit year can't be written: such instants count as the nearest day
  // that can.
  constexpr int64_t earliest = -62135596800;  // 0001-01-01
  constexpr int64_t latest = 253402214399;    // 9999-12-30
  const int64_t clamped = std::clamp(seconds_since_epoch, earliest, latest);
  const sys_seconds local{seconds(clamped) + minutes(offset_minutes)};
  return year_month_day(floor<days>(local));
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_digits(text.substr(0, 4));
  const auto month = parse_digits(text.substr(5, 2));
  const auto day = parse_digits(text.substr(8, 2));
  if (!year || !month || !day || *year == 0) return std::nullopt;
  const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string iso_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<int> parse_utc_offset(std::string_view text) {
  if (text.size() != 6 || text[3] != ':' || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto hours = parse_digits(text.substr(1, 2));
  const auto minutes = parse_digits(text.substr(4, 2));
  if (!hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > 14 * 60) return std::nullopt;
  const int total = *hours * 60 + *minutes;
  return text[0] == '-' ? -total : total;
}

Date day_in_year(std::chrono::month_day day, std::chrono::year year) {
  const Date date(year, day.month(), day.day());
  if (date.ok()) return date;
  return std::chrono::year_month_day_last(year, std::chrono::month_day_last(day.month()));
}

Date next_such_day(std::chrono::month_day day, Date earliest) {
  const Date date = day_in_year(day, earliest.year());
  return date >= earliest ? date : day_in_year(day, earliest.year() + std::chrono::years(1));
}

}  // namespace gazette
