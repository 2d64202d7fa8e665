#include "model/benchmark_standings.h"

#include <doctest/doctest.h>

using namespace gazette;

namespace {

using std::chrono::year;

const Date january = year(2025) / 1 / 31;
const Date june = year(2025) / 6 / 15;
const Mark somewhere{3, 1, 1};

Stage stage_due(Date due) {
  Stage stage;
  stage.due = {due, somewhere};
  return stage;
}

Plan plan_with(std::vector<Stage> stages) {
  Benchmark benchmark;
  benchmark.id = {"unit-tests", somewhere};
  benchmark.stages = std::move(stages);
  Initiative initiative;
  initiative.id = {"coaching", somewhere};
  initiative.short_term_outcomes.push_back(std::move(benchmark));
  Plan plan;
  plan.initiatives.push_back(std::move(initiative));
  return plan;
}

Report report_that_says(BenchmarkState state, std::optional<Date> stage) {
  BenchmarkStatus status;
  status.initiative = {"coaching", somewhere};
  status.benchmark = {"unit-tests", somewhere};
  if (stage) status.stage = {*stage, somewhere};
  status.state = state;
  Report report;
  report.benchmarks.push_back(std::move(status));
  return report;
}

}  // namespace

TEST_CASE("a stage whose day is gone and of which no report speaks is unreported") {
  const Plan plan = plan_with({stage_due(january), stage_due(june)});
  const auto list = list_standings(plan, {}, year(2025) / 2 / 1);
  REQUIRE(list.size() == 2);
  CHECK(list[0].standing == Standing::unreported);
  CHECK(list[1].standing == Standing::upcoming);
  SUBCASE("on its own day it is still to come") {
    CHECK(list_standings(plan, {}, january)[0].standing == Standing::upcoming);
  }
  SUBCASE("without a day nothing is unreported") {
    CHECK(list_standings(plan, {}, std::nullopt)[0].standing == Standing::upcoming);
  }
}

TEST_CASE("the newest report that speaks of a stage counts") {
  const Plan plan = plan_with({stage_due(january), stage_due(june)});
  const Report first = report_that_says(BenchmarkState::not_met, january);
  const Report second = report_that_says(BenchmarkState::met, january);
  const auto list = list_standings(plan, {&first, &second}, june);
  CHECK(list[0].standing == Standing::met);
  CHECK(list[0].report == 1);
  CHECK(list[1].standing == Standing::upcoming);
}

TEST_CASE("not yet due says nothing once the day is gone") {
  const Plan plan = plan_with({stage_due(january)});
  const Report report = report_that_says(BenchmarkState::not_yet_due, january);
  CHECK(list_standings(plan, {&report}, june)[0].standing == Standing::unreported);
  CHECK(list_standings(plan, {&report}, january)[0].standing == Standing::upcoming);
}

TEST_CASE("a benchmark with one stage needs none named, one with several does") {
  const Report report = report_that_says(BenchmarkState::partly_met, std::nullopt);
  const Plan one = plan_with({stage_due(january)});
  CHECK(list_standings(one, {&report}, june)[0].standing == Standing::partly_met);
  const Plan two = plan_with({stage_due(january), stage_due(june)});
  CHECK(list_standings(two, {&report}, june)[0].standing == Standing::unreported);
}

TEST_CASE("a plan without initiatives has no stages") {
  CHECK(list_standings({}, {}, june).empty());
}
