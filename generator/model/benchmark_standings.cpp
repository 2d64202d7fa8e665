#include "model/benchmark_standings.h"

namespace gazette {

namespace {

// A benchmark with one stage needs none named.
bool is_about(const BenchmarkStatus& status, const Initiative& initiative, const Benchmark& benchmark,
              const Stage& stage) {
  if (status.initiative.value != initiative.id.value || status.benchmark.value != benchmark.id.value)
    return false;
  if (!status.stage) return benchmark.stages.size() == 1;
  return stage.due && stage.due.value == status.stage.value;
}

Standing standing_of(const StageStanding& of, std::optional<Date> day) {
  const BenchmarkState state = of.status == nullptr ? BenchmarkState::not_yet_due : *of.status->state;
  switch (state) {
    case BenchmarkState::met:
      return Standing::met;
    case BenchmarkState::partly_met:
      return Standing::partly_met;
    case BenchmarkState::not_met:
      return Standing::not_met;
    case BenchmarkState::no_data:
      return Standing::no_data;
    case BenchmarkState::not_yet_due:
      break;
  }
  return day && of.due && *of.due < *day ? Standing::unreported : Standing::upcoming;
}

}  // namespace

std::vector<StageStanding> list_standings(const Plan& plan, const std::vector<const Report*>& reports,
                                          std::optional<Date> day) {
  std::vector<StageStanding> list;
  for (size_t i = 0; i < plan.initiatives.size(); ++i) {
    const Initiative& initiative = plan.initiatives[i];
    for (const auto* benchmarks : initiative.all_benchmarks()) {
      for (const Benchmark& benchmark : *benchmarks) {
        for (const Stage& stage : benchmark.stages) {
          StageStanding found;
          found.initiative = i;
          found.benchmark = &benchmark;
          found.stage = &stage;
          found.due = stage.due_day();
          for (size_t r = 0; r < reports.size(); ++r) {
            for (const BenchmarkStatus& status : reports[r]->benchmarks) {
              if (!status.state || !is_about(status, initiative, benchmark, stage)) continue;
              found.status = &status;
              found.report = r;
            }
          }
          found.standing = standing_of(found, day);
          list.push_back(found);
        }
      }
    }
  }
  return list;
}

}  // namespace gazette
