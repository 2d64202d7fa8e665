#include "model/compare_plans.h"

#include <functional>
#include <string>
#include <vector>

#include "plan_fixture.h"

namespace gazette {

namespace {

using Subject = AmendmentSubject;
using Change = AmendmentChange;
using Field = AmendmentField;
using Edit = std::function<void(PlanFixture&)>;

std::vector<Amendment> amend(const Edit& edit_after, const Edit& edit_both = {}) {
  PlanFixture before;
  if (edit_both) edit_both(before);
  PlanFixture after = before;
  edit_after(after);
  return compare_plans(*before.read().first.find_plan("plan-2024"),
                       *after.read().first.find_plan("plan-2024"));
}

Amendment only(const std::vector<Amendment>& amendments) {
  REQUIRE(amendments.size() == 1);
  return amendments[0];
}

}  // namespace

TEST_CASE("a plan compared with itself has no amendment") {
  const auto book = PlanFixture().read().first;
  for (const Plan& plan : book.plans) CHECK(compare_plans(plan, plan).empty());
  CHECK(amend([](PlanFixture&) {}).empty());
}

TEST_CASE("how a plan is written makes no amendment") {
  CHECK(amend([](PlanFixture& plans) {
          plans.replace(plan_path, "title: Mathematics}", "title: 'Mathematics' }");
          plans.replace(plan_path, "text: Growth reaches 50.", "text: >\n      Growth\n      reaches 50.");
          plans.replace(plan_path, "Mathematics comes first.", "Mathematics\ncomes first.");
          plans.replace(plan_path, "## Priorities", "\nPriorities\n---");
        }).empty());
}

TEST_CASE("what only authors see makes no amendment") {
  CHECK(amend([](PlanFixture& plans) {
          plans.replace(plan_path, "status: published", "status: published\nrevision_note: Why.");
        }).empty());
}

TEST_CASE("an amendment says where it belongs, what it is about, and both values") {
  const Amendment amendment = only(amend([](PlanFixture& plans) {
    plans.replace(coaching_path, "due: 2025-06-15, target: 70 percent",
                  "due: 2025-06-15, target: 75 percent");
  }));
  CHECK(amendment.subject == Subject::stage);
  CHECK(amendment.change == Change::changed);
  CHECK(amendment.field == Field::target);
  CHECK(amendment.objective == AmendedThing{"mathematics", "1", "Mathematics"});
  CHECK(amendment.initiative == AmendedThing{"coaching", "1.1", ""});
  CHECK(amendment.thing == AmendedThing{"unit-tests", "", "Students pass."});
  CHECK(iso_date(*amendment.stage.date) == "2025-06-15");
  CHECK(amendment.before.text == "70 percent");
  CHECK(amendment.after.text == "75 percent");
}

TEST_CASE("a value that can't be read counts as none") {
  const Amendment amendment = only(amend(
      [](PlanFixture& plans) { plans.replace(coaching_path, "start: 2024-09-03", "start: 2024-09-31"); }));
  CHECK(amendment.field == Field::start);
  CHECK(amendment.change == Change::cleared);
  CHECK_FALSE(amendment.after.date);
}

TEST_CASE("a new sheet is one amendment, and so is one that is gone") {
  const auto remove = [](PlanFixture& plans) { plans.remove(coaching_path); };
  const Amendment gone = only(amend(remove));
  CHECK(gone.subject == Subject::initiative);
  CHECK(gone.change == Change::dropped);
  CHECK(gone.thing == AmendedThing{"coaching", "1.1", ""});
  const Amendment come =
      only(amend([](PlanFixture& plans) { plans.write(coaching_path, plan_texts::coaching_text); }, remove));
  CHECK(come.change == Change::added);
  CHECK(come.objective.id == "mathematics");
}

TEST_CASE("a sheet without an id is known by its number") {
  const Amendment amendment = only(amend(
      [](PlanFixture& plans) {
        plans.replace(units_path, "kind: initiative", "id: units\nkind: initiative");
        plans.replace(units_path, "number: \"1.2\"", "number: \"1.2\"\nlead: Principals");
      },
      [](PlanFixture& plans) {
        plans.replace(units_path, "id: units\n", "");
        plans.replace(units_path, "lead: Director of Mathematics\n", "");
      }));
  CHECK(amendment.subject == Subject::initiative);
  CHECK(amendment.field == Field::lead);
  CHECK(amendment.change == Change::set);
}

TEST_CASE("a benchmark that goes to the other list has another type") {
  const Amendment amendment =
      only(amend([](PlanFixture& plans) { plans.replace(coaching_path, "early_evidence:\n", ""); }));
  CHECK(amendment.subject == Subject::benchmark);
  CHECK(amendment.field == Field::type);
  CHECK(amendment.before.text == "early_evidence");
  CHECK(amendment.after.text == "short_term_outcomes");
}

TEST_CASE("a sheet that moves to another objective belongs to the new one") {
  const auto amendments = amend(
      [](PlanFixture& plans) {
        plans.replace(units_path, "objective: mathematics", "objective: reading");
        plans.replace(units_path, "number: \"1.2\"", "number: \"2.1\"");
      },
      [](PlanFixture& plans) {
        plans.replace(plan_path, "title: Mathematics}\n",
                      "title: Mathematics}\n  - {id: reading, number: 2, title: Reading}\n");
      });
  REQUIRE(amendments.size() == 2);
  CHECK(amendments[0].field == Field::number);
  CHECK(amendments[1].field == Field::objective);
  CHECK(amendments[1].before == AmendmentValue{"Mathematics", {}, "mathematics", "1"});
  CHECK(amendments[1].after == AmendmentValue{"Reading", {}, "reading", "2"});
  CHECK(amendments[1].objective.id == "reading");
}

TEST_CASE("an objective whose id was mended is the same for its sheets") {
  CHECK(amend([](PlanFixture& plans) {
          plans.replace(plan_path, "id: mathematics, number: 1", "id: math, number: 1");
          plans.replace(coaching_path, "objective: mathematics", "objective: math");
          plans.replace(units_path, "objective: mathematics", "objective: math");
        }).empty());
}

TEST_CASE("amendments stand in the order of the plan") {
  const auto amendments = amend([](PlanFixture& plans) {
    plans.replace(coaching_path, "text: Visit.", "text: Visit lessons.");
    plans.replace(coaching_path, "measure: Tests", "measure: Common tests");
    plans.replace(coaching_path, "number: \"1.1\"", "number: \"1.10\"");
    plans.replace(units_path, "number: \"1.2\"", "number: \"1.9\"");
    plans.replace(plan_path, "title: Mathematics}", "title: Numbers}");
    plans.replace(plan_path, "Growth reaches 50.", "Growth reaches 51.");
    plans.replace(plan_path, "Mathematics comes first.", "Reading comes first.");
    plans.replace(plan_path, "kind: plan", "kind: plan\ntitle: Our plan");
  });
  std::string order;
  for (const Amendment& amendment : amendments) {
    order += fmt::format("{} {} {}\n", static_cast<int>(amendment.subject), amendment.initiative.number,
                         static_cast<int>(amendment.field));
  }
  std::string expected;
  const auto expect = [&](Subject subject, const char* number, Field field) {
    expected += fmt::format("{} {} {}\n", static_cast<int>(subject), number, static_cast<int>(field));
  };
  expect(Subject::plan, "", Field::title);
  expect(Subject::section, "", Field::body);
  expect(Subject::final_outcome, "", Field::text);
  expect(Subject::objective, "", Field::title);
  expect(Subject::initiative, "1.9", Field::number);
  expect(Subject::initiative, "1.10", Field::number);
  expect(Subject::benchmark, "1.10", Field::measure);
  expect(Subject::activity, "1.10", Field::text);
  CHECK(order == expected);
}

TEST_CASE("a plan that says nothing can be compared") {
  const auto amendments = amend([](PlanFixture& plans) {
    plans.write(plan_path, "---\nid: plan-2024\nkind: plan\nobjectives: 7\n---\n");
  });
  CHECK(amendments.size() > 3);
}

}  // namespace gazette
