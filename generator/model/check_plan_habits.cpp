#include "model/check_plan_habits.h"

#include <algorithm>

#include "base/text.h"
#include "model/check_plan_book.h"
#include "model/plan_file.h"
#include "model/plan_year.h"
#include "model/rule_problems.h"
#include "model/school_year.h"

namespace gazette {

void check_plan_habits(const PlanBook& book, Diagnostics& problems) {
  for (const Plan& plan : book.plans) {
    for (const Initiative& sheet : plan.initiatives) {
      if (sheet.visibility == Visibility::withdrawn) continue;
      check_activity_times(sheet, find_span(plan), problems);
      check_targets(sheet, problems);
    }
    if (plan.visibility != Visibility::withdrawn) check_targets(plan, problems);
    const Framework* framework = book.find_framework(plan.framework.value);
    if (framework != nullptr && plan.visibility != Visibility::withdrawn)
      check_coverage(plan, book, framework->discussions, problems);
  }
  for (const Minutes& minutes : book.minutes) {
    const Plan* plan = book.find_plan(minutes.plan.value);
    if (plan == nullptr) continue;
    check_discussed(minutes, *plan, book, problems);
    const Framework* framework = book.find_framework(plan->framework.value);
    if (framework != nullptr && minutes.is_whole && minutes.visibility != Visibility::withdrawn)
      check_minutes_times(minutes, framework->discussions, problems);
    if (framework != nullptr && minutes.is_whole) check_minutes_sections(minutes, *framework, problems);
  }
  for (const Report& report : book.reports) {
    const Plan* plan = book.find_plan(report.plan.value);
    const Framework* framework = plan ? book.find_framework(plan->framework.value) : nullptr;
    if (framework == nullptr || !report.is_whole || report.visibility == Visibility::withdrawn) continue;
    check_report_calendar(report, *plan, *framework, problems);
    check_evidence(report, *plan, problems);
  }
  for (const District& district : book.districts) check_schools_with_plans(district, book, problems);
}

void check_evidence(const Report& report, const Plan& plan, Diagnostics& problems) {
  const auto names_evidence = [&](const std::string& initiative) {
    const bool is_told =
        std::any_of(report.narratives.begin(), report.narratives.end(), [&](const Narrative& told) {
          return told.about == Narrative::About::initiative && told.id == initiative;
        });
    if (is_told) return true;
    return std::any_of(report.ratings.begin(), report.ratings.end(), [&](const Rating& rating) {
      return rating.initiative.value == initiative && !rating.evidence.empty();
    });
  };
  for (const BenchmarkStatus& status : report.benchmarks) {
    const bool is_judged = status.state == BenchmarkState::met ||
                           status.state == BenchmarkState::partly_met ||
                           status.state == BenchmarkState::not_met;
    if (!is_judged || !status.figure.empty() || names_evidence(status.initiative.value)) continue;
    const Initiative* sheet = plan.find_initiative(status.initiative.value);
    if (sheet == nullptr || sheet->find_benchmark(status.benchmark.value) == nullptr) continue;
    problems.push_back(
        warning_at(report, status.benchmark.mark, "no-evidence",
                   fmt::format("the report says that the benchmark \"{}\" is {}, and not how one can tell",
                               status.benchmark.value, benchmark_state_name(*status.state)),
                   "if there is a figure, add \"figure: …\"; else name under \"evidence:\" of the rating "
                   "what was looked at"));
  }
}

bool requires_assistance(std::string_view level) {
  const std::string word = fold(level);
  for (const std::string_view term :
       {"level 4", "level 5", "underperforming", "chronically underperforming"}) {
    if (word == term) return true;
  }
  return word.starts_with("requiring assistance") || word.starts_with("focused/targeted") ||
         word.starts_with("broad/comprehensive");
}

// The plan of that school year, or one that began earlier and still holds.
static bool holds_in(const Plan& plan, const std::string& school_year) {
  const auto year = parse_school_year(school_year);
  const auto first = parse_school_year(school_year_folder(plan.path));
  if (!year || !first) return school_year_folder(plan.path) == school_year;
  return *first <= *year && *year < *first + count_years(plan);
}

// In the table in which plans of its kind name schools; where the kind isn't known, they may name any.
static bool names_in_table(const Plan& plan, const PlanBook& book, const std::string& school) {
  const Framework* framework = book.find_framework(plan.framework.value);
  if (framework == nullptr) return true;
  if (!framework->coverage) return false;
  const StatedTable* table = plan.stated.find_table(framework->coverage->table.value);
  return table != nullptr && std::any_of(table->rows.begin(), table->rows.end(), [&](const StatedRow& row) {
           const StatedValue* cell = row.find(framework->coverage->column.value);
           return cell != nullptr && std::any_of(cell->values.begin(), cell->values.end(),
                                                 [&](const PlacedText& id) { return id.value == school; });
         });
}

void check_schools_with_plans(const District& district, const PlanBook& book, Diagnostics& problems) {
  std::string newest;  // school year
  for (const Plan& plan : book.plans) {
    const bool is_here = district_folder(plan.path) == district_folder(district.path);
    if (is_here && plan.visibility != Visibility::withdrawn)
      newest = std::max(newest, std::string(school_year_folder(plan.path)));
  }
  const auto is_named = [&](const std::string& school) {
    return std::any_of(book.plans.begin(), book.plans.end(), [&](const Plan& plan) {
      const bool is_current = district_folder(plan.path) == district_folder(district.path) &&
                              plan.visibility != Visibility::withdrawn && holds_in(plan, newest);
      if (!is_current) return false;
      if (school_folder(plan.path) == school || names_in_table(plan, book, school)) return true;
      return std::any_of(plan.initiatives.begin(), plan.initiatives.end(), [&](const Initiative& sheet) {
        return sheet.visibility != Visibility::withdrawn &&
               std::any_of(sheet.schools.begin(), sheet.schools.end(),
                           [&](const PlacedText& id) { return id.value == school; });
      });
    });
  };
  for (const School& school : district.schools) {
    const Designation* last = nullptr;
    for (const Designation& designation : district.designations) {
      if (designation.school.value == school.id.value && designation.school) last = &designation;
    }
    if (last == nullptr || !requires_assistance(last->level.value) || is_named(school.id.value)) continue;
    problems.push_back(warning_at(
        district, last->school.mark, "school-without-plan",
        fmt::format("the school \"{}\" is \"{}\", and {}", school.id.value, last->level.value,
                    newest.empty() ? std::string("the district has no plan")
                                   : fmt::format("no plan for {} names it", newest)),
        "add it to \"schools:\" of the strategy sheets that change something there, or write its own plan; a "
        "school that has left this position gets a new designation"));
  }
}

}  // namespace gazette
