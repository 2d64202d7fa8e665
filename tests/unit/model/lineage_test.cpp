#include "model/lineage.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "plan_fixture.h"

namespace gazette {

namespace {

Initiative sheet(const std::string& facts) {
  return read_initiative(parse_plan_file("plans/x/2024-25/1.md", fmt::format("---\n{}---\n", facts)), {});
}

// Three years: two initiatives; one of them split, the other merged with a part of it; all joined into one.
PlanShelf three_years() {
  PlanShelf shelf;
  const auto add = [&](const std::vector<std::string>& sheets) {
    ShelvedPlan& plan = shelf.plans.emplace_back();
    for (const std::string& facts : sheets) plan.plan.initiatives.push_back(sheet(facts));
    if (shelf.plans.size() == 1) return;
    plan.before = static_cast<PlanNumber>(shelf.plans.size() - 2);
    shelf.plans[*plan.before].after = static_cast<PlanNumber>(shelf.plans.size() - 1);
  };
  add({"id: teams\n", "id: coaching\n"});
  add({"id: teams\nsplit_from: [teams]\n", "id: reading\nsplit_from: [teams]\nmerged_from: [coaching]\n"});
  add({"id: all\nmerged_from: [reading, teams]\n", "id: fresh\n"});
  return shelf;
}

std::string write_lineage(const PlanShelf& shelf, const InitiativeOfYear& of) {
  std::string text;
  for (const InitiativeOfYear& one : list_lineage(shelf, of))
    text += fmt::format("{}:{} ", one.plan, initiative_of(shelf, one).id.value);
  return text;
}

std::string write_kin(const PlanShelf& shelf, const std::vector<Kin>& kin) {
  std::string text;
  for (const Kin& one : kin)
    text += fmt::format("{}:{} ", initiative_of(shelf, one.who).id.value, static_cast<int>(one.descent));
  return text;
}

}  // namespace

TEST_CASE("an initiative's lineage runs through what was split and merged, each once, the oldest first") {
  const PlanShelf shelf = three_years();
  CHECK(write_lineage(shelf, {2, 0}) == "0:teams 0:coaching 1:teams 1:reading 2:all ");
  CHECK(write_lineage(shelf, {1, 0}) == "0:teams 1:teams ");
  CHECK(write_lineage(shelf, {2, 1}) == "2:fresh ");
}

TEST_CASE("an old initiative knows what became of it, and a new one what it comes from") {
  const PlanShelf shelf = three_years();
  CHECK(write_kin(shelf, list_successors(shelf, {0, 0})) == "teams:1 reading:1 ");
  CHECK(write_kin(shelf, list_successors(shelf, {0, 1})) == "reading:2 ");
  CHECK(write_kin(shelf, list_origins(shelf, {1, 1})) == "teams:1 coaching:2 ");
  CHECK(write_kin(shelf, list_successors(shelf, {2, 0})).empty());
}

TEST_CASE("one that names no origin continues what had its id, and one that names another doesn't") {
  PlanShelf shelf = three_years();
  shelf.plans[1].plan.initiatives = {sheet("id: teams\n"), sheet("id: coaching\ncontinues: teams\n")};
  CHECK(write_kin(shelf, list_origins(shelf, {1, 0})) == "teams:0 ");
  CHECK(write_kin(shelf, list_origins(shelf, {1, 1})) == "teams:0 ");
}

TEST_CASE("plans that continue each other in a circle end the lineage") {
  PlanShelf shelf = three_years();
  shelf.plans[0].before = 2;
  for (ShelvedPlan& plan : shelf.plans) plan.plan.initiatives = {sheet("id: teams\n")};
  CHECK(write_lineage(shelf, {1, 0}) == "2:teams 0:teams 1:teams ");
}

TEST_CASE("the rules of lineage name the place of each mistake") {
  struct Case {
    const char* facts;
    const char* problem;
  };
  const Case cases[] = {
      {"split_from: [other]\n", ""},
      {"merged_from: [other]\n", ""},
      {"split_from: [othre]\n",
       "1.2-units.md:8:14: error: the plan \"plan-2023\" has no initiative \"othre\" [unknown-initiative]\n"},
      {"merged_from: [nothing]\n",
       "1.2-units.md:8:15: error: the plan \"plan-2023\" has no initiative \"nothing\" "
       "[unknown-initiative]\n"},
      {"continues: old-coaching\n",
       "1.2-units.md:8:12: error: \"old-coaching\" of the year before goes on in two initiatives: here and "
       "in "
       "plans/harbor-falls/2024-25/1.1-coaching.md:7 [continued-twice]\n"},
      {"merged_from: [other, old-coaching]\n",
       "1.2-units.md:8:22: error: \"old-coaching\" of the year before goes on in two initiatives: here and "
       "in "
       "plans/harbor-falls/2024-25/1.1-coaching.md:7 [continued-twice]\n"},
      {"split_from: [old-coaching]\n", ""},
      {"continues: other\nsplit_from: [other]\n",
       "1.2-units.md:9:14: error: the initiative \"other\" stands twice: first on line 8 "
       "[duplicate-origin]\n"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.facts);
    PlanFixture fixture;
    const std::string clean = fixture.problems();
    fixture.replace(units_path, "lead: Director of Mathematics\n",
                    fmt::format("lead: Director of Mathematics\n{}", each.facts));
    CHECK(fixture.problems() == clean + each.problem);
  }
}

}  // namespace gazette
