// Each rule of plans and reports, broken once, in a repository that is otherwise without a mistake.
#include <string>
#include <vector>

#include "plan_fixture.h"

namespace gazette {

namespace {

struct Planted {
  const char* file;
  const char* from;
  const char* to;
  const char* problems;
};

void check_each(const std::vector<Planted>& mistakes) {
  for (const Planted& mistake : mistakes) {
    CAPTURE(std::string(mistake.to));
    PlanFixture plans;
    plans.replace(mistake.file, mistake.from, mistake.to);
    CHECK(plans.problems() == std::string(mistake.problems));
  }
}

}  // namespace

TEST_CASE("a repository of plans without a mistake has no problem") {
  CHECK(PlanFixture().problems() == "");
  CHECK(PlanFixture().problems(false) == "");
}

TEST_CASE("mistakes in a framework are reported where they are") {
  check_each({
      {framework_path, "id: level-4-aip", "id: level-4-app",
       "content/frameworks/level-4-aip.yml:1:5: error: the framework's id is \"level-4-app\", but its file "
       "is level-4-aip.yml [framework-file]\n"
       "2023-24/plan.md:4:12: error: there is no framework \"level-4-aip\" [unknown-framework]\n"
       "plan.md:4:12: error: there is no framework \"level-4-aip\" [unknown-framework]\n"},
      {framework_path, "id: priorities", "id: key-issues",
       "content/frameworks/level-4-aip.yml:10:10: error: the id \"key-issues\" stands twice: first on line 9 "
       "[duplicate-id]\n"},
      {framework_path, "name: Fully Embedded Stage", "name: Technical Implementation Stage",
       "content/frameworks/level-4-aip.yml:18:16: error: the step \"Technical Implementation Stage\" stands "
       "twice: first on line 17 [duplicate-step]\n"
       "reports/autumn.md:13:14: error: \"Fully Embedded Stage\" is no step of the process scale "
       "[unknown-rating]\n"
       "reports/winter.md:12:14: error: \"Fully Embedded Stage\" is no step of the process scale "
       "[unknown-rating]\n"},
      {framework_path, "id: performance\n", "id: process\n",
       "content/frameworks/level-4-aip.yml:19:9: error: the id \"process\" stands twice: first on line 14 "
       "[duplicate-id]\n"
       "reports/autumn.md:11:5: error: a rating has no key \"performance\" [unknown-key]\n"
       "reports/autumn.md:14:5: error: a rating has no key \"performance\" [unknown-key]\n"
       "reports/winter.md:10:5: error: a rating has no key \"performance\" [unknown-key]\n"
       "reports/winter.md:13:5: error: a rating has no key \"performance\" [unknown-key]\n"},
  });
}

TEST_CASE("mistakes in a district are reported where they are") {
  check_each({
      {district_path, "id: harbor-falls", "id: harbour-falls",
       "district.yml:1:5: error: the district's id is \"harbour-falls\", but its folder is \"harbor-falls\" "
       "[district-folder]\n"},
      {district_path, "  - {id: fisher-street, name: Fisher Street School}\n",
       "  - {id: fisher-street, name: Fisher Street School}\n  - {id: fisher-street, name: Other}\n",
       "district.yml:5:10: error: the id \"fisher-street\" stands twice: first on line 4 [duplicate-id]\n"},
      {district_path, "2023-09-20", "2021-09-20",
       "district.yml:7:12: error: this designation is older than the one before it (2022-09-20) "
       "[designation-order]\n"},
      {district_path, "school: fisher-street", "school: fisher-steet",
       "district.yml:8:48: error: the district has no school \"fisher-steet\" [unknown-school]\n"},
      {district_path, "2025-02-17", "2024-11-18",
       "district.yml:11:12: error: the meeting of \"2024-11-18\" stands twice: first on line 10 "
       "[duplicate-meeting]\n"},
  });
}

TEST_CASE("mistakes in a plan are reported where they are") {
  check_each({
      {plan_path, "framework: level-4-aip", "framework: level-4-api",
       "plan.md:4:12: error: there is no framework \"level-4-api\" [unknown-framework]\n"},
      {plan_path, "school_year: 2024-25", "school_year: 2024-26",
       "plan.md:5:14: error: \"2024-26\" is no school year [bad-school-year]\n"},
      {plan_path, "school_year: 2024-25", "school_year: 2025-26",
       "plan.md:5:14: error: the plan is for 2025-26, but its folder is \"2024-25\" [school-year-folder]\n"},
      {plan_path, "continues: plan-2023", "continues: plan-2022",
       "plan.md:6:12: error: there is no plan \"plan-2022\" [unknown-plan]\n"},
      {plan_path, "continues: plan-2023", "continues: plan-2024",
       "plan.md:6:12: error: the plan \"plan-2024\" is not of an earlier school year [continues-order]\n"},
      {plan_path, "  - {id: mathematics, number: 1, lead: Director of Mathematics, title: Mathematics}\n",
       "  - {id: mathematics, number: 1, title: Mathematics, lead: Director}\n"
       "  - {id: mathematics, number: 1, title: Again, lead: Director}\n",
       "plan.md:10:10: error: the id \"mathematics\" stands twice: first on line 9 [duplicate-id]\n"
       "plan.md:10:31: error: the number \"1\" stands twice: first on line 9 [duplicate-number]\n"},
      {plan_path, "    measure: State assessment\n", "",
       "plan.md:11:5: warning: the outcome \"growth\" doesn't say how it is measured [no-measure]\n"},
      {plan_path, "    due: 2025-06-30\n", "",
       "plan.md:11:5: warning: the outcome \"growth\" doesn't say by when [no-date]\n"},
      {plan_path, "## Key issues\n", "# Key issues\n",
       "plan.md:16:1: error: the plan has no section \"Key issues\" [missing-section]\n"},
      {plan_path, "## Key issues\n", "## Key isues\n",
       "plan.md:16:1: error: the plan has no section \"Key issues\" [missing-section]\n"},
      {plan_path, "## Key issues\n", "",
       "plan.md:1:1: error: the plan has no section \"Key issues\" [missing-section]\n"},
      {plan_path, "## Priorities\n", "## Key issues\n",
       "plan.md:18:1: error: the section \"Key issues\" stands twice: first on line 16 "
       "[duplicate-section]\n"},
      {plan_path, "Mathematics comes first.",
       "One two three four five six seven\neight nine ten eleven *twelve* "
       "thirteen fourteen.",
       "plan.md:18:1: error: the sections have 21 words together; there may be at most 20 "
       "[summary-too-long]\n"},
  });
}

TEST_CASE("what nobody leads, and what has no day, is reported") {
  check_each({
      {plan_path, "lead: Director of Mathematics, ", "",
       "plan.md:9:10: warning: the objective \"mathematics\" has no lead [no-lead]\n"},
      // What can't be read is told alone.
      {plan_path, "lead: Director of Mathematics, ", "lead: [Director, Deputy], ",
       "plan.md:9:40: error: \"lead\" must be one line of text [wrong-type]\n"},
      {units_path, "lead: Director of Mathematics\n", "",
       "1.2-units.md:2:5: warning: the initiative \"units\" has no lead [no-lead]\n"},
      {coaching_path, "    lead: Principals\n", "",
       "1.1-coaching.md:29:5: warning: the activity \"visits\" has no lead [no-lead]\n"},
      {coaching_path, "    when: Each month\n", "",
       "1.1-coaching.md:29:5: warning: the activity \"visits\" doesn't say when it is done [no-date]\n"},
  });
}

TEST_CASE("mistakes in a strategy sheet are reported where they are") {
  check_each({
      {units_path, "number: \"1.2\"", "number: “1.2”",
       "1.2-units.md:5:9: error: “1.2” stands in curly quotes, which belong to the text "
       "[number-of-objective]\n"},
      {units_path, "id: units", "id: coaching",
       "1.2-units.md:2:5: error: the id \"coaching\" stands twice: first in "
       "plans/harbor-falls/2024-25/1.1-coaching.md:2 [duplicate-id]\n"
       "reports/autumn.md:12:17: error: the plan \"plan-2024\" has no initiative \"units\" "
       "[unknown-initiative]\n"
       "reports/winter.md:11:17: error: the plan \"plan-2024\" has no initiative \"units\" "
       "[unknown-initiative]\n"},
      {units_path, "objective: mathematics", "objective: mathematic",
       "1.2-units.md:4:12: error: the plan has no objective \"mathematic\" [unknown-objective]\n"},
      {units_path, "number: \"1.2\"", "number: \"2.2\"",
       "1.2-units.md:5:9: error: \"2.2\" is no number of an initiative under objective 1 "
       "[number-of-objective]\n"},
      {units_path, "number: \"1.2\"", "number: \"1.1\"",
       "1.2-units.md:5:9: error: the number \"1.1\" stands twice: first in "
       "plans/harbor-falls/2024-25/1.1-coaching.md:5 [duplicate-number]\n"},
      {units_path, "number: \"1.2\"", "number: \"1.\"",
       "1.2-units.md:5:9: error: \"1.\" is no number of an initiative under objective 1 "
       "[number-of-objective]\n"},
      {coaching_path, "continues: old-coaching", "continues: old-couching",
       "1.1-coaching.md:7:12: error: the plan \"plan-2023\" has no initiative \"old-couching\" "
       "[unknown-initiative]\n"},
      {coaching_path, "schools: [fisher-street]", "schools: [fisher-street, fisher-lane]",
       "1.1-coaching.md:8:26: error: the district has no school \"fisher-lane\" [unknown-school]\n"},
      {coaching_path, "    measure: Log\n", "",
       "1.1-coaching.md:17:5: warning: the benchmark \"coached-lessons\" doesn't say how it is measured "
       "[no-measure]\n"},
      {coaching_path, "    stages:\n      - {when: By Nov 1st, due: 2024-11-01, target: 50 percent}\n", "",
       "1.1-coaching.md:17:5: warning: the benchmark \"coached-lessons\" doesn't say by when how much "
       "[no-date]\n"
       "reports/autumn.md:16:63: error: the benchmark \"coached-lessons\" has no stage due 2024-11-01 "
       "[unknown-stage]\n"},
      {coaching_path, "{due: 2025-06-15, target: 70 percent}", "{target: 70 percent}",
       "1.1-coaching.md:15:9: warning: a stage of the benchmark \"unit-tests\" has no day [no-date]\n"},
      {coaching_path, "due: 2025-06-15", "due: 2026-06-15",
       "1.1-coaching.md:15:15: warning: 2026-06-15 lies outside the plan for 2024-25, which runs from "
       "2024-07-01 to 2025-12-31 [outside-plan]\n"},
      {coaching_path, "id: visits", "id: unit-tests",
       "1.1-coaching.md:29:9: error: the id \"unit-tests\" stands twice: first on line 10 [duplicate-id]\n"},
      {coaching_path, "complete: 2024-10-15", "complete: 2024-08-15",
       "1.1-coaching.md:27:15: error: the activity \"hire-coaches\" is complete before it starts "
       "(2024-08-15, starts 2024-09-03) [activity-dates]\n"},
      {coaching_path, "complete: 2024-10-15", "complete: 2034-10-15",
       "1.1-coaching.md:27:15: warning: 2034-10-15 lies outside the plan for 2024-25, which runs from "
       "2024-07-01 to 2025-12-31 [outside-plan]\n"},
      {coaching_path, "quarter: Sept-Dec", "quarter: Sep-Dec",
       "1.1-coaching.md:24:14: warning: there is no quarter \"Sep-Dec\" [unknown-quarter]\n"},
      {coaching_path, "start: 2024-09-03", "start: 2024-08-26",
       "1.1-coaching.md:26:12: warning: the activity \"hire-coaches\" stands under Sept-Dec, but starts "
       "2024-08-26 [activity-quarter]\n"},
  });
}

TEST_CASE("mistakes in a report are reported where they are") {
  check_each({
      {report_path, "plan: plan-2024", "plan: plan-2042",
       "reports/autumn.md:4:7: error: there is no plan \"plan-2042\" [unknown-plan]\n"},
      {winter_path, "id: plan-2024-q2", "id: plan-2024-q1",
       "reports/winter.md:2:5: error: the id \"plan-2024-q1\" stands twice: first in "
       "plans/harbor-falls/2024-25/reports/autumn.md:2 [duplicate-id]\n"},
      {winter_path, "plan: plan-2024\n", "plan: plan-2023\n",
       "reports/winter.md:4:7: error: the plan \"plan-2023\" stands in another folder [other-plan]\n"},
      {report_path, "to: 2024-11-30", "to: 2024-08-30",
       "reports/autumn.md:5:32: error: the period ends on 2024-08-30, before it begins on 2024-09-01 "
       "[period-backwards]\n"},
      {winter_path, "from: 2024-12-01", "from: 2024-11-30",
       "reports/winter.md:5:1: error: the period overlaps that of another report on this plan (2024-09-01 to "
       "2024-11-30, in plans/harbor-falls/2024-25/reports/autumn.md) [period-overlap]\n"},
      {winter_path, "to: 2025-02-28", "to: 2026-02-28",
       "reports/winter.md:5:32: warning: 2026-02-28 lies outside the plan for 2024-25, which runs from "
       "2024-07-01 to 2025-12-31 [outside-plan]\n"},
      {report_path, "dated: 2025-01-14", "dated: 2024-11-29",
       "reports/autumn.md:7:8: warning: the report is dated 2024-11-29, before its period ends on 2024-11-30 "
       "[dated-too-early]\n"},
      {report_path, "process: Technical Implementation Stage", "process: Technical Implementation",
       "reports/autumn.md:10:14: error: \"Technical Implementation\" is no step of the process scale "
       "[unknown-rating]\n"},
      {report_path, "performance: Reached Performance Goals", "performance: Good",
       "reports/autumn.md:11:18: error: \"Good\" is no step of the performance scale [unknown-rating]\n"},
      {report_path, "    performance: Reached Performance Goals\n", "",
       "reports/autumn.md:9:17: warning: the initiative \"coaching\" has no performance rating "
       "[missing-rating]\n"},
      {report_path, "initiative: units", "initiative: unit",
       "reports/autumn.md:12:17: error: the plan \"plan-2024\" has no initiative \"unit\" "
       "[unknown-initiative]\n"},
      {report_path, "initiative: units", "initiative: coaching",
       "reports/autumn.md:12:17: error: the rating of \"coaching\" stands twice: first on line 9 "
       "[duplicate-rating]\n"},
      {report_path, "benchmark: coached-lessons", "benchmark: coached-lesson",
       "reports/autumn.md:16:39: error: the initiative \"coaching\" has no benchmark \"coached-lesson\" "
       "[unknown-benchmark]\n"},
      {report_path, "stage: 2024-11-01", "stage: 2024-11-02",
       "reports/autumn.md:16:63: error: the benchmark \"coached-lessons\" has no stage due 2024-11-02 "
       "[unknown-stage]\n"},
      {report_path, "benchmark: coached-lessons, stage: 2024-11-01", "benchmark: unit-tests",
       "reports/autumn.md:16:39: error: the benchmark \"unit-tests\" has several stages [missing-stage]\n"},
      {report_path, "benchmark: hire-coaches", "benchmark: coached-lessons, stage: 2024-11-01",
       "reports/autumn.md:17:39: error: the status of \"coaching, coached-lessons, 2024-11-01\" stands "
       "twice: first on line 16 [duplicate-status]\n"},
      {report_path, "## mathematics", "## Mathematics",
       "reports/autumn.md:21:1: error: \"Mathematics\" is no objective of the plan [report-heading]\n"},
      {report_path, "### coaching", "### coching",
       "reports/autumn.md:16:39: warning: the report says that the benchmark \"coached-lessons\" is partly "
       "met, "
       "and not how one can tell [no-evidence]\n"
       "reports/autumn.md:22:1: error: \"coching\" is no initiative of the plan [report-heading]\n"},
      {report_path, "## mathematics\n", "## coaching\n",
       "reports/autumn.md:21:1: error: \"coaching\" is no objective of the plan [report-heading]\n"},
      {report_path, "### What helped", "### units",
       "reports/autumn.md:20:1: error: \"units\" has the wrong rank here [report-heading]\n"},
      {minutes_path, "plan: plan-2024", "plan: plan-2025",
       "minutes/october.md:4:7: error: there is no plan \"plan-2025\" [unknown-plan]\n"},
      {minutes_path, "plan: plan-2024", "plan: plan-2023",
       "minutes/october.md:4:7: error: the plan \"plan-2023\" stands in another folder [other-plan]\n"},
  });
}

TEST_CASE("what can't be read is told once, at its place") {
  check_each({
      {coaching_path, "due: 2025-06-15", "due: 6/15/2025",
       "1.1-coaching.md:15:15: error: \"due\" must be a day that exists, written like 2013-02-28, not "
       "\"6/15/2025\" [bad-date]\n"},
      {coaching_path, "due: 2024-11-01", "due: 11/1/2024",
       "1.1-coaching.md:21:33: error: \"due\" must be a day that exists, written like 2013-02-28, not "
       "\"11/1/2024\" [bad-date]\n"},
      {coaching_path, "start: 2024-09-03\n    complete: 2024-10-15",
       "start: 9/3/2024\n    complete: 10/15/2024",
       "1.1-coaching.md:26:12: error: \"start\" must be a day that exists, written like 2013-02-28, not "
       "\"9/3/2024\" [bad-date]\n"
       "1.1-coaching.md:27:15: error: \"complete\" must be a day that exists, written like 2013-02-28, not "
       "\"10/15/2024\" [bad-date]\n"},
      {plan_path, "due: 2025-06-30", "due: 06/30/2025",
       "plan.md:13:10: error: \"due\" must be a day that exists, written like 2013-02-28, not \"06/30/2025\" "
       "[bad-date]\n"},
      {plan_path, "due: 2025-06-30", "due:", "plan.md:13:8: error: \"due\" has no value [empty-value]\n"},
      {report_path, "benchmark: coached-lessons, stage: 2024-11-01",
       "benchmark: unit-tests, stage: 1/31/2025",
       "reports/autumn.md:16:58: error: \"stage\" must be a day that exists, written like 2013-02-28, not "
       "\"1/31/2025\" [bad-date]\n"},
      {report_path, "dated: 2025-01-14", "dated: 1/14/2025",
       "reports/autumn.md:7:8: error: \"dated\" must be a day that exists, written like 2013-02-28, not "
       "\"1/14/2025\" [bad-date]\n"},
      {report_path, "to: 2024-11-30", "to: 11/30/2024",
       "reports/autumn.md:5:32: error: \"to\" must be a day that exists, written like 2013-02-28, not "
       "\"11/30/2024\" [bad-date]\n"},
      {report_path, "initiative: units", "initiative: \"1.2\"",
       "reports/autumn.md:12:17: error: the plan \"plan-2024\" has no initiative \"1.2\" "
       "[unknown-initiative]\n"},
      {report_path, "plan: plan-2024", "plan: Plan 2024",
       "reports/autumn.md:4:7: error: there is no plan \"Plan 2024\" [unknown-plan]\n"},
      {plan_path, "framework: level-4-aip", "framework: Level 4 AIP",
       "plan.md:4:12: error: there is no framework \"Level 4 AIP\" [unknown-framework]\n"},
  });
}

TEST_CASE("a day that no month has, and an approval before the document, are told") {
  check_each({
      {coaching_path, "By Nov 1st", "By Nov 31st",
       "1.1-coaching.md:21:16: warning: \"By Nov 31st\" names a day that doesn't exist [date-words]\n"},
      {plan_path, "status: published", "status: published\ndated: 2024-10-01\napproved_on: 2024-09-01",
       "plan.md:9:14: warning: the document was approved on 2024-09-01, before the day that it is dated, "
       "2024-10-01 [approved-too-early]\n"},
  });
  CHECK(PlanFixture().replace(coaching_path, "By Nov 1st", "By Nov 30th").problems().find("exist") ==
        std::string::npos);
}

TEST_CASE("a number that doesn't fit is told at its own sheet, and not where the objectives' are in doubt") {
  const auto with_reading = [](const std::string& number) {
    PlanFixture plans;
    plans.replace(
        plan_path, "title: Mathematics}\n",
        "title: Mathematics}\n  - {id: reading, number: " + number + ", title: Reading, lead: A}\n");
    for (const std::string sheet : {"2.1", "2.2"}) {
      plans.write("plans/harbor-falls/2024-25/" + sheet + "-more.md",
                  "---\nid: more-" + std::string(1, sheet.back()) +
                      "\nkind: initiative\nobjective: reading\nnumber: \"" + sheet +
                      "\"\nstatus: published\nactivities:\n  - {id: a, quarter: Jan-March, text: Begin., "
                      "start: 2025-03-01, lead: D}\nlead: D\n---\n");
    }
    return plans;
  };
  CHECK(with_reading("2").problems().empty());
  CHECK(with_reading("2").replace(coaching_path, "number: \"1.1\"", "number: \"2.1\"").problems() ==
        "1.1-coaching.md:5:9: error: \"2.1\" is no number of an initiative under objective 1 "
        "[number-of-objective]\n");
  CHECK(with_reading("1").problems() ==
        "plan.md:10:27: error: the number \"1\" stands twice: first on line 9 [duplicate-number]\n");
}

TEST_CASE("too few and too many are counted as a reader sees them") {
  PlanFixture plans;
  plans.replace(
      plan_path, "title: Mathematics}\n",
      "title: Mathematics}\n  - {id: reading, number: 2, title: Reading, lead: A}\n  - {id: writing, number: "
      "3, lead: B, title: Writing}\n");
  const auto add_sheet = [&](const std::string& number, const std::string& status) {
    plans.write("plans/harbor-falls/2024-25/" + number + "-more.md",
                "---\nid: more-" + std::string(1, number.back()) +
                    "\nkind: initiative\nobjective: mathematics\nnumber: \"" + number + "\"\nstatus: " +
                    status + "\nactivities:\n  - {id: a, quarter: Jan-March, text: Begin., " +
                    "start: 2025-03-01, lead: D}\nlead: D\n---\n");
  };
  add_sheet("1.3", "withdrawn");
  CHECK(plans.problems() ==
        "1.3-more.md:2:5: error: a strategy sheet that is withdrawn goes from all versions of its plan, as "
        "if it "
        "had never been there, and no register says so [withdrawn-sheet]\n"
        "plan.md:8:1: warning: the plan has 3 objectives; usually there are at most 2 [more-than-usual]\n"
        "plan.md:10:10: warning: the objective \"reading\" has no initiative; a plan of this kind has at "
        "least 2 [too-few]\n"
        "plan.md:11:10: warning: the objective \"writing\" has no initiative; a plan of this kind has at "
        "least 2 [too-few]\n");
  add_sheet("1.3", "published");
  add_sheet("1.4", "draft");
  CHECK(plans.problems(false) ==
        "plan.md:8:1: warning: the plan has 3 objectives; usually there are at most 2 [more-than-usual]\n"
        "plan.md:10:10: warning: the objective \"reading\" has no initiative; a plan of this kind has at "
        "least 2 [too-few]\n"
        "plan.md:11:10: warning: the objective \"writing\" has no initiative; a plan of this kind has at "
        "least 2 [too-few]\n");
  add_sheet("1.4", "published");
  CHECK(plans.problems() ==
        "plan.md:8:1: warning: the plan has 3 objectives; usually there are at most 2 [more-than-usual]\n"
        "plan.md:9:10: warning: the objective \"mathematics\" has 4 initiatives; usually there are at most 3 "
        "[more-than-usual]\n"
        "plan.md:10:10: warning: the objective \"reading\" has no initiative; a plan of this kind has at "
        "least 2 [too-few]\n"
        "plan.md:11:10: warning: the objective \"writing\" has no initiative; a plan of this kind has at "
        "least 2 [too-few]\n");
  add_sheet("1.5", "published");
  plans.replace(plan_path, "title: Writing}\n",
                "title: Writing}\n  - {id: music, number: 4, title: Music, lead: C}\n");
  CHECK(plans.problems() ==
        "plan.md:8:1: error: the plan has 4 objectives; there may be at most 3 [too-many]\n"
        "plan.md:9:10: error: the objective \"mathematics\" has 5 initiatives; there may be at most 4 "
        "[too-many]\n"
        "plan.md:10:10: warning: the objective \"reading\" has no initiative; a plan of this kind has at "
        "least 2 [too-few]\n"
        "plan.md:11:10: warning: the objective \"writing\" has no initiative; a plan of this kind has at "
        "least 2 [too-few]\n"
        "plan.md:12:10: warning: the objective \"music\" has no initiative; a plan of this kind has at least "
        "2 [too-few]\n");
  plans.replace(plan_path, "status: published", "status: draft");
  plans.remove(report_path).remove(winter_path);
  CHECK(plans.problems() ==
        "plan.md:8:1: error: the plan has 4 objectives; there may be at most 3 [too-many]\n"
        "plan.md:9:10: error: the objective \"mathematics\" has 5 initiatives; there may be at most 4 "
        "[too-many]\n");
}

TEST_CASE("what stands in no plan is missed") {
  CHECK(PlanFixture().remove(district_path).problems() ==
        "2023-24/plan.md:0:0: error: the district \"harbor-falls\" says nothing about itself "
        "[missing-district]\n"
        "plan.md:0:0: error: the district \"harbor-falls\" says nothing about itself [missing-district]\n");
  CHECK(PlanFixture().remove(framework_path).problems() ==
        "2023-24/plan.md:4:12: error: there is no framework \"level-4-aip\" [unknown-framework]\n"
        "plan.md:4:12: error: there is no framework \"level-4-aip\" [unknown-framework]\n");
  CHECK(PlanFixture()
            .write("plans/harbor-falls/2025-26/1.1-a.md",
                   "---\nid: a\nkind: initiative\nobjective: b\nnumber: \"1.1\"\nstatus: published\n---\n")
            .problems() ==
        "2025-26/1.1-a.md:0:0: error: this strategy sheet has no plan beside it [missing-plan]\n");
}

TEST_CASE("an initiative that hasn't begun, or that the text tells of, needs no rating") {
  const char* ratings =
      "  - initiative: units\n    process: Fully Embedded Stage\n    performance: Performance Goals Not "
      "Reached\n";
  const auto without_units = [&] { return PlanFixture().replace(report_path, ratings, ""); };
  CHECK(without_units().problems() ==
        "reports/autumn.md:8:1: warning: the report doesn't rate the initiative \"units\" "
        "[unrated-initiative]\n");
  CHECK(
      without_units().replace(report_path, "### coaching\n", "### coaching\n### units\n").problems().empty());
  const auto starting = [&](const char* day) {
    return without_units().replace(
        units_path, "status: published\n",
        "status: published\nactivities:\n  - {id: a, quarter: Any, text: B., start: " + std::string(day) +
            ", lead: A}\n");
  };
  CHECK(starting("2024-12-01").problems() ==
        "1.2-units.md:8:22: warning: there is no quarter \"Any\" [unknown-quarter]\n");
  CHECK(starting("2024-11-30").problems() ==
        "1.2-units.md:8:22: warning: there is no quarter \"Any\" [unknown-quarter]\n"
        "reports/autumn.md:8:1: warning: the report doesn't rate the initiative \"units\" "
        "[unrated-initiative]\n");
  CHECK(PlanFixture()
            .replace(winter_path,
                     "ratings:\n  - initiative: coaching\n    process: Technical "
                     "Implementation Stage\n    performance: Reached Performance "
                     "Goals\n  - initiative: units\n    process: Fully Embedded "
                     "Stage\n    performance: Performance Goals Not Reached\n",
                     "")
            .problems() ==
        "reports/winter.md:4:7: warning: the report rates none of the plan's initiatives "
        "[unrated-initiative]\n");
}

TEST_CASE("a summative report may cover the reports before it, but not half of one") {
  PlanFixture plans;
  plans.replace(winter_path, "kind: progress-report", "kind: summative-report");
  plans.replace(winter_path, "from: 2024-12-01", "from: 2024-09-01");
  CHECK(plans.problems() == "");
  plans.replace(winter_path, "from: 2024-09-01", "from: 2024-09-02");
  CHECK(plans.problems() ==
        "reports/winter.md:5:1: error: the period overlaps that of another report on this plan (2024-09-01 "
        "to 2024-11-30, in plans/harbor-falls/2024-25/reports/autumn.md) [period-overlap]\n");
}

TEST_CASE("a hint says what to write") {
  CHECK(PlanFixture()
            .replace(report_path, "Technical Implementation Stage", "Technical Implementation")
            .hints() == "did you mean \"Technical Implementation Stage\"?\n");
  CHECK(PlanFixture().replace(report_path, "Technical Implementation Stage", "Begun").hints() ==
        "there is: Fully Embedded Stage, Technical Implementation Stage\n");
  CHECK(PlanFixture().replace(report_path, "stage: 2024-11-01", "stage: 2024-11-02").hints() ==
        "its stages are due 2024-11-01\n");
  CHECK(PlanFixture().replace(report_path, "initiative: units", "initiative: \"1.2\"").hints() ==
        "\"1.2\" is the number of \"units\": write that id\n");
  CHECK(PlanFixture().replace(coaching_path, "By Nov 1st", "By Nov 31st").hints() ==
        "correct the day: that month has 30 days\n");
  CHECK(PlanFixture().replace(plan_path, "## Key issues", "## Key isues").hints() ==
        "did you mean it here? Then write: ## Key issues\n");
}

}  // namespace gazette
