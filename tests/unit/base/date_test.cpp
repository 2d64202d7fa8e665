#include "base/date.h"

#include <doctest/doctest.h>

#include <limits>

using namespace gazette;

TEST_CASE("a day is written as it is read") {
  for (const char* text : {"2013-02-28", "2012-02-29", "0001-01-01", "9999-12-31"}) {
    const auto date = parse_iso_date(text);
    REQUIRE(date);
    CHECK(iso_date(*date) == text);
  }
}

TEST_CASE("a day that doesn't exist, or is written otherwise, is no day") {
  for (const char* text :
       {"", "2013-02-29", "1900-02-29", "2013-13-01", "2013-00-10", "2013-01-00", "2013-04-31", "0000-01-01",
        "2013-1-1", "13-01-01", "2013-01-01 ", " 2013-01-01", "2013/01/01", "2013-01-0x", "2013-+1-01",
        "-013-01-01", "20130101", "2013-01-01T00:00:00Z", "\xd9\xa2\xd9\xa0\xd9\xa1\xd9\xa3-1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_date(text));
  }
}

TEST_CASE("an instant falls on the day of the site's offset") {
  CHECK(iso_date(date_of(0, 0)) == "1970-01-01");
  CHECK(iso_date(date_of(-1, 0)) == "1969-12-31");
  CHECK(iso_date(date_of(0, -5 * 60)) == "1969-12-31");
  CHECK(iso_date(date_of(86399, 0)) == "1970-01-01");
  CHECK(iso_date(date_of(86399, 1)) == "1970-01-02");
  CHECK(iso_date(date_of(1330473600, 0)) == "2012-02-29");
}

TEST_CASE("instants beyond the calendar count as its nearest day") {
  for (const int offset : {-14 * 60, 0, 14 * 60}) {
    const auto last = parse_iso_date(iso_date(date_of(std::numeric_limits<int64_t>::max(), offset)));
    const auto first = iso_date(date_of(std::numeric_limits<int64_t>::min(), offset));
    CHECK(last);
    CHECK(first.size() == 10);
  }
}

TEST_CASE("an offset is read in hours and minutes") {
  CHECK(parse_utc_offset("+00:00") == 0);
  CHECK(parse_utc_offset("-05:00") == -300);
  CHECK(parse_utc_offset("+05:45") == 345);
  CHECK(parse_utc_offset("-14:00") == -840);
}

TEST_CASE("an offset that no place has is refused") {
  for (const char* text :
       {"", "Z", "+5:00", "05:00", "+14:01", "+15:00", "+00:60", "+05.00", "+0500", "+-5:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_utc_offset(text));
  }
}

TEST_CASE("a day of each year stands in a year, and next from a day on") {
  using namespace std::chrono;
  CHECK(gazette::iso_date(gazette::day_in_year(February / 29, year(2024))) == "2024-02-29");
  CHECK(gazette::iso_date(gazette::day_in_year(February / 29, year(2025))) == "2025-02-28");
  const auto next = [](month_day day, int from_year, month_day from) {
    return gazette::iso_date(gazette::next_such_day(day, year(from_year) / from.month() / from.day()));
  };
  CHECK(next(June / 28, 2024, July / 1) == "2025-06-28");
  CHECK(next(July / 1, 2024, July / 1) == "2024-07-01");
  CHECK(next(February / 29, 2025, February / 28) == "2025-02-28");
  CHECK(next(February / 29, 2024, September / 1) == "2025-02-28");
  CHECK(next(February / 29, 2024, January / 1) == "2024-02-29");
}
