#include "model/corrections.h"

#include <string>
#include <vector>

#include "model/late_notes.h"
#include "plan_fixture.h"

namespace gazette {

namespace {

std::vector<Correction> correct(const std::string& from, const std::string& to) {
  const PlanFixture before;
  PlanFixture after;
  if (!from.empty()) after.replace(report_path, from, to);
  return find_corrections(before.read().first.reports.at(0), after.read().first.reports.at(0));
}

}  // namespace

TEST_CASE("a report that says the same corrects nothing") {
  CHECK(correct("", "").empty());
  CHECK(correct("status: partly met}", "status: partly met, dated: 2024-11-02}").empty());
}

TEST_CASE("what comes to a report is no correction") {
  CHECK(correct("status: partly met}", "status: partly met, figure: 44 percent}").empty());
  CHECK(correct("benchmark: hire-coaches, status: met}",
                "benchmark: hire-coaches, status: met}\n"
                "  - {initiative: coaching, benchmark: unit-tests, stage: 2025-01-31, status: not met}")
            .empty());
}

TEST_CASE("each altered rating is a correction with its place and reason") {
  const auto found =
      correct("    process: Fully Embedded Stage\n    performance: Performance Goals Not Reached\n",
              "    process: Technical Implementation Stage\n"
              "    performance: Reached Performance Goals\n"
              "    correction_reason: Counted twice.\n");
  REQUIRE(found.size() == 2);
  CHECK(found[0].part == CorrectedPart::rating);
  CHECK(found[0].scale == "process");
  CHECK(found[0].initiative == "units");
  CHECK(found[0].before == "Fully Embedded Stage");
  CHECK(found[0].after == "Technical Implementation Stage");
  CHECK(found[0].reason == "Counted twice.");
  CHECK(found[0].mark.line > 0);
  CHECK(found[1].scale == "performance");
}

TEST_CASE("a reason that stood there before is none for a new correction") {
  PlanFixture before;
  before.replace(report_path, "    process: Fully Embedded Stage\n",
                 "    process: Fully Embedded Stage\n    correction_reason: Old.\n");
  PlanFixture after;
  after.replace(report_path, "    process: Fully Embedded Stage\n",
                "    process: Technical Implementation Stage\n    correction_reason: Old.\n");
  const auto found = find_corrections(before.read().first.reports.at(0), after.read().first.reports.at(0));
  REQUIRE(found.size() == 1);
  CHECK(found[0].reason.empty());
}

TEST_CASE("a rating that is taken away is a correction without a place") {
  const auto found = correct(
      "  - initiative: units\n    process: Fully Embedded Stage\n    performance: Performance Goals Not "
      "Reached\n",
      "");
  REQUIRE(found.size() == 2);
  CHECK(found[0].after.empty());
  CHECK(found[0].mark.line == 0);
}

TEST_CASE("an altered status and figure are corrections, and what was open isn't") {
  const auto found = correct("stage: 2024-11-01, status: partly met}", "stage: 2024-11-01, status: met}");
  REQUIRE(found.size() == 1);
  CHECK(found[0].part == CorrectedPart::status);
  CHECK(found[0].benchmark == "coached-lessons");
  REQUIRE(found[0].stage);
  CHECK(iso_date(*found[0].stage) == "2024-11-01");
  for (const char* open : {"not yet due", "no data"}) {
    PlanFixture before;
    before.replace(report_path, "status: partly met", fmt::format("status: {}", open));
    CHECK(find_corrections(before.read().first.reports.at(0), PlanFixture().read().first.reports.at(0))
              .empty());
  }
  PlanFixture before;
  before.replace(report_path, "status: partly met}", "status: partly met, figure: 44 percent}");
  PlanFixture after;
  after.replace(report_path, "status: partly met}",
                "status: partly met, figure: 49 percent, correction_reason: Why.}");
  const auto figures = find_corrections(before.read().first.reports.at(0), after.read().first.reports.at(0));
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].part == CorrectedPart::figure);
  CHECK(figures[0].reason == "Why.");
}

TEST_CASE("a benchmark whose stage got another day is the same one") {
  const auto found = correct("stage: 2024-11-01, status: partly met}", "stage: 2025-06-01, status: not met}");
  REQUIRE(found.size() == 1);
  CHECK(found[0].after == "not met");
}

TEST_CASE("a late reason is that of its scale and benchmark alone") {
  Correction correction;
  correction.initiative = "units";
  correction.part = CorrectedPart::rating;
  correction.scale = "process";
  CHECK(is_reason_for({"units", "", {}, "", "Why"}, correction));
  CHECK(is_reason_for({"units", "", {}, "process", "Why"}, correction));
  CHECK_FALSE(is_reason_for({"units", "", {}, "performance", "Why"}, correction));
  CHECK_FALSE(is_reason_for({"units", "tests", {}, "", "Why"}, correction));
  CHECK_FALSE(is_reason_for({"coaching", "", {}, "", "Why"}, correction));
}

TEST_CASE("late reasons stand where the report gives none") {
  Report report = PlanFixture().read().first.reports.at(0);
  Version version;
  version.late_reasons = {{"units", "", {}, "process", "First."},
                          {"units", "", {}, "performance", "Second."},
                          {"coaching", "hire-coaches", {}, "", "Third."}};
  add_late_reasons(version, report);
  CHECK(report.ratings.at(0).correction_reason.empty());
  CHECK(report.ratings.at(1).correction_reason == "First. Second.");
  CHECK(report.benchmarks.at(0).correction_reason.empty());
  CHECK(report.benchmarks.at(1).correction_reason == "Third.");
}

}  // namespace gazette
