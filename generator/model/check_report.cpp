// The rules of a report: its plan, its period, the headings of its narratives.
#include <algorithm>

#include "base/text.h"
#include "model/check_plan_book.h"
#include "model/level_words.h"
#include "model/plan_file.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

bool is_backwards(const ReportPeriod& period) {
  return period.from && period.to && period.to.value < period.from.value;
}

// A summative report may sum up the whole year.
bool clash(const Report& a, const Report& b, const Framework* framework) {
  if (!a.period.from || !a.period.to || !b.period.from || !b.period.to) return false;
  if (is_backwards(a.period) || is_backwards(b.period)) return false;
  const auto [a_from, a_to] = std::pair{a.period.from.value, a.period.to.value};
  const auto [b_from, b_to] = std::pair{b.period.from.value, b.period.to.value};
  if (a_to < b_from || b_to < a_from) return false;
  const bool a_sums_up = sums_up(a, framework);
  if (a_sums_up == sums_up(b, framework)) return a.kind.value == b.kind.value;
  return a_sums_up ? b_from < a_from || a_to < b_to : a_from < b_from || b_to < a_to;
}

void check_period(const Report& report, const Plan& plan, const PlanBook& book, Diagnostics& problems) {
  const ReportPeriod& period = report.period;
  if (is_backwards(period)) {
    problems.push_back(error_at(report, period.to.mark, "period-backwards",
                                fmt::format("the period ends on {}, before it begins on {}",
                                            iso_date(period.to.value), iso_date(period.from.value)),
                                "swap the dates, or correct one of them"));
    return;
  }
  if (period.to && report.dated && report.dated.value < period.to.value) {
    problems.push_back(warning_at(report, report.dated.mark, "dated-too-early",
                                  fmt::format("the report is dated {}, before its period ends on {}",
                                              iso_date(report.dated.value), iso_date(period.to.value)),
                                  "see which of the two days is right"));
  }
  if (const auto span = find_span(plan)) {
    for (const PlacedDate* day : {&period.from, &period.to}) {
      if (!*day || span->holds(day->value)) continue;
      problems.push_back(warning_at(
          report, day->mark, "outside-plan",
          fmt::format("{} lies outside the plan for {}, which runs from {} to {}", iso_date(day->value),
                      plan.school_year.value, iso_date(span->first), iso_date(span->last)),
          "see whether the year is right"));
    }
  }
  if (report.visibility == Visibility::withdrawn) return;
  for (const Report& other : book.reports) {
    if (&other == &report) return;  // the later one is told
    if (other.visibility == Visibility::withdrawn || other.plan.value != report.plan.value) continue;
    if (!clash(report, other, book.find_framework(plan.framework.value))) continue;
    problems.push_back(error_at(
        report, period.mark, "period-overlap",
        fmt::format("the period overlaps that of another report on this plan ({} to "
                    "{}, in {})",
                    iso_date(other.period.from.value), iso_date(other.period.to.value), other.path.text),
        "let one end on the day before the other begins"));
    return;
  }
}

// False: nothing else in the report can be judged by that plan.
bool check_plan_of(const Report& report, const Plan& plan, const PlanBook& book, Diagnostics& problems) {
  if (rests_on_hidden(report, report.plan.mark, plan, "its plan", book, problems)) return false;
  if (report.is_open() && plan.visibility == Visibility::withdrawn) {
    problems.push_back(error_at(report, report.plan.mark, "not-public",
                                fmt::format("the plan \"{}\" was withdrawn", plan.id.value),
                                "withdraw its reports too, or publish the plan again"));
    return false;
  }
  if (plan_folder(plan.path) != plan_folder(report.path)) {
    problems.push_back(
        error_at(report, report.plan.mark, "other-plan",
                 fmt::format("the plan \"{}\" stands in another folder", report.plan.value),
                 fmt::format("move the report to {}/reports/, or correct the plan", plan_folder(plan.path))));
    return false;
  }
  return true;
}

}  // namespace

void check_report_kind(const Report& report, const Framework& framework, Diagnostics& problems) {
  if (framework.report_kinds.empty() || !report.kind) return;
  const FrameworkReportKind* kind = framework.find_report_kind(report.kind.value);
  if (kind == nullptr) {
    problems.push_back(error_at(report, report.kind.mark, "unknown-kind",
                                fmt::format("unknown kind \"{}\"", report.kind.value),
                                suggest(report.kind.value, list_ids(framework.report_kinds),
                                        "name one of the report_kinds of its framework")));
    return;
  }
  if (!report.is_whole || !report.is_open()) return;
  check_sections(report, list_sections(*report.body), kind->sections, "the report", problems);
}

void check_report(const Report& report, const PlanBook& book, Diagnostics& problems) {
  if (!report.plan) return;
  const Plan* plan = book.find_plan(report.plan.value);
  if (plan == nullptr) {
    problems.push_back(
        error_at(report, report.plan.mark, "unknown-plan",
                 fmt::format("there is no {}plan \"{}\"", public_word(book.has_private), report.plan.value),
                 suggest_plan(report, report.plan.value, book)));
    return;
  }
  if (!check_plan_of(report, *plan, book, problems)) return;
  if (const Framework* framework = book.find_framework(plan->framework.value)) {
    check_report_kind(report, *framework, problems);
  }
  check_period(report, *plan, book, problems);
  check_ratings(report, *plan, book, problems);
  check_benchmark_statuses(report, *plan, book, problems);
  check_narratives(report, *plan, book, problems);
}

void check_narratives(const Report& report, const Plan& plan, const PlanBook& book, Diagnostics& problems) {
  const LevelWords words = level_words(book, plan);
  const std::vector<std::string> objectives = list_ids(plan.objectives);
  const auto is_one_of = [](const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  // As it was before it was amended.
  const auto was_right = [&](const Narrative& narrative) {
    return book.past.any_version(plan, [&](const Plan& past) {
      if (past.find_objective(narrative.objective) == nullptr) return false;
      if (narrative.about == Narrative::About::objective) return true;
      const Initiative* initiative = past.find_initiative(narrative.id);
      return initiative != nullptr && initiative->objective.value == narrative.objective;
    });
  };
  const Framework* framework = book.find_framework(plan.framework.value);
  const FrameworkReportKind* kind =
      framework == nullptr ? nullptr : framework->find_report_kind(report.kind.value);
  const auto is_section_of_kind = [&](const std::string& heading) {
    return kind != nullptr &&
           std::any_of(kind->sections.begin(), kind->sections.end(),
                       [&](const FrameworkSection& section) { return fold(section.title) == fold(heading); });
  };
  const auto complain = [&](const Narrative& narrative, std::string message, std::string hint) {
    problems.push_back(
        error_at(report, narrative.section.mark, "report-heading", std::move(message), std::move(hint)));
  };
  SeenOnce once("duplicate-section", "the section", "join the two", problems);
  for (const Narrative& narrative : report.narratives) {
    const std::string& id = narrative.id;
    const Initiative* initiative = plan.find_initiative(id);
    switch (narrative.about) {
      case Narrative::About::overall:
        break;
      case Narrative::About::objective:
        // Of a kind that isn't known, the sections aren't either.
        if (kind == nullptr && (framework == nullptr || !framework->report_kinds.empty())) break;
        if (is_section_of_kind(id)) break;
        if (!is_one_of(objectives, id) && !was_right(narrative)) {
          std::vector<std::string> headings = objectives;
          headings.emplace_back("Overall progress");
          complain(
              narrative, fmt::format("\"{}\" is no {} of the plan", id, words.objective),
              initiative != nullptr
                  ? fmt::format("write \"### {}\", below its {} \"## {}\"", id, words.objective,
                                initiative->objective.value)
                  : suggest(id, headings,
                            fmt::format("write the id of one {}, or \"Overall progress\"", words.objective)));
          continue;
        }
        break;
      case Narrative::About::initiative:
        if (was_right(narrative) && (initiative == nullptr || !initiative->is_private)) break;
        if (initiative == nullptr) {
          // Below a heading that is no objective, everything is out of place.
          if (!is_one_of(objectives, narrative.objective)) continue;
          complain(narrative,
                   fmt::format("\"{}\" is no {}{} of the plan", id, public_word(book.has_private),
                               words.initiative),
                   suggest_initiative(id, plan, fmt::format("write the id of one {}", words.initiative)));
          continue;
        }
        rests_on_hidden(report, narrative.section.mark, *initiative, plan, words.the_initiative(), book,
                        problems);
        if (is_one_of(objectives, narrative.objective) && initiative->objective.value != narrative.objective)
          complain(narrative,
                   fmt::format("\"{}\" is no {} of the {} \"{}\"", id, words.initiative, words.objective,
                               narrative.objective),
                   fmt::format("move it below \"## {}\"", initiative->objective.value));
        break;
      case Narrative::About::misplaced:
        if (initiative == nullptr && !is_one_of(objectives, id)) continue;
        complain(narrative, fmt::format("\"{}\" has the wrong rank here", id),
                 initiative == nullptr ? fmt::format("write \"## {}\"", id)
                                       : fmt::format("write \"### {}\", below its {} \"## {}\"", id,
                                                     words.objective, initiative->objective.value));
        continue;
    }
    once.add(report, {narrative.section.heading, narrative.section.mark});
  }
}

}  // namespace gazette
