// Plans, sheets and reports as typed values, and who may see them.
#include "plan_fixture.h"

#include "base/text.h"
#include "model/plan_file.h"

namespace gazette {

namespace {

std::string codes(const Diagnostics& problems) {
  std::vector<std::string> list;
  for (const Diagnostic& problem : problems) list.push_back(problem.code);
  return join(list, " ");
}

}  // namespace

TEST_CASE("a plan is read with its sheets, in the order of their files") {
  const auto [book, problems] = PlanFixture().read();
  const Plan* plan = book.find_plan("plan-2024");
  REQUIRE(plan != nullptr);
  CHECK(plan->framework.value == "level-4-aip");
  CHECK(plan->school_year.mark == Mark{5, 14, 7});
  CHECK(plan->sections.size() == 2);
  REQUIRE(plan->initiatives.size() == 2);
  CHECK(plan->initiatives[1].id.value == "units");
  REQUIRE(plan->final_outcomes.size() == 1);
  CHECK(iso_date(plan->final_outcomes[0].due.value) == "2025-06-30");
  CHECK_FALSE(plan->final_outcomes[0].target);
  const Initiative& sheet = plan->initiatives[0];
  CHECK(sheet.schools.at(0).value == "fisher-street");
  REQUIRE(sheet.find_benchmark("unit-tests") != nullptr);
  CHECK(sheet.find_benchmark("unit-tests")->stages.at(1).target.value == "70 percent");
  CHECK(sheet.find_benchmark("coached-lessons")->stages.at(0).when.value == "By Nov 1st");
  CHECK(sheet.find_activity("visits")->when.value == "Each month");
  CHECK(book.find_district_of({plan_path}) == &book.districts[0]);
}

TEST_CASE("a rating is a step of its framework's scale, the best one 0") {
  const auto [book, problems] = PlanFixture().read();
  REQUIRE(book.reports.size() == 2);
  const Report& report = book.reports[0];
  REQUIRE(report.ratings.size() == 2);
  const auto step_of = [&](size_t rating, std::string_view scale) {
    for (const RatingOnScale& one : report.ratings[rating].scales) {
      if (one.scale == scale) return one.step;
    }
    return std::optional<size_t>();
  };
  CHECK(step_of(0, "process") == 1);
  CHECK(step_of(0, "performance") == 0);
  CHECK(step_of(1, "process") == 0);
  CHECK(report.benchmarks.at(0).state == BenchmarkState::partly_met);
  CHECK(report.kind.value == "progress-report");
}

TEST_CASE("narratives know what they are about") {
  const auto [book, problems] = PlanFixture().read();
  const auto& narratives = book.reports.at(0).narratives;
  REQUIRE(narratives.size() == 5);
  CHECK(narratives[0].about == Narrative::About::overall);
  CHECK(narratives[1].about == Narrative::About::misplaced);
  CHECK(narratives[2].about == Narrative::About::objective);
  CHECK(narratives[3].about == Narrative::About::initiative);
  CHECK(narratives[3].objective == "mathematics");
  CHECK(narratives[3].section.end == narratives[2].section.end);
}

TEST_CASE("what has the wrong type is absent, and reported") {
  PlanFixture plans;
  plans.replace(coaching_path, "start: 2024-09-03", "start: 2024-09-31");
  plans.replace(coaching_path, "schools: [fisher-street]", "schools: {a: b}");
  plans.replace(plan_path, "number: 1,", "number: one,");
  const auto [book, problems] = plans.read();
  CHECK(codes(problems) == "wrong-type bad-date wrong-type school-without-plan");
  const Plan& plan = *book.find_plan("plan-2024");
  CHECK_FALSE(plan.objectives.at(0).number);
  CHECK(plan.initiatives.at(0).schools.empty());
  CHECK_FALSE(plan.initiatives.at(0).activities.at(0).start);
}

TEST_CASE("a file whose facts break off is one problem") {
  CHECK(codes(PlanFixture()
                  .replace(units_path, "objective: mathematics", "objective: \"mathematics")
                  .read()
                  .second) == "unclosed-quote");
  CHECK(
      codes(
          PlanFixture().replace(plan_path, "continues: plan-2023", "continues: \"plan-2023").read().second) ==
      "unclosed-quote");
}

TEST_CASE("a file without facts is reported") {
  CHECK(PlanFixture().write("plans/harbor-falls/2024-25/reports/spring.md", "# Spring\n").problems() ==
        "reports/spring.md:1:1: error: the report has no facts at its beginning [missing-front-matter]\n");
  CHECK(PlanFixture().write("plans/harbor-falls/2024-25/reports/spring.md", "# Spring\n").problems(false) ==
        "");
}

TEST_CASE("a private document's mistakes are its author's business alone") {
  PlanFixture plans;
  plans.replace(units_path, "status: published", "status: draft\nunknown: key");
  plans.replace(winter_path, "status: published", "status: review");
  plans.replace(winter_path, "initiative: coaching", "initiative: cooking");
  plans.replace(minutes_path, "plan: plan-2024", "plan: plan-2042");
  plans.replace(report_path, "### coaching", "### units");
  CHECK(plans.problems() ==
        "1.2-units.md:7:1: error: the strategy sheet has no key \"unknown\" [unknown-key]\n"
        "minutes/october.md:4:7: error: there is no plan \"plan-2042\" [unknown-plan]\n"
        "plan.md:9:10: warning: the objective \"mathematics\" has 1 initiative; a plan of this kind has at "
        "least 2 [too-few]\n"
        "reports/autumn.md:12:17: error: this document is public, but the initiative \"units\" isn't "
        "[not-public]\n"
        "reports/autumn.md:16:39: warning: the report says that the benchmark \"coached-lessons\" is partly "
        "met, "
        "and not how one can tell [no-evidence]\n"
        "reports/winter.md:8:17: error: the plan \"plan-2024\" has no initiative \"cooking\" "
        "[unknown-initiative]\n");
  // To the public the sheet doesn't exist, so that a public report can't speak of it.
  CHECK(plans.problems(false) ==
        "plan.md:9:10: warning: the objective \"mathematics\" has 1 initiative; a plan of this kind has at "
        "least 2 [too-few]\n"
        "reports/autumn.md:12:17: error: the plan \"plan-2024\" has no public initiative \"units\" "
        "[unknown-initiative]\n"
        "reports/autumn.md:16:39: warning: the report says that the benchmark \"coached-lessons\" is partly "
        "met, "
        "and not how one can tell [no-evidence]\n"
        "reports/autumn.md:22:1: error: \"units\" is no public initiative of the plan [report-heading]\n");
  const auto [book, problems] = plans.read(false);
  CHECK(book.minutes.empty());
  CHECK(book.reports.size() == 1);
  CHECK(book.find_plan("plan-2024")->initiatives.size() == 1);
}

TEST_CASE("a misspelled status is everybody's business") {
  CHECK(PlanFixture().replace(winter_path, "status: published", "status: publised").problems(false) ==
        "reports/winter.md:6:9: error: unknown status \"publised\" [unknown-status]\n");
}

TEST_CASE("minutes are internal unless they say otherwise") {
  CHECK(PlanFixture().read(false).first.minutes.empty());
  PlanFixture open;
  open.replace(minutes_path, "status: published", "status: published\naudience: public");
  CHECK(open.read(false).first.minutes.size() == 1);
}

TEST_CASE("a public document can't rest on one that isn't public") {
  CHECK(
      PlanFixture().replace(plan_path, "status: published", "status: draft").problems() ==
      "reports/autumn.md:4:7: error: this document is public, but its plan \"plan-2024\" isn't [not-public]\n"
      "reports/winter.md:4:7: error: this document is public, but its plan \"plan-2024\" isn't "
      "[not-public]\n");
  CHECK(PlanFixture().replace(plan_path, "status: published", "status: draft").problems(false) ==
        "reports/autumn.md:4:7: error: there is no public plan \"plan-2024\" [unknown-plan]\n"
        "reports/winter.md:4:7: error: there is no public plan \"plan-2024\" [unknown-plan]\n"
        "district.yml:8:48: warning: the school \"fisher-street\" is \"Level 4\", and no plan for 2023-24 "
        "names "
        "it [school-without-plan]\n");
  CHECK(PlanFixture().replace(plan_path, "status: published", "status: withdrawn").problems() ==
        "reports/autumn.md:4:7: error: the plan \"plan-2024\" was withdrawn [not-public]\n"
        "reports/winter.md:4:7: error: the plan \"plan-2024\" was withdrawn [not-public]\n"
        "district.yml:8:48: warning: the school \"fisher-street\" is \"Level 4\", and no plan for 2023-24 "
        "names "
        "it [school-without-plan]\n");
  CHECK(PlanFixture().replace(earlier_plan_path, "status: published", "status: draft").problems() ==
        "1.1-coaching.md:7:12: error: this document is public, but the initiative \"old-coaching\" isn't "
        "[not-public]\n"
        "plan.md:6:12: error: this document is public, but the plan \"plan-2023\" isn't [not-public]\n");
  CHECK(PlanFixture()
            .replace("plans/harbor-falls/2023-24/1.1-coaching.md", "status: published", "status: draft")
            .problems() ==
        "2023-24/plan.md:8:10: warning: the objective \"mathematics\" has 1 initiative; a plan of this kind "
        "has at least 2 [too-few]\n"
        "1.1-coaching.md:7:12: error: this document is public, but the initiative \"old-coaching\" isn't "
        "[not-public]\n");
}

TEST_CASE("a folder that is no school year is told once") {
  const auto problems = PlanFixture()
                            .write("plans/harbor-falls/2025-2026/plan.md", "# Plan\n")
                            .write("plans/harbor-falls/2025-2026/reports/autumn.md", "# Report\n")
                            .write("plans/harbor-falls/2024-25/report/autumn.md", "# Report\n")
                            .read()
                            .second;
  CHECK(codes(problems) == "unknown-file unknown-file");
}

TEST_CASE("a draft with the id of a published document is the one to change") {
  PlanFixture plans;
  plans.write("plans/harbor-falls/2024-25/0.9-draft.md",
              "---\nid: coaching\nkind: initiative\nobjective: mathematics\nnumber: \"1.9\"\nlead: A\n---\n");
  CHECK(plans.problems() ==
        "0.9-draft.md:2:5: error: the id \"coaching\" stands twice: first in "
        "plans/harbor-falls/2024-25/1.1-coaching.md:2 [duplicate-id]\n");
  CHECK(plans.problems(false) == "");
}

TEST_CASE("the path says what kind of file it is") {
  const auto kind = [](const char* path) { return kind_of_plan_file({path}); };
  CHECK(kind(framework_path) == PlanFileKind::framework);
  CHECK(kind(district_path) == PlanFileKind::district);
  CHECK(kind(plan_path) == PlanFileKind::plan);
  CHECK(kind(coaching_path) == PlanFileKind::initiative);
  CHECK(kind(report_path) == PlanFileKind::report);
  CHECK(kind(minutes_path) == PlanFileKind::minutes);
  for (const char* path : {"plans/README.md", "plans/demonstration.yml", "plans/a/2024-25/plan.es.md",
                           "plans/a/2024-25/letter.pdf", "plans/a/2024-25/reports/q1.pt-br.md",
                           "plans/a/.gitkeep", "content/guidance/plans/a.md", "content/frameworks/about.md",
                           "README.md", "planson/a/district.yml", "plans"}) {
    CAPTURE(std::string(path));
    CHECK(kind(path) == PlanFileKind::none);
  }
  for (const char* path :
       {"plans/notes.md", "plans/a/README.md", "plans/a/district.yaml", "plans/a/2024/plan.md",
        "plans/a/2024-25/notes.md", "plans/a/2024-25/report/q1.md", "plans/a/2024-25/reports/old/q1.md",
        "plans/a/2024-25/reports/q1.markdown", "content/frameworks/a.yaml", "content/frameworks/b/a.yml"}) {
    CAPTURE(std::string(path));
    CHECK(kind(path) == PlanFileKind::unknown);
    CHECK_FALSE(hint_for_unknown_file({path}).empty());
  }
}

}  // namespace gazette
