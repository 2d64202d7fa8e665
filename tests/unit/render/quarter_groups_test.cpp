#include "render/quarter_groups.h"

#include <doctest/doctest.h>

#include "plan_fixture.h"

namespace gazette {

namespace {

struct Row {
  const char* quarter;
  const char* start = "";
  const char* complete = "";
};

PlacedDate placed(const char* day) {
  const auto date = parse_iso_date(day);
  return date ? PlacedDate{*date, {1, 1, 1}} : PlacedDate{};
}

// "Sept-Dec 2024: 0 2; Jan-March 2025: 1".
std::string group(const std::vector<Row>& rows, const char* school_year = "2024-25",
                  bool with_framework = true, std::string text = {}) {
  if (text.empty())
    text = std::string(plan_texts::framework_text) + "  - {id: Winter, from: 12-01, to: 02-28}\n";
  const Framework framework = read_framework(parse_plan_file(framework_path, text));
  std::vector<Activity> activities;
  for (const Row& row : rows) {
    Activity activity;
    activity.id.value = std::to_string(activities.size());
    activity.quarter.value = row.quarter;
    activity.start = placed(row.start);
    activity.complete = placed(row.complete);
    activities.push_back(std::move(activity));
  }
  std::string list;
  for (const QuarterGroup& of :
       group_by_quarter(activities, with_framework ? &framework : nullptr, school_year)) {
    if (!list.empty()) list += "; ";
    list += of.quarter;
    if (of.year) list.append(" ").append(std::to_string(*of.year));
    list.append(":");
    for (const Activity* activity : of.activities) list += " " + activity->id.value;
  }
  return list;
}

}  // namespace

TEST_CASE("activities stand by quarter in the order of time, and of the sheet within one") {
  CHECK(group({{"Jan-March", "2025-01-06"}, {"Sept-Dec", "2024-11-01"}, {"Sept-Dec", "2024-09-03"}}) ==
        "Sept-Dec 2024: 1 2; Jan-March 2025: 0");
  CHECK(group({}).empty());
}

TEST_CASE("a year that begins in July has its summer quarter first, in the first calendar year") {
  std::string text(plan_texts::framework_text);
  text.replace(text.find("quarters:"), std::string::npos,
               "quarters:\n  - {id: Q1, from: 07-01, to: 09-30}\n  - {id: Q2, from: 10-01, to: 12-31}\n"
               "  - {id: Q3, from: 01-01, to: 03-31}\n  - {id: Q4, from: 04-01, to: 06-30}\n");
  CHECK(group({{"Q4", "2025-05-01"}, {"Q1", "2024-08-01"}, {"Q3"}, {"Q2", "2024-10-01"}, {"Q1"}}, "2024-25",
              true, text) == "Q1 2024: 1 4; Q2 2024: 3; Q3 2025: 2; Q4 2025: 0");
  CHECK(group({{"Q1", "2025-07-20"}, {"Q1", "2024-08-01"}}, "2024-25", true, text) ==
        "Q1 2024: 1; Q1 2025: 0");
}

TEST_CASE("a plan that runs into the next autumn has that quarter twice") {
  CHECK(group({{"Sept-Dec", "2025-09-02"}, {"Sept-Dec", "2024-09-03"}, {"Jan-March", "2025-02-01"}}) ==
        "Sept-Dec 2024: 1; Jan-March 2025: 2; Sept-Dec 2025: 0");
}

TEST_CASE("an activity without a day stands in the first quarter of that name") {
  CHECK(group({{"Sept-Dec"}, {"Sept-Dec", "2025-10-01"}}) == "Sept-Dec 2024: 0; Sept-Dec 2025: 1");
  CHECK(group({{"Sept-Dec", "", "2025-10-01"}}) == "Sept-Dec 2025: 0");
}

TEST_CASE("an activity outside its quarter goes where it is nearer") {
  CHECK(group({{"Sept-Dec", "2024-08-20"}}) == "Sept-Dec 2024: 0");
  CHECK(group({{"Sept-Dec", "2025-08-20"}}) == "Sept-Dec 2025: 0");
  CHECK(group({{"Sept-Dec", "2025-01-10"}}) == "Sept-Dec 2024: 0");
}

TEST_CASE("a quarter that runs over the new year is called by the year in which it begins") {
  CHECK(group({{"Winter", "2025-02-01"}, {"Jan-March", "2025-01-02"}}) ==
        "Winter 2024: 0; Jan-March 2025: 1");
}

TEST_CASE("what nobody can date stands last, as the sheet names it") {
  CHECK(group({{"Someday"}, {"Jan-March", "2025-01-06"}}) == "Jan-March 2025: 1; Someday: 0");
  CHECK(group({{"Jan-March", "2025-01-06"}, {"Sept-Dec"}}, "2024-26") == "Jan-March: 0; Sept-Dec: 1");
  CHECK(group({{"Jan-March", "2025-01-06"}, {"Sept-Dec"}}, "2024-25", false) == "Jan-March: 0; Sept-Dec: 1");
}

}  // namespace gazette
