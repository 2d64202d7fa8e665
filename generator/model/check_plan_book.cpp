#include "model/check_plan_book.h"

#include <algorithm>

#include "model/check_figures.h"
#include "model/check_plan_habits.h"
#include "model/check_stated.h"
#include "model/framework_names.h"
#include "model/plan_file.h"
#include "model/rule_problems.h"

namespace gazette {

static void check_approval(const PlanDocument& document, Diagnostics& problems) {
  const bool has_both = document.dated && document.approved_on;
  if (!has_both || document.visibility == Visibility::withdrawn) return;
  if (document.approved_on.value >= document.dated.value) return;
  problems.push_back(
      warning_at(document, document.approved_on.mark, "approved-too-early",
                 fmt::format("the document was approved on {}, before the day that it is "
                             "dated, {}",
                             iso_date(document.approved_on.value), iso_date(document.dated.value)),
                 "see which of the two days is right"));
}

Diagnostics check_plan_book(const PlanBook& book) {
  Diagnostics problems;
  const auto check_ids = [&](const auto& documents) {
    SeenOnce once = once_by_id(problems);
    for (const auto& document : documents) once.add(document, document.id);
  };
  check_ids(book.frameworks);
  check_ids(book.districts);
  check_ids(book.plans);
  check_ids(book.reports);
  check_ids(book.minutes);
  check_ids(book.assessments);
  for (const Framework& framework : book.frameworks) {
    check_framework(framework, problems);
    check_names_in(framework, book, problems);
    for (const PlanRequirement& requirement : framework.requirements) {
      for (const PlacedText& other : requirement.instead) {
        if (book.find_framework(other.value) != nullptr) continue;
        problems.push_back(error_at(framework, other.mark, "unknown-framework",
                                    fmt::format("there is no framework \"{}\"", other.value),
                                    suggest(other.value, list_ids(book.frameworks), "remove it")));
      }
    }
  }
  for (const District& district : book.districts) check_district(district, book, problems);
  for (const Plan& plan : book.plans) check_plan(plan, book, problems);
  for (const Report& report : book.reports) check_report(report, book, problems);
  for (const Minutes& minutes : book.minutes) check_minutes(minutes, book, problems);
  for (const Plan& plan : book.plans) check_approval(plan, problems);
  for (const Report& report : book.reports) check_approval(report, problems);
  for (const Minutes& minutes : book.minutes) check_approval(minutes, problems);
  for (const Assessment& assessment : book.assessments) check_approval(assessment, problems);
  check_plan_habits(book, problems);
  return problems;
}

static void check_declared(const Framework& framework, const DeclaredFacts& declared, Diagnostics& problems) {
  const auto check_fields = [&](const std::vector<DeclaredField>& fields) {
    SeenOnce once = once_by_id(problems);
    for (const DeclaredField& field : fields) {
      once.add(framework, field.id);
      if (field.type.value != "choice" || !field.choices.empty()) continue;
      problems.push_back(error_at(framework, field.type.mark, "missing-choices",
                                  fmt::format("\"{}\" is a choice of nothing", field.id.value),
                                  "add \"choices: […]\""));
    }
  };
  check_fields(declared.facts);
  SeenOnce tables = once_by_id(problems);
  for (const DeclaredTable& table : declared.tables) {
    tables.add(framework, table.id);
    check_fields(table.columns);
    for (const PlacedText& column :
         {table.one_row_for, table.for_each ? table.for_each->column : PlacedText()}) {
      if (!column || table.find_column(column.value) != nullptr) continue;
      problems.push_back(
          error_at(framework, column.mark, "unknown-fact",
                   fmt::format("the table \"{}\" has no column \"{}\"", table.id.value, column.value),
                   suggest(column.value, list_ids(table.columns), "name one of its columns")));
    }
  }
}

// The kinds of reports that the calendar asks for, and the scales that types of benchmarks tell about.
static void check_named(const Framework& framework, Diagnostics& problems) {
  std::vector<std::string> kinds = list_ids(framework.report_kinds);
  if (kinds.empty()) kinds = {"progress-report", "summative-report"};
  for (const CalendarReport& report : framework.reports) {
    const std::string& kind = report.kind.value;
    if (!report.kind || std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) continue;
    problems.push_back(
        error_at(framework, report.kind.mark, "unknown-kind",
                 fmt::format("the calendar asks for a report of the unknown kind \"{}\"", kind),
                 suggest(kind, kinds, "list it under \"report_kinds:\"")));
  }
  const std::vector<std::string> scales = list_ids(framework.scales);
  for (const BenchmarkType& type : framework.benchmark_types) {
    if (type.measures.empty() || framework.find_scale(type.measures) != nullptr) continue;
    problems.push_back(
        error_at(framework, type.id.mark, "unknown-scale",
                 fmt::format("the type \"{}\" measures \"{}\", which is no scale of the framework",
                             type.id.value, type.measures),
                 suggest(type.measures, scales, "name the id of a scale, or remove \"measures:\"")));
  }
}

void check_framework(const Framework& framework, Diagnostics& problems) {
  const std::string stem(file_stem(file_name(framework.path.text)));
  if (framework.id && framework.id.value != stem) {
    problems.push_back(error_at(
        framework, framework.id.mark, "framework-file",
        fmt::format("the framework's id is \"{}\", but its file is {}.yml", framework.id.value, stem),
        fmt::format("name the file {}.yml, or correct the id", framework.id.value)));
  }
  const auto check_ids = [&](const auto& things) {
    SeenOnce once = once_by_id(problems);
    for (const auto& thing : things) once.add(framework, thing.id);
  };
  check_ids(framework.levels);
  check_ids(framework.sections);
  check_ids(framework.minutes_sections);
  check_ids(framework.benchmark_types);
  check_ids(framework.scales);
  check_ids(framework.quarters);
  check_ids(framework.report_kinds);
  check_ids(framework.reports);
  check_ids(framework.duties);
  if (framework.is_whole) check_named(framework, problems);
  check_declared(framework, framework.in_plan, problems);
  check_declared(framework, framework.in_sheet, problems);
  if (framework.is_whole) check_named_days(framework, problems);
  check_declared_figures(framework, framework.in_plan, problems);
  check_declared_figures(framework, framework.in_sheet, problems);
  for (const Duty& duty : framework.duties) {
    if (duty.occasion != Occasion::day || duty.states_due) continue;
    problems.push_back(
        error_at(framework, duty.id.mark, "duty-without-day",
                 fmt::format("the duty \"{}\" is bound to a day, and doesn't say which", duty.id.value),
                 "add \"due:\" with month and day, such as due: 06-28"));
  }
  for (const RatingScale& scale : framework.scales) {
    SeenOnce once("duplicate-step", "the step", "each step of a scale has words of its own", problems);
    for (const ScaleStep& step : scale.steps) once.add(framework, step.name);
  }
}

void check_minutes(const Minutes& minutes, const PlanBook& book, Diagnostics& problems) {
  if (!minutes.plan) return;
  const Plan* plan = book.find_plan(minutes.plan.value);
  if (plan == nullptr) {
    problems.push_back(
        error_at(minutes, minutes.plan.mark, "unknown-plan",
                 fmt::format("there is no {}plan \"{}\"", public_word(book.has_private), minutes.plan.value),
                 suggest_plan(minutes, minutes.plan.value, book)));
    return;
  }
  rests_on_hidden(minutes, minutes.plan.mark, *plan, "its plan", book, problems);
  if (plan_folder(plan->path) != plan_folder(minutes.path)) {
    problems.push_back(error_at(
        minutes, minutes.plan.mark, "other-plan",
        fmt::format("the plan \"{}\" stands in another folder", minutes.plan.value),
        fmt::format("move the minutes to {}/minutes/, or correct the plan", plan_folder(plan->path))));
  }
}

}  // namespace gazette
