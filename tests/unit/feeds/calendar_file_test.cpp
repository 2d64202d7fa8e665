#include "feeds/calendar_file.h"

#include <doctest/doctest.h>

#include <string>

#include "feeds/atom_feed.h"
#include "feeds/site_address.h"

namespace gazette {

using namespace std::chrono;

TEST_CASE("a line is folded after at most 75 bytes, between two characters") {
  CHECK(fold_line(std::string(75, 'a')) == std::string(75, 'a') + "\r\n");
  CHECK(fold_line(std::string(76, 'a')) == std::string(75, 'a') + "\r\n a\r\n");
  // Two bytes each: the 38th would end at byte 76.
  std::string umlauts;
  for (int i = 0; i < 38; ++i) umlauts += "ä";
  CHECK(fold_line(umlauts) == umlauts.substr(0, 74) + "\r\n ä\r\n");
  // The space at its beginning counts.
  CHECK(fold_line(std::string(150, 'a')) ==
        std::string(75, 'a') + "\r\n " + std::string(74, 'a') + "\r\n a\r\n");
}

TEST_CASE("values of calendars escape what would end them") {
  CHECK(escape_calendar_text("a, b; c\\d\r\ne\x07") == "a\\, b\\; c\\\\d\\ne ");
}

TEST_CASE("an event is a whole day with a name and a stamp that no clock knows") {
  const CalendarDay day{"uid-1",      2024y / December / 31,
                        std::nullopt, "Report is due",
                        "",           "",
                        "meeting",    instant_of(2024y / November / 6, -300)};
  const std::string file = write_calendar_file("Dates", {day});
  CHECK(file.find("DTSTAMP:20241106T050000Z\r\n") != std::string::npos);
  CHECK(file.find("DTSTART;VALUE=DATE:20241231\r\nDTEND;VALUE=DATE:20250101\r\n") != std::string::npos);
  CHECK(file.find("DESCRIPTION") == std::string::npos);
  CHECK(file.find("URL") == std::string::npos);
}

TEST_CASE("an event of several days ends before the day after its last one") {
  CalendarDay days;
  days.uid = "uid-1";
  days.date = 2024y / November / 13;
  days.last = 2024y / November / 19;
  const std::string week = write_calendar_file("Dates", {days});
  CHECK(week.find("DTSTART;VALUE=DATE:20241113\r\nDTEND;VALUE=DATE:20241120\r\n") != std::string::npos);
  days.date = 2025y / January / 1;
  days.last = 2025y / January / 31;
  const std::string month = write_calendar_file("Dates", {days});
  CHECK(month.find("DTSTART;VALUE=DATE:20250101\r\nDTEND;VALUE=DATE:20250201\r\n") != std::string::npos);
}

TEST_CASE("a day begins in the site's own offset") {
  CHECK(write_instant(2024y / November / 6, -300) == "2024-11-06T00:00:00-05:00");
  CHECK(write_instant(2024y / November / 6, 0) == "2024-11-06T00:00:00+00:00");
  CHECK(write_instant(2024y / November / 6, 345) == "2024-11-06T00:00:00+05:45");
}

TEST_CASE("a name stays the same for the same parts, and no other site has it") {
  SiteSettings settings;
  settings.title = "Plans";
  const std::string name = stable_uuid(settings, {"entry", "/a/", "2024-11-06"});
  CHECK(name.size() == 36);
  CHECK(name[14] == '8');
  CHECK(stable_uuid(settings, {"entry", "/a/", "2024-11-06"}) == name);
  CHECK(stable_uuid(settings, {"entry", "/a/2024", "-11-06"}) != name);
  settings.address = "https://plans.example.org";
  CHECK(stable_uuid(settings, {"entry", "/a/", "2024-11-06"}) != name);
}

}  // namespace gazette
