// Words for a time, as real plans write them.
#include "model/written_dates.h"

#include <doctest/doctest.h>

#include <string>

using namespace gazette;

namespace {

// "2012-10-01..2012-10-31 month", or "text".
std::string read(std::string_view words, WrittenYear within) {
  const auto time = read_written_time(words, within);
  if (!time) return "text";
  static constexpr const char* units[] = {"day", "part of month", "month", "season", "part of year", "year"};
  std::string said = iso_date(time->first);
  if (time->first != time->last) said += ".." + iso_date(time->last);
  said += std::string(" ") + units[static_cast<int>(time->unit)];
  if (time->is_tentative) said += ", tentative";
  return said;
}

struct Case {
  const char* words;
  const char* meaning;
};

}  // namespace

TEST_CASE("words for a time mean the days that a reader understands") {
  const WrittenYear within{2012, std::chrono::July};
  const Case cases[] = {
      {"By October 1, 2012", "2012-10-01 day"},
      {"October 24, 2012", "2012-10-24 day"},
      {"Revised December 21. 2012", "2012-12-21 day"},
      {"[Last updated: February 20th, 2015]", "2015-02-20 day"},
      {"By November 1st", "2012-11-01 day"},
      {"By Nov 1st", "2012-11-01 day"},
      {"By Oct 15th", "2012-10-15 day"},
      {"By Oct. 15", "2012-10-15 day"},
      {"BY FEB 3", "2013-02-03 day"},
      {"15 November 2012", "2012-11-15 day"},
      {"no later than June 30, 2013", "2013-06-30 day"},
      {"Thursday, October 24, 2024, 9:00-9:30 AM EST", "2024-10-24 day"},
      {"Friday, June 28, 2024 at 5:00 p.m.", "2024-06-28 day"},
      {"March 14, 2024, 3-4:30", "2024-03-14 day"},
      {"2013-02-28", "2013-02-28 day"},
      {"10/15/2012", "2012-10-15 day"},
      {"For the start of SY12-13", "2012-07-01..2012-09-30 part of year"},
      {"end of the school year", "2013-04-01..2013-06-30 part of year"},
      {"By January 2013", "2013-01-01..2013-01-31 month"},
      {"July 2014", "2014-07-01..2014-07-31 month"},
      {"By February", "2013-02-01..2013-02-28 month"},
      {"February 2012", "2012-02-01..2012-02-29 month"},
      {"Sept-Dec", "2012-09-01..2012-12-31 month"},
      {"Jan-March", "2013-01-01..2013-03-31 month"},
      {"Sept \xe2\x80\x93 June", "2012-09-01..2013-06-30 month"},
      {"October - May", "2012-10-01..2013-05-31 month"},
      {"Monthly, October to May", "2012-10-01..2013-05-31 month"},
      {"July - December 2010", "2010-07-01..2010-12-31 month"},
      {"December \xe2\x80\x94 March 2011", "2010-12-01..2011-03-31 month"},
      {"November 13 \xe2\x80\x93 19, 2024", "2024-11-13..2024-11-19 day"},
      {"Nov 28 - Dec 2, 2024", "2024-11-28..2024-12-02 day"},
      {"October 1, 2012 to June 15, 2013", "2012-10-01..2013-06-15 day"},
      {"Week of October 7", "2012-10-07..2012-10-13 day"},
      {"September-early October", "2012-09-01..2012-10-10 month"},
      {"Early February", "2013-02-01..2013-02-10 part of month"},
      {"mid-January", "2013-01-11..2013-01-20 part of month"},
      {"By the end of January", "2013-01-21..2013-01-31 part of month"},
      {"FALL 2013", "2013-09-01..2013-11-30 season"},
      {"Fall-to-Winter", "2012-09-01..2013-02-28 season"},
      {"Fall-to-Winter; Winter-to-Spring", "2012-09-01..2013-05-31 season"},
      {"Winter 2012", "2012-12-01..2013-02-28 season"},
      {"Winter 2013", "2012-12-01..2013-02-28 season"},
      {"Tentatively: November", "2012-11-01..2012-11-30 month, tentative"},
      {"All year", "2012-07-01..2013-06-30 year"},
      {"all school year", "2012-07-01..2013-06-30 year"},
      {"Throughout the year", "2012-07-01..2013-06-30 year"},
      {"during the whole school year", "2012-07-01..2013-06-30 year"},
      {"all of the year", "2012-07-01..2013-06-30 year"},
      {"year-round", "2012-07-01..2013-06-30 year"},
      {"Year-long", "2012-07-01..2013-06-30 year"},
      {"all year long", "2012-07-01..2013-06-30 year"},
      {"SY 2015-16", "2015-07-01..2016-06-30 year"},
      {"SY2011-12", "2011-07-01..2012-06-30 year"},
      {"2012 - 2013", "2012-07-01..2013-06-30 year"},
      {"2015 \xe2\x80\x90 2016", "2015-07-01..2016-06-30 year"},
      {"SY24-25", "2024-07-01..2025-06-30 year"},
      {"FY25", "2024-07-01..2025-06-30 year"},
      {"FY2013", "2012-07-01..2013-06-30 year"},
      {"by\xc2\xa0June", "2013-06-01..2013-06-30 month"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.words);
    CHECK(read(one.words, within) == one.meaning);
  }
}

TEST_CASE("words that only look like a time stay text") {
  const WrittenYear within{2012, std::chrono::July};
  for (const char* words : {"",
                            "   ",
                            "5:00 p.m.",
                            "9:00-9:30 AM EST",
                            "Ongoing",
                            "all",
                            "all years",
                            "all year or so",
                            "year",
                            "full day",
                            "Each month",
                            "each 6 week cycle",
                            "through each 6 week cycle",
                            "January target = 80 percent; May = 90 percent",
                            "2013",
                            "by 2013",
                            "SY 2012",
                            "2012-14",
                            "FY",
                            "February 30",
                            "February 29, 2013",
                            "13/13/2013",
                            "Monday, October 24, 2012",
                            "March madness",
                            "may be later",
                            "when the coach is hired",
                            "October 15 or so",
                            "after October 1",
                            "Summer",
                            "mid",
                            "early",
                            "early fall",
                            "Grade 3 - 8",
                            "Oct 15, Nov 15",
                            "10th",
                            "60 percent",
                            "99999999999",
                            "Q2",
                            "-",
                            ";",
                            "from 2012-10-01 to",
                            "June 2013 - May 2013",
                            "Winter 2015"}) {
    CAPTURE(words);
    CHECK(read(words, within) == "text");
  }
}

TEST_CASE("a plan that begins in September ends with its summer") {
  const WrittenYear within{2024, std::chrono::September};
  CHECK(read("By August", within) == "2025-08-01..2025-08-31 month");
  CHECK(read("July-Aug", within) == "2025-07-01..2025-08-31 month");
  CHECK(read("Summer", within) == "2025-06-01..2025-08-31 season");
  CHECK(read("September", within) == "2024-09-01..2024-09-30 month");
}

TEST_CASE("words may say how often in place of when") {
  for (const char* words : {"Each month", "each 6 week cycle", "weekly", "Monthly, October to May"})
    CHECK(says_how_often(words));
  for (const char* words : {"November", "", "by the teacher", "once", "Ongoing", "all year"})
    CHECK_FALSE(says_how_often(words));
}

TEST_CASE("words may say that a time has no end") {
  for (const char* words :
       {"Ongoing", "ongoing through the plan", "continuously", "throughout the district’s schools"})
    CHECK(says_no_end(words));
  for (const char* words : {"November", "", "Sept - June", "ongoing, each month", "weekly", "all year"})
    CHECK_FALSE(says_no_end(words));
}
