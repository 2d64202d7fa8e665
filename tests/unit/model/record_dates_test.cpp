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

TEST_CASE("a cycle without a day has none") {
  CHECK(days_of("{weeks: 12}", "soon").empty());
  CHECK(days_of("{parts: []}", "2024-10-21").empty());
  CHECK(days_of("{weeks: 999999999, parts: [{title: Far, week: 999999999}]}", "2024-10-21") ==
        " 2043-12-21|");
}

}  // namespace gazette
