// The rules of a plan: its framework, its folder, what it continues, its objectives and outcomes.
#include "model/check_figures.h"
#include "model/check_plan_book.h"
#include "model/check_stated.h"
#include "model/level_words.h"
#include "model/plan_file.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

void check_school_year(const Plan& plan, Diagnostics& problems) {
  if (!plan.school_year) return;
  const std::string& year = plan.school_year.value;
  const std::string_view folder = school_year_folder(plan.path);
  if (!parse_school_year(year)) {
    problems.push_back(error_at(plan, plan.school_year.mark, "bad-school-year",
                                fmt::format("\"{}\" is no school year", year),
                                "write the two years like 2024-25: the second follows the first"));
  } else if (year != folder) {
    problems.push_back(error_at(plan, plan.school_year.mark, "school-year-folder",
                                fmt::format("the plan is for {}, but its folder is \"{}\"", year, folder),
                                fmt::format("name the folder {}, or correct the school year", year)));
  }
}

void check_continues(const Plan& plan, const PlanBook& book, Diagnostics& problems) {
  if (!plan.continues) return;
  const Plan* earlier = book.find_plan(plan.continues.value);
  if (earlier == nullptr) {
    problems.push_back(error_at(
        plan, plan.continues.mark, "unknown-plan",
        fmt::format("there is no {}plan \"{}\"", public_word(book.has_private), plan.continues.value),
        suggest(plan.continues.value, list_ids(book.plans),
                "name the plan of the year before by its id, or remove the line")));
    return;
  }
  if (rests_on_hidden(plan, plan.continues.mark, *earlier, "the plan", book, problems)) return;
  if (may_continue(plan, *earlier)) return;
  const bool same_district = district_folder(plan.path) == district_folder(earlier->path);
  problems.push_back(
      error_at(plan, plan.continues.mark, "continues-order",
               fmt::format("the plan \"{}\" is {}", plan.continues.value,
                           same_district ? "not of an earlier school year" : "another district's"),
               "a plan continues the same district's plan of the year before"));
}

void check_objectives(const Plan& plan, const LevelWords& words, Diagnostics& problems) {
  SeenOnce ids = once_by_id(problems);
  SeenOnce numbers("duplicate-number", "the number",
                   fmt::format("give each {} a rank of its own", words.objective), problems);
  for (const Objective& objective : plan.objectives) {
    ids.add(plan, objective.id);
    if (objective.number) numbers.add(plan, {std::to_string(objective.number.value), objective.number.mark});
    if (objective.lead.is_missing()) {
      problems.push_back(
          warning_at(plan, objective.id.mark, "no-lead",
                     fmt::format("the {} \"{}\" has no lead", words.objective, objective.id.value),
                     "add \"lead: …\" with the one role that leads it"));
    }
  }
}

void check_final_outcomes(const Plan& plan, Diagnostics& problems) {
  SeenOnce ids = once_by_id(problems);
  for (const FinalOutcome& outcome : plan.final_outcomes) {
    ids.add(plan, outcome.id);
    if (!outcome.measure) {
      problems.push_back(
          warning_at(plan, outcome.mark, "no-measure",
                     fmt::format("the outcome \"{}\" doesn't say how it is measured", outcome.id.value),
                     "add \"measure: …\""));
    }
    if (outcome.due.is_missing() && !outcome.when) {
      problems.push_back(warning_at(plan, outcome.mark, "no-date",
                                    fmt::format("the outcome \"{}\" doesn't say by when", outcome.id.value),
                                    "add \"due: …\" with a day"));
    }
    check_written_day(plan, outcome.when, problems);
    const auto meant = read_meant(outcome.when, year_of_plan(plan.school_year.value));
    const bool contradicts =
        meant && outcome.due && (outcome.due.value < meant->first || meant->last < outcome.due.value);
    if (contradicts) {
      problems.push_back(
          warning_at(plan, outcome.when.mark, "date-words",
                     fmt::format("\"{}\" means {} to {}, but the day beside it is {}", outcome.when.value,
                                 iso_date(meant->first), iso_date(meant->last), iso_date(outcome.due.value)),
                     "correct the words or the day: readers see both"));
    }
  }
}

}  // namespace

std::optional<PlanSpan> find_span(const Plan& plan) {
  const auto year = parse_school_year(plan.school_year.value);
  if (!year || plan.school_year.value != school_year_folder(plan.path)) return std::nullopt;
  PlanSpan span = span_of_plan(*year);
  if (plan.years && plan.years.value > 1 && plan.years.value < 10)
    span.last += std::chrono::years(static_cast<int>(plan.years.value) - 1);
  return span;
}

bool may_continue(const Plan& plan, const Plan& earlier) {
  const auto year = parse_school_year(plan.school_year.value);
  const auto earlier_year = parse_school_year(earlier.school_year.value);
  const bool is_later = !year || !earlier_year || *earlier_year < *year;
  return is_later && &plan != &earlier && district_folder(plan.path) == district_folder(earlier.path) &&
         school_folder(plan.path) == school_folder(earlier.path);
}

// Right where its words should never have been read. Who only gives an initiative up wants something else.
void check_withdrawn_sheet(const Initiative& sheet, Diagnostics& problems) {
  if (sheet.visibility != Visibility::withdrawn) return;
  problems.push_back(error_at(
      sheet, sheet.id.mark, "withdrawn-sheet",
      "a strategy sheet that is withdrawn goes from all versions of its plan, as if it had never been "
      "there, and no register says so",
      "to drop an initiative from now on, remove its file, and say why in revision_note of plan.md; what "
      "nobody should have read is withheld by site/redactions.yml"));
}

void check_plan(const Plan& plan, const PlanBook& book, Diagnostics& problems) {
  if (book.find_district_of(plan.path) == nullptr) {
    const std::string_view folder = district_folder(plan.path);
    problems.push_back(error_at(
        plan, {}, "missing-district", fmt::format("the district \"{}\" says nothing about itself", folder),
        fmt::format("begin plans/{0}/district.yml: gazette new district {0} --name \"…\"", folder)));
  }
  check_school_year(plan, problems);
  check_continues(plan, book, problems);
  const LevelWords words = level_words(book, plan);
  check_objectives(plan, words, problems);
  check_final_outcomes(plan, problems);
  SeenOnce ids = once_by_id(problems);
  SeenOnce numbers("duplicate-number", "the number",
                   fmt::format("give each {} a number of its own", words.initiative), problems);
  for (const Initiative& sheet : plan.initiatives) {
    ids.add(sheet, sheet.id);
    // One that doesn't fit its objective is told as that, and may be right for another sheet.
    if (sheet.visibility != Visibility::withdrawn && fits_objective(sheet, plan))
      numbers.add(sheet, sheet.number);
    check_withdrawn_sheet(sheet, problems);
    check_initiative(sheet, plan, book, problems);
  }
  check_lineage(plan, book, problems);
  if (!plan.framework) return;
  const Framework* framework = book.find_framework(plan.framework.value);
  if (framework == nullptr) {
    problems.push_back(
        error_at(plan, plan.framework.mark, "unknown-framework",
                 fmt::format("there is no framework \"{}\"", plan.framework.value),
                 suggest(plan.framework.value, list_ids(book.frameworks),
                         fmt::format("write content/frameworks/{}.yml", plan.framework.value))));
    return;
  }
  check_years(plan, *framework, problems);
  for (const Objective& objective : plan.objectives)
    check_alignment(plan, objective.aligns_with, plan, book, problems);
  if (!plan.is_whole || plan.visibility == Visibility::withdrawn) return;
  if (framework->is_whole) {
    check_stated_facts(plan, plan.stated, framework->in_plan, "the plan", problems);
    check_stated_rows(plan, plan.stated, framework->in_plan, plan, words, problems);
    check_named_schools(plan, plan.stated, framework->in_plan, book, problems);
    check_day_orders(plan, *framework, problems);
    check_titles(plan, *framework, problems);
    check_outcome_count(plan, *framework, problems);
    check_framework_time(plan, *framework, problems);
    check_school_coverage(plan, *framework, book, problems);
    check_stated_figures(plan, plan.stated, framework->in_plan, problems);
  }
  check_plan_limits(plan, *framework, problems);
  check_plan_sections(plan, *framework, problems);
}

}  // namespace gazette
