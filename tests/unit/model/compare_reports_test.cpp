#include "model/compare_reports.h"

#include <string>
#include <vector>

#include "plan_fixture.h"

namespace gazette {

namespace {

using Subject = AmendmentSubject;
using Change = AmendmentChange;
using Field = AmendmentField;

std::vector<Amendment> amend(const std::string& from, const std::string& to, bool with_plan = true) {
  const PlanFixture before;
  PlanFixture after;
  if (!from.empty()) after.replace(report_path, from, to);
  const auto old_book = before.read().first;
  const auto new_book = after.read().first;
  return compare_reports(old_book.reports.at(0), new_book.reports.at(0),
                         with_plan ? old_book.find_plan("plan-2024") : nullptr);
}

}  // namespace

TEST_CASE("a report compared with itself has no amendment") {
  CHECK(amend("", "").empty());
  CHECK(amend("", "", false).empty());
}

TEST_CASE("a rating that changed is a correction with its reason") {
  const auto amendments = amend("    process: Fully Embedded Stage\n",
                                "    process: Technical Implementation Stage\n"
                                "    correction_reason: The log of May was counted twice.\n");
  REQUIRE(amendments.size() == 1);
  CHECK(amendments[0].subject == Subject::rating);
  CHECK(amendments[0].change == Change::changed);
  CHECK(amendments[0].field == Field::rating);
  CHECK(amendments[0].key == "process");
  CHECK(amendments[0].initiative == AmendedThing{"units", "1.2", ""});
  CHECK(amendments[0].objective.title == "Mathematics");
  CHECK(amendments[0].reason == "The log of May was counted twice.");
}

TEST_CASE("a reason that comes later is an amendment of its own") {
  const auto amendments = amend("    process: Fully Embedded Stage\n",
                                "    process: Fully Embedded Stage\n    correction_reason: Why.\n");
  REQUIRE(amendments.size() == 1);
  CHECK(amendments[0].field == Field::correction_reason);
  CHECK(amendments[0].change == Change::set);
}

TEST_CASE("without its plan a report's amendments have ids alone") {
  const auto amendments = amend("status: partly met", "status: met", false);
  REQUIRE(amendments.size() == 1);
  CHECK(amendments[0].initiative == AmendedThing{"coaching", "", ""});
  CHECK(amendments[0].thing == AmendedThing{"coached-lessons", "", ""});
  CHECK(amendments[0].before.text == "partly met");
  CHECK(amendments[0].after.text == "met");
}

TEST_CASE("the headings inside a narrative belong to it") {
  for (const char* heading : {"### What helped", "#### In the classroom"}) {
    const auto amendments = amend(heading, "#### Other words");
    REQUIRE(amendments.size() == 1);
    CHECK(amendments[0].subject == Subject::narrative);
    CHECK(amendments[0].field == Field::body);
  }
}

TEST_CASE("what belongs to one initiative stands together, in the order of the plan") {
  for (const bool with_plan : {true, false}) {
    const PlanFixture before;
    PlanFixture after;
    after.replace(report_path, "### coaching", "### units");
    after.replace(report_path, "process: Technical Implementation Stage", "process: Fully Embedded Stage");
    after.replace(report_path, "process: Fully Embedded Stage\n    performance: Performance",
                  "process: Technical Implementation Stage\n    performance: Performance");
    after.replace(report_path, "status: partly met", "status: met");
    const auto old_book = before.read().first;
    const auto new_book = after.read().first;
    const auto amendments = compare_reports(old_book.reports.at(0), new_book.reports.at(0),
                                            with_plan ? old_book.find_plan("plan-2024") : nullptr);
    std::string order;
    for (const Amendment& amendment : amendments) order += amendment.initiative.id + " ";
    CHECK(order == "coaching coaching coaching units units ");
  }
}

}  // namespace gazette
