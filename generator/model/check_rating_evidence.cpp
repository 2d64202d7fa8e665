// A rating comes with its evidence: in a report that lists it for others, and in one that tells nothing else.
#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/check_plan_habits.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

// Where it lists no evidence at all, a narrative of some initiative will do, or a figure of some benchmark.
bool tells_of_any(const Report& report) {
  return std::any_of(report.narratives.begin(), report.narratives.end(),
                     [](const Narrative& told) { return told.about == Narrative::About::initiative; }) ||
         std::any_of(report.benchmarks.begin(), report.benchmarks.end(),
                     [](const BenchmarkStatus& status) { return !status.figure.empty(); });
}

void check_ratings_of(const Report& report, const Plan& plan, Diagnostics& problems) {
  const bool lists_any = std::any_of(report.ratings.begin(), report.ratings.end(),
                                     [](const Rating& rating) { return !rating.evidence.empty(); });
  if (!lists_any && tells_of_any(report)) return;
  std::vector<std::string> names;
  Mark first;
  for (const Rating& rating : report.ratings) {
    const std::string& id = rating.initiative.value;
    const bool is_rated = !rating.scales.empty() && plan.find_initiative(id) != nullptr;
    if (!is_rated || !rating.evidence.empty()) continue;
    if (names.empty()) first = rating.initiative.mark;
    const std::string name = fmt::format("\"{}\"", id);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  if (names.empty()) return;
  problems.push_back(warning_at(report, first, "no-evidence",
                                fmt::format("the report rates {}, and names no evidence for {}",
                                            join(names, ", "), names.size() == 1 ? "it" : "them"),
                                "add \"evidence:\" to the rating, with what was looked at: visits, minutes, "
                                "results of tests"));
}

}  // namespace

Diagnostics check_rating_evidence(const PlanBook& book) {
  Diagnostics problems;
  for (const Report& report : book.reports) {
    const Plan* plan = book.find_plan(report.plan.value);
    const Framework* framework = plan == nullptr ? nullptr : book.find_framework(plan->framework.value);
    const bool is_rated = framework != nullptr && !framework->scales.empty();
    if (is_rated && report.is_whole && report.visibility != Visibility::withdrawn)
      check_ratings_of(report, *plan, problems);
  }
  return problems;
}

}  // namespace gazette
