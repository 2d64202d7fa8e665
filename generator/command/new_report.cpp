// The skeleton of a report: the period from the framework's calendar, every initiative of the plan with what
// it was rated last, and the benchmarks that were due.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "base/failure.h"
#include "base/text.h"
#include "command/new_declared.h"
#include "command/new_file.h"
#include "model/plan_file.h"
#include "model/plan_year.h"
#include "model/rule_problems.h"
#include "model/school_year.h"

namespace gazette {

namespace {

constexpr const char* skeleton = R"(---
id: {id} #?
kind: {kind}
plan: {plan} #?
period: #?
  from: {from} #?
  to: {to} #?
title: {title} #?
status: draft #?
# dated: {due} #? the report is due by then
author: {author} #?
# revision_note: … #?
{ratings}{benchmarks}---
## Overall progress

… What went forward, what didn't, and what comes next.
{sections}{narratives})";

constexpr const char* benchmark_skeleton = R"(  - initiative: {initiative}{mark}
    benchmark: {benchmark}{mark}
    stage: {stage}{mark}
    status: no data{status_mark}
)";

struct Slot {
  const CalendarReport* report;
  Date from;
  Date to;
  Date due;
};

Slot find_slot(const Framework& framework, const NewFileRequest& request, Date first) {
  std::vector<std::string> ids;
  for (const CalendarReport& report : framework.reports) {
    if (!report.id || !report.from || !report.to) continue;
    ids.push_back(report.id.value);
    if (report.id.value != request.words[2]) continue;
    const Date from = next_such_day(*report.from, first);
    const Date to = next_such_day(*report.to, from);
    return {&report, from, to, report.due ? next_such_day(*report.due, to) : to};
  }
  if (ids.empty()) {
    throw UsageFailure(fmt::format("the framework \"{}\" has no calendar of reports", framework.id.value),
                       fmt::format("list them under \"reports:\" in {}", framework.path.text));
  }
  const auto near = nearest(request.words[2], ids);
  throw UsageFailure(
      fmt::format("the framework's calendar has no report \"{}\"", request.words[2]),
      near ? fmt::format("did you mean \"{}\"?", *near) : fmt::format("there is: {}", join(ids, ", ")));
}

void check_free(const PlanDesk& desk, const Plan& plan, const Slot& slot) {
  for (const Report& report : desk.book.reports) {
    if (report.plan.value != plan.id.value || report.kind.value != slot.report->kind.value) continue;
    if (report.visibility == Visibility::withdrawn || !report.period.from || !report.period.to) continue;
    if (report.period.to.value < slot.from || slot.to < report.period.from.value) continue;
    throw UsageFailure(fmt::format("there is a report for that time already: {}", report.path.text),
                       "edit that file");
  }
}

// By the rank of the objective and the number: 1.2 comes before 1.10.
std::vector<const Initiative*> list_initiatives(const Plan& plan) {
  std::vector<const Initiative*> sheets;
  for (const Initiative& sheet : plan.initiatives) {
    if (sheet.visibility != Visibility::withdrawn && sheet.id) sheets.push_back(&sheet);
  }
  const auto key = [&](const Initiative* sheet) {
    const Objective* objective = plan.find_objective(sheet->objective.value);
    return std::tuple(objective == nullptr ? UINT32_MAX : objective->number.value, sheet->number.value.size(),
                      sheet->number.value);
  };
  std::stable_sort(sheets.begin(), sheets.end(),
                   [&](const Initiative* a, const Initiative* b) { return key(a) < key(b); });
  return sheets;
}

struct PastRating {
  const Rating* rating = nullptr;
  const Report* report = nullptr;
};

PastRating find_rating(const PlanDesk& desk, const Plan& plan, const std::string& initiative, Date before) {
  PastRating newest;
  for (const Report& report : desk.book.reports) {
    if (report.plan.value != plan.id.value || report.visibility == Visibility::withdrawn) continue;
    if (!report.period.to || report.period.to.value >= before) continue;
    if (newest.report != nullptr && report.period.to.value < newest.report->period.to.value) continue;
    for (const Rating& rating : report.ratings) {
      if (rating.initiative.value == initiative) newest = {&rating, &report};
    }
  }
  return newest;
}

std::string tell_last_rating(const PlanDesk& desk, const Plan& plan, const Initiative& sheet, Date before) {
  PastRating last = find_rating(desk, plan, sheet.id.value, before);
  if (last.rating == nullptr) {
    const std::string& earlier_id = sheet.continues ? sheet.continues.value : sheet.id.value;
    if (const Plan* earlier = find_earlier(desk, plan))
      last = find_rating(desk, *earlier, earlier_id, before);
  }
  if (last.rating == nullptr) return "not rated before";
  std::vector<std::string> words;
  for (const RatingOnScale& one : last.rating->scales) words.push_back(one.words.value);
  return fmt::format("last rated for {} to {}: {}", iso_date(last.report->period.from.value),
                     iso_date(last.report->period.to.value), words.empty() ? "no rating" : join(words, "; "));
}

std::string list_ratings(const PlanDesk& desk, const Plan& plan, const Framework& framework,
                         const std::vector<const Initiative*>& sheets, Date before) {
  if (framework.scales.empty()) return "# ratings: the framework has no scales\n";
  static constexpr std::array<const char*, 4> counts = {"No rating", "One rating", "Two ratings",
                                                        "Three ratings"};
  const size_t count = framework.scales.size();
  std::string text =
      fmt::format("# {} for each {}. Take away each \"# \" in front, and write the exact words.\n",
                  count < counts.size() ? counts.at(count) : fmt::format("{} ratings", count),
                  framework.one("initiative"));
  for (const RatingScale& scale : framework.scales) {
    text += fmt::format("#   {}, best first:\n", scale.id.value);
    for (const ScaleStep& step : scale.steps)
      text += fmt::format("#     {}\n", comment_text(step.name.value));
  }
  text += "# ratings:\n";
  for (const Initiative* sheet : sheets) {
    text += fmt::format("#   # {}\n#   - initiative: {}\n",
                        comment_text(fmt::format("{} {}: {}", sheet->number.value, sheet->title.value,
                                                 tell_last_rating(desk, plan, *sheet, before))),
                        sheet->id.value);
    for (const RatingScale& scale : framework.scales) text += fmt::format("#     {}:\n", scale.id.value);
    text += "#     evidence:\n#       -\n";
  }
  return text;
}

// Of a report that sums up a year: how each final outcome stands. Such a status names no initiative.
std::string list_outcomes(const Plan& plan) {
  std::string text;
  for (const FinalOutcome& outcome : plan.final_outcomes) {
    if (!outcome.id) continue;
    text += fmt::format("  # {}\n  - benchmark: {}\n    status: no data\n",
                        comment_text(fmt::format("Final outcome: {}", outcome.text.value)), outcome.id.value);
  }
  return text;
}

std::string list_due_benchmarks(const std::vector<const Initiative*>& sheets, const Slot& slot,
                                const std::string& outcomes) {
  std::string text;
  for (const Initiative* sheet : sheets) {
    for (const auto* benchmarks : {&sheet->early_evidence, &sheet->short_term_outcomes, &sheet->benchmarks}) {
      for (const Benchmark& benchmark : *benchmarks) {
        std::vector<Date> seen;
        for (const Stage& stage : benchmark.stages) {
          const Date due = stage.due.value;
          const bool is_due = benchmark.id && stage.due && slot.from <= due && due <= slot.to;
          if (!is_due || std::find(seen.begin(), seen.end(), due) != seen.end()) continue;
          seen.push_back(due);
          text += fmt::format("  # {}\n",
                              comment_text(fmt::format("{} ({})", benchmark.text.value, stage.target.value)));
          const bool is_first = seen.size() == 1 && text.find("- initiative") == std::string::npos;
          text += fmt::format(
              benchmark_skeleton, fmt::arg("initiative", sheet->id.value),
              fmt::arg("benchmark", benchmark.id.value), fmt::arg("stage", iso_date(due)),
              fmt::arg("mark", is_first ? " #?" : ""),
              fmt::arg("status_mark", is_first ? " #? met, partly met, not met, not yet due, no data" : ""));
          if (is_first) text += "    # figure: 44 percent #?\n    # dated: " + iso_date(due) + " #?\n";
        }
      }
    }
  }
  text += outcomes;
  return text.empty() ? "# benchmarks: none was due in this period\n" : "benchmarks: #?\n" + text;
}

std::string list_narratives(const Plan& plan, const std::vector<const Initiative*>& sheets) {
  std::string text;
  for (const Objective& objective : plan.objectives) {
    if (!objective.id) continue;
    text += fmt::format("\n## {}\n", objective.id.value);
    for (const Initiative* sheet : sheets) {
      if (sheet->objective.value != objective.id.value) continue;
      text += fmt::format("\n### {}\n\n… {} {}: what was done, what it changed.\n", sheet->id.value,
                          sheet->number.value, sheet->title.value);
    }
  }
  return text;
}

// Those of the kind; what each report begins with stands in the skeleton.
std::string list_kind_headings(const FrameworkReportKind* kind) {
  std::vector<FrameworkSection> sections;
  if (kind != nullptr) sections = kind->sections;
  std::erase_if(sections, [](const FrameworkSection& section) {
    return fold(section.title) == fold("Overall progress");
  });
  return list_headings(sections, "##");
}

}  // namespace

Skeleton begin_report(const PlanDesk& desk, const NewFileRequest& request) {
  const Plan& plan = require_plan(desk, request.words[0], request.words[1], request.school);
  const Framework& framework = require_framework(desk, plan.framework.value);
  const Date first = first_day_of_plan(framework, parse_school_year(request.words[1]).value_or(1));
  const Slot slot = find_slot(framework, request, first);
  check_free(desk, plan, slot);
  const std::string& name = slot.report->id.value;
  const std::vector<const Initiative*> sheets = list_initiatives(plan);
  const bool sums_up = framework.sums_up(slot.report->kind.value);
  const FrameworkReportKind* kind = framework.find_report_kind(slot.report->kind.value);
  const std::string text = fmt::format(
      skeleton,
      fmt::arg("id", free_id(fmt::format("{}-{}", plan.id.value, name), list_ids(desk.book.reports))),
      fmt::arg("kind", slot.report->kind.value), fmt::arg("plan", plan.id.value),
      fmt::arg("from", iso_date(slot.from)), fmt::arg("to", iso_date(slot.to)),
      fmt::arg("title", yaml_text(fmt::format("{}, {}", slot.report->title, request.words[1]))),
      fmt::arg("due", iso_date(slot.due)),
      fmt::arg("ratings", sheets.empty() ? "# ratings: the plan has no initiative yet\n"
                                         : list_ratings(desk, plan, framework, sheets, slot.from)),
      fmt::arg("author", framework.has_letters ? "Plan Monitor" : "…"),
      fmt::arg("benchmarks",
               list_due_benchmarks(sheets, slot, sums_up ? list_outcomes(plan) : std::string())),
      fmt::arg("sections", list_kind_headings(kind)), fmt::arg("narratives", list_narratives(plan, sheets)));
  return {{fmt::format("{}/reports/{}.md", plan_folder(plan.path), name)},
          explain_keys(text, report_rule()),
          fmt::format("It is due by {}. Rate each initiative, and replace each … with what you have to say",
                      iso_date(slot.due))};
}

}  // namespace gazette
