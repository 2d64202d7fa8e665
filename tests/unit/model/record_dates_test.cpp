#include "model/record_dates.h"

#include <doctest/doctest.h>

#include "document/front_matter.h"
#include "model/read_record.h"

namespace gazette {

namespace {

std::string order_of(const std::string& calendar) {
  const FrontMatter facts = parse_front_matter("calendar:\n" + calendar, 1);
  std::string ids;
  for (const SourceValue* event : list_in_order(facts.value)) ids += read_text(*event, "id").value;
  return ids;
}

std::string days_of(const std::string& cycle, const std::string& starts) {
  const FrontMatter program = parse_front_matter("cycle: " + cycle + "\n", 1);
  const FrontMatter one = parse_front_matter("starts: " + starts + "\n", 1);
  std::string days;
  for (const CycleDay& day : list_cycle_days(program.value, one.value))
    days += day.title + " " + iso_date(day.date) + "|";
  return days;
}

}  // namespace

TEST_CASE("events stand by their first day, and one without a day behind what it stands behind") {
  CHECK(order_of("- {id: c, from: 2025-03-01}\n- {id: d}\n- {id: a, from: 2024-09-01}\n- {id: b}\n") ==
        "abcd");
  CHECK(order_of("- {id: x}\n- {id: a, from: 2024-09-01}\n") == "xa");
  CHECK(order_of("[]\n").empty());
}

TEST_CASE("where an event says no day, its author's words decide") {
  const FrontMatter facts = parse_front_matter(
      "years:\n- {id: first, school_year: 2024-25}\ncalendar:\n"
      "- {id: c, year: first, when: \"Tentatively: Early February\"}\n- {id: d, year: first, when: Ongoing}\n"
      "- {id: e, year: first, from: 2025-03-01}\n- {id: a, year: first, when: September}\n"
      "- {id: b, year: first, when: \"Tentatively: November\"}\n",
      1);
  std::string ids;
  for (const SourceValue* event : list_in_order(facts.value)) ids += read_text(*event, "id").value;
  CHECK(ids == "abcde");
}

TEST_CASE("a cycle's days are counted in weeks from its first one") {
  const std::string parts =
      "{weeks: 12, parts: [{title: Close, week: 12}, {title: Launch, week: 0}, "
      "{title: All along}, {title: Check-in, week: 6}]}";
  CHECK(days_of(parts, "2024-10-21") == "Launch 2024-10-21|Check-in 2024-12-02|Close 2025-01-13|");
  CHECK(days_of("{weeks: 12}", "2024-10-21") == " 2025-01-13|");
}

TEST_CASE("a part is on the day that the cycle says, and stays planned for the other") {
  const FrontMatter program = parse_front_matter(
      "cycle: {weeks: 12, parts: [{id: launch, title: Launch, week: 0}, {id: check, title: Check-in, week: "
      "6}]}\n",
      1);
  const FrontMatter cycle = parse_front_matter(
      "starts: 2024-10-21\ncheck_ins: [{part: check, state: held, date: 2024-12-04}, {part: launch, state: "
      "held}]\n",
      1);
  const std::vector<CycleDay> days = list_cycle_days(program.value, cycle.value);
  REQUIRE(days.size() == 3);
  CHECK(iso_date(days[0].date) == "2024-10-21");
  CHECK(days[0].said != nullptr);
  CHECK(iso_date(days[1].planned) == "2024-12-02");
  CHECK(iso_date(days[1].date) == "2024-12-04");
  CHECK(days[2].said == nullptr);
}

TEST_CASE("whoever applied or left takes no part") {
  const auto takes_part_as = [](const std::string& status) {
    return takes_part(parse_front_matter("status: " + status + "\n", 1).value);
  };
  CHECK(takes_part_as("taking part"));
  CHECK(takes_part_as("selected"));
  CHECK_FALSE(takes_part_as("applied"));
  CHECK_FALSE(takes_part_as("left"));
  CHECK_FALSE(takes_part(parse_front_matter("district: a\n", 1).value));
}

TEST_CASE("a cycle without a day has none") {
  CHECK(days_of("{weeks: 12}", "soon").empty());
  CHECK(days_of("{parts: []}", "2024-10-21").empty());
  CHECK(days_of("{weeks: 999999999, parts: [{title: Far, week: 999999999}]}", "2024-10-21") ==
        " 2043-12-21|");
}

}  // namespace gazette
