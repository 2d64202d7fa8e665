// The rules of what a report says of the plan's final outcomes: a benchmark's status without an initiative.
#include <algorithm>

#include "model/check_plan_book.h"
#include "model/outcome_day.h"
#include "model/rule_problems.h"

namespace gazette {

void check_outcome_status(const Report& report, const BenchmarkStatus& status, const Plan& plan,
                          const PlanBook& book, Diagnostics& problems) {
  if (!status.benchmark || !plan.is_whole || find_outcome(plan, status.benchmark.value) != nullptr) return;
  const bool stood_once = book.past.any_version(
      plan, [&](const Plan& past) { return find_outcome(past, status.benchmark.value) != nullptr; });
  if (stood_once) return;
  std::string hint = suggest(status.benchmark.value, list_ids(plan.final_outcomes),
                             "name the initiative that has such a benchmark: \"initiative: …\"");
  for (const Initiative& sheet : plan.initiatives) {
    const bool has_it = sheet.find_benchmark(status.benchmark.value) != nullptr ||
                        sheet.find_activity(status.benchmark.value) != nullptr;
    if (has_it) hint = fmt::format("it is one of an initiative: add \"initiative: {}\"", sheet.id.value);
  }
  problems.push_back(error_at(report, status.benchmark.mark, "unknown-benchmark",
                              fmt::format("the plan has no final outcome \"{}\"", status.benchmark.value),
                              std::move(hint)));
}

void check_told_outcomes(const Report& report, const Plan& plan, const Framework* framework,
                         Diagnostics& problems) {
  if (!report.is_whole || report.visibility == Visibility::withdrawn || !sums_up(report, framework)) return;
  for (const FinalOutcome& outcome : plan.final_outcomes) {
    const auto due = due_day(plan, outcome);
    const bool is_due = due && report.period.to && *due <= report.period.to.value;
    const bool is_told =
        std::any_of(report.benchmarks.begin(), report.benchmarks.end(), [&](const BenchmarkStatus& status) {
          return !status.initiative && status.benchmark.value == outcome.id.value;
        });
    if (!is_due || is_told || !outcome.id) continue;
    const Mark mark = report.ratings_mark.line > 0 ? report.ratings_mark : report.plan.mark;
    problems.push_back(warning_at(
        report, mark, "untold-outcome",
        fmt::format("the report sums up the year, and doesn't say how the final outcome \"{}\" stands",
                    outcome.id.value),
        fmt::format("add to \"benchmarks:\" {{benchmark: {}, status: …, figure: …}}", outcome.id.value)));
  }
}

}  // namespace gazette
