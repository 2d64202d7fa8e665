// The rules of a strategy sheet: its objective and number, its benchmarks, its activities.
#include <algorithm>

#include "base/text.h"
#include "model/check_figures.h"
#include "model/check_plan_book.h"
#include "model/check_stated.h"
#include "model/level_words.h"
#include "model/plan_file.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

std::string_view article(std::string_view word) {
  return !word.empty() && std::string_view("aeiou").find(word.front()) != std::string_view::npos ? "an" : "a";
}

class SheetRules {
 public:
  SheetRules(const Initiative& sheet, const Plan& plan, const PlanBook& book, Diagnostics& problems)
      : sheet_(sheet), plan_(plan), book_(book), words_(level_words(book, plan)), problems_(problems) {
    span_ = find_span(plan);
  }

  void check() {
    check_number(check_objective());
    check_lead();
    check_schools();
    check_alignment(sheet_, sheet_.aligns_with, plan_, book_, problems_);
    check_framework();
    SeenOnce ids = once_by_id(problems_);
    for (const auto* benchmarks : sheet_.all_benchmarks()) {
      for (const Benchmark& benchmark : *benchmarks) {
        ids.add(sheet_, benchmark.id);
        check_benchmark(benchmark);
      }
    }
    for (const Activity& activity : sheet_.activities) {
      ids.add(sheet_, activity.id);
      check_activity(activity);
    }
  }

 private:
  const Objective* check_objective() {
    if (!sheet_.objective || plan_.objectives.empty() || !plan_.is_whole) return nullptr;
    const Objective* objective = plan_.find_objective(sheet_.objective.value);
    if (objective != nullptr) return objective;
    problems_.push_back(
        error_at(sheet_, sheet_.objective.mark, "unknown-objective",
                 fmt::format("the plan has no {} \"{}\"", words_.objective, sheet_.objective.value),
                 suggest(sheet_.objective.value, list_ids(plan_.objectives),
                         fmt::format("write the id of one of the {} of plan.md", words_.objectives))));
    return nullptr;
  }

  // What the framework asks of sheets: facts, tables, sections, types of benchmarks.
  void check_framework() {
    const Framework* framework = book_.find_framework(plan_.framework.value);
    if (framework == nullptr || !framework->is_whole || !sheet_.is_whole) return;
    const std::string owner = fmt::format("the {} \"{}\"", words_.initiative, sheet_.id.value);
    check_stated_facts(sheet_, sheet_.stated, framework->in_sheet, owner, problems_);
    check_stated_rows(sheet_, sheet_.stated, framework->in_sheet, plan_, words_, problems_);
    check_named_schools(sheet_, sheet_.stated, framework->in_sheet, book_, problems_);
    check_stated_figures(sheet_, sheet_.stated, framework->in_sheet, problems_);
    check_benchmark_counts(sheet_, *framework, owner, problems_);
    const FrameworkLevel* level = framework->find_level("initiative");
    if (level != nullptr && sheet_.is_open())
      check_sections(sheet_, list_sections(*sheet_.body), level->sections, owner, problems_);
    for (const Benchmark& benchmark : sheet_.benchmarks) {
      if (framework->find_benchmark_type(benchmark.type.value) != nullptr) continue;
      const Mark& mark = benchmark.type ? benchmark.type.mark : benchmark.mark;
      problems_.push_back(
          error_at(sheet_, mark, "unknown-type",
                   benchmark.type ? fmt::format("there is no type of benchmark \"{}\"", benchmark.type.value)
                                  : fmt::format("the benchmark \"{}\" has no type", benchmark.id.value),
                   suggest(benchmark.type.value, list_ids(framework->benchmark_types),
                           "name one of the framework's benchmark_types")));
    }
  }

  // "1.1" is the first of objective 1.
  void check_number(const Objective* objective) {
    if (objective == nullptr || fits_objective(sheet_, plan_)) return;
    const std::string begin = std::to_string(objective->number.value) + ".";
    const std::string& number = sheet_.number.value;
    if (number.starts_with("“") || number.starts_with("”")) {
      problems_.push_back(error_at(sheet_, sheet_.number.mark, "number-of-objective",
                                   fmt::format("{} stands in curly quotes, which belong to the text", number),
                                   fmt::format("write it in straight quotes, like \"{}1\"", begin)));
      return;
    }
    problems_.push_back(error_at(
        sheet_, sheet_.number.mark, "number-of-objective",
        fmt::format("\"{}\" is no number of {} {} under {} {}", number, article(words_.initiative),
                    words_.initiative, words_.objective, objective->number.value),
        fmt::format("write it like \"{}1\", in quotes, or correct the {}", begin, words_.objective)));
  }

  void check_lead() {
    if (!sheet_.lead.is_missing() || !sheet_.is_whole || sheet_.visibility == Visibility::withdrawn) return;
    problems_.push_back(
        warning_at(sheet_, sheet_.id.mark, "no-lead",
                   fmt::format("the {} \"{}\" has no lead", words_.initiative, sheet_.id.value),
                   "add \"lead: …\" with the one role that leads it"));
  }

  void check_schools() {
    const District* district = book_.find_district_of(sheet_.path);
    if (district == nullptr || !district->is_whole) return;
    for (const PlacedText& school : sheet_.schools) {
      if (district->find_school(school.value) != nullptr) continue;
      problems_.push_back(
          error_at(sheet_, school.mark, "unknown-school",
                   fmt::format("the district has no school \"{}\"", school.value),
                   suggest(school.value, list_ids(district->schools), "list the school in district.yml")));
    }
  }

  void check_benchmark(const Benchmark& benchmark) {
    if (!benchmark.measure) {
      problems_.push_back(
          warning_at(sheet_, benchmark.mark, "no-measure",
                     fmt::format("the benchmark \"{}\" doesn't say how it is measured", benchmark.id.value),
                     "add \"measure: …\""));
    }
    if (benchmark.stages.empty()) {
      problems_.push_back(
          warning_at(sheet_, benchmark.mark, "no-date",
                     fmt::format("the benchmark \"{}\" doesn't say by when how much", benchmark.id.value),
                     "add \"stages:\" with a day and a target"));
    }
    for (const Stage& stage : benchmark.stages) {
      if (stage.due.is_missing() && !stage.when) {
        problems_.push_back(
            warning_at(sheet_, stage.mark, "no-date",
                       fmt::format("a stage of the benchmark \"{}\" has no day", benchmark.id.value),
                       "add \"due: …\" with a day"));
      }
      check_span(stage.due);
      check_written_day(sheet_, stage.when, problems_);
      check_words(stage.when, stage.meant, stage.due, stage.due);
    }
  }

  void check_activity(const Activity& activity) {
    if (activity.start && activity.complete && activity.complete.value < activity.start.value) {
      problems_.push_back(error_at(
          sheet_, activity.complete.mark, "activity-dates",
          fmt::format("the activity \"{}\" is complete before it starts ({}, starts {})", activity.id.value,
                      iso_date(activity.complete.value), iso_date(activity.start.value)),
          "swap the dates, or correct one of them"));
    }
    if (activity.start.is_missing() && activity.complete.is_missing() && !activity.when) {
      problems_.push_back(
          warning_at(sheet_, activity.mark, "no-date",
                     fmt::format("the activity \"{}\" doesn't say when it is done", activity.id.value),
                     "add \"start: …\" and \"complete: …\" with days, or \"when: …\" in your own words"));
    }
    if (activity.lead.is_missing()) {
      problems_.push_back(warning_at(sheet_, activity.mark, "no-lead",
                                     fmt::format("the activity \"{}\" has no lead", activity.id.value),
                                     "add \"lead: …\" with the role that leads it"));
    }
    check_span(activity.start);
    check_span(activity.complete);
    check_written_day(sheet_, activity.when, problems_);
    check_words(activity.when, activity.meant, activity.start, activity.complete);
    check_quarter(activity);
  }

  void check_quarter(const Activity& activity) {
    const Framework* framework = book_.find_framework(plan_.framework.value);
    if (framework == nullptr || !framework->is_whole) return;
    if (!activity.quarter) {
      if (framework->quarters.empty()) return;
      problems_.push_back(
          error_at(sheet_, activity.mark, "missing-key", "an activity has no \"quarter\"",
                   fmt::format("add a line \"quarter: …\" ({})", join(list_ids(framework->quarters), ", "))));
      return;
    }
    const Quarter* quarter = framework->find_quarter(activity.quarter.value);
    if (quarter == nullptr) {
      problems_.push_back(warning_at(
          sheet_, activity.quarter.mark, "unknown-quarter",
          fmt::format("there is no quarter \"{}\"", activity.quarter.value),
          suggest(activity.quarter.value, list_ids(framework->quarters), "write it as the framework does")));
    } else if (activity.start && !quarter->holds(activity.start.value)) {
      problems_.push_back(
          warning_at(sheet_, activity.start.mark, "activity-quarter",
                     fmt::format("the activity \"{}\" stands under {}, but starts {}", activity.id.value,
                                 activity.quarter.value, iso_date(activity.start.value)),
                     "move it to the quarter in which it starts, or correct the day"));
    }
  }

  // The author's words for a time and the days beside them, where both say when.
  void check_words(const PlacedText& when, const std::optional<WrittenTime>& meant, const PlacedDate& first,
                   const PlacedDate& last) {
    if (!meant) return;
    const bool begins_after = first && first.value > meant->last;
    const bool ends_before = last && last.value < meant->first;
    if (!begins_after && !ends_before) return;
    problems_.push_back(
        warning_at(sheet_, when.mark, "date-words",
                   fmt::format("\"{}\" means {}, but the day beside it is {}", when.value,
                               meant->first == meant->last
                                   ? iso_date(meant->first)
                                   : fmt::format("{} to {}", iso_date(meant->first), iso_date(meant->last)),
                               iso_date(begins_after ? first.value : last.value)),
                   "correct the words or the day: readers see both"));
  }

  void check_span(const PlacedDate& day) {
    if (!span_ || !day || span_->holds(day.value)) return;
    problems_.push_back(warning_at(
        sheet_, day.mark, "outside-plan",
        fmt::format("{} lies outside the plan for {}, which runs from {} to {}", iso_date(day.value),
                    plan_.school_year.value, iso_date(span_->first), iso_date(span_->last)),
        "see whether the year is right"));
  }

  const Initiative& sheet_;
  const Plan& plan_;
  const PlanBook& book_;
  LevelWords words_;
  Diagnostics& problems_;
  std::optional<PlanSpan> span_;
};

}  // namespace

bool fits_objective(const Initiative& sheet, const Plan& plan) {
  const Objective* objective = plan.find_objective(sheet.objective.value);
  if (objective == nullptr || !objective->number || !sheet.number) return true;
  const auto has_number = [&](const Objective& one) { return one.number.value == objective->number.value; };
  if (std::count_if(plan.objectives.begin(), plan.objectives.end(), has_number) > 1) return true;
  const std::string begin = std::to_string(objective->number.value) + ".";
  const std::string& number = sheet.number.value;
  return number.starts_with(begin) && number.size() > begin.size() &&
         number.find_first_not_of("0123456789", begin.size()) == std::string::npos;
}

bool has_number_of_its_own(const Initiative& sheet, const Plan& plan) {
  const auto has_it_too = [&](const Initiative& other) {
    return &other != &sheet && other.visibility != Visibility::withdrawn && sheet.number &&
           other.number.value == sheet.number.value && fits_objective(other, plan);
  };
  return fits_objective(sheet, plan) &&
         std::none_of(plan.initiatives.begin(), plan.initiatives.end(), has_it_too);
}

void check_initiative(const Initiative& sheet, const Plan& plan, const PlanBook& book,
                      Diagnostics& problems) {
  SheetRules(sheet, plan, book, problems).check();
}

}  // namespace gazette
