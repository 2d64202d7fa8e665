// What a framework says of plans as a whole: its time, the titles that items have, how few benchmarks there
// are.
#include <algorithm>

#include "base/text.h"
#include "model/check_stated.h"
#include "model/plan_year.h"
#include "model/rule_problems.h"
#include "model/school_year.h"

namespace gazette {

namespace {

// Capitals and white space make no other title.
std::string plain_title(std::string_view title) {
  return collapse_space(fold(title));
}

size_t count_benchmarks(const Initiative& sheet, const std::string& type) {
  if (type == "activities") return sheet.activities.size();
  size_t count = 0;
  for (const auto* benchmarks : sheet.all_benchmarks()) {
    count += static_cast<size_t>(
        std::count_if(benchmarks->begin(), benchmarks->end(),
                      [&](const Benchmark& benchmark) { return benchmark.type.value == type; }));
  }
  return count;
}

void tell_few(const PlanDocument& document, const Mark& mark, const std::string& owner,
              const BenchmarkType& type, size_t count, Diagnostics& problems) {
  problems.push_back(warning_at(document, mark, "too-few-benchmarks",
                                fmt::format("{} has {} under \"{}\"; such plans have at least {}", owner,
                                            count == 0 ? std::string("nothing") : fmt::to_string(count),
                                            type.title, type.at_least.value),
                                type.meaning.empty()
                                    ? fmt::format("add to \"{}\"", type.title)
                                    : fmt::format("add what is missing ({})", type.meaning)));
}

}  // namespace

void check_titles(const Plan& plan, const Framework& framework, Diagnostics& problems) {
  const FrameworkLevel* level = framework.find_level("objective");
  if (level == nullptr || level->titles.empty()) return;
  std::vector<std::string> titles;
  for (const PlacedText& title : level->titles) titles.push_back(title.value);
  const auto find_title = [&](const std::string& title) {
    return std::find_if(titles.begin(), titles.end(),
                        [&](const std::string& one) { return plain_title(one) == plain_title(title); });
  };
  std::vector<bool> is_taken(titles.size(), false);
  for (const Objective& objective : plan.objectives) {
    if (!objective.title || objective.title.value.starts_with("…")) continue;
    const auto found = find_title(objective.title.value);
    const auto at = static_cast<size_t>(found - titles.begin());
    if (found == titles.end()) {
      problems.push_back(
          warning_at(plan, objective.title.mark, "fixed-title",
                     fmt::format("no {} of such plans is called \"{}\"", level->one, objective.title.value),
                     suggest(objective.title.value, titles, "write one of their titles")));
    } else if (is_taken[at]) {
      problems.push_back(warning_at(plan, objective.title.mark, "fixed-title",
                                    fmt::format("two {} are called \"{}\"", level->other, *found),
                                    fmt::format("such plans have one {} of each title", level->one)));
    } else {
      is_taken[at] = true;
    }
  }
}

void check_benchmark_counts(const Initiative& sheet, const Framework& framework, const std::string& owner,
                            Diagnostics& problems) {
  if (!sheet.is_whole || !sheet.is_open() || sheet.is_private) return;
  for (const BenchmarkType& type : framework.benchmark_types) {
    if (!type.at_least || type.id.value == "final_outcomes") continue;
    const size_t count = count_benchmarks(sheet, type.id.value);
    if (count < type.at_least.value) tell_few(sheet, sheet.id.mark, owner, type, count, problems);
  }
}

void check_outcome_count(const Plan& plan, const Framework& framework, Diagnostics& problems) {
  if (!plan.is_whole || !plan.is_open() || plan.is_private) return;
  const BenchmarkType* type = framework.find_benchmark_type("final_outcomes");
  if (type == nullptr || !type->at_least || plan.final_outcomes.size() >= type->at_least.value) return;
  tell_few(plan, plan.id.mark, "the plan", *type, plan.final_outcomes.size(), problems);
}

void check_framework_time(const Plan& plan, const Framework& framework, Diagnostics& problems) {
  const auto year = parse_school_year(plan.school_year.value);
  if (!year || plan.visibility == Visibility::withdrawn) return;
  const Date first = first_day_of_plan(framework, *year);
  // What was drawn up later, in the middle of its year, goes by the rules of that day.
  const Date made = plan.dated && first < plan.dated.value ? plan.dated.value : first;
  const auto tell = [&](std::string_view when, Date day, std::string_view hint) {
    problems.push_back(warning_at(plan, plan.framework.mark, "framework-time",
                                  fmt::format("the plan begins {}, {} \"{}\" on {}", iso_date(first), when,
                                              framework.title.value, iso_date(day)),
                                  std::string(hint)));
  };
  if (framework.to && framework.to.value < first) {
    tell("after the end of", framework.to.value,
         "name the framework that took its place, or correct \"to:\" of the framework");
  } else if (framework.from && made < framework.from.value) {
    tell("before the beginning of", framework.from.value,
         "name the framework of that time, or correct \"from:\" of the framework");
  }
}

}  // namespace gazette
