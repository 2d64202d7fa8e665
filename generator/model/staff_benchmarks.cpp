#include "model/staff_benchmarks.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/benchmark_standings.h"
#include "model/due_facts.h"
#include "model/outcome_day.h"
#include "model/plan_file.h"
#include "model/plan_year.h"
#include "model/school_year.h"

namespace gazette {

namespace {

bool is_same_month(Date a, Date b) {
  return a.year() == b.year() && a.month() == b.month();
}

class BenchmarkLister {
 public:
  BenchmarkLister(const PlanBook& book, const Plan& plan, Date day, std::vector<StaffItem>& items)
      : book_(book), plan_(plan), day_(day), items_(items) {}

  // Of a plan that runs, or did a year ago: what should have been told by now.
  void list_unreported() {
    const auto year = parse_school_year(plan_.school_year.value);
    if (!year || span_of_plan(*year).last + std::chrono::years(count_years(plan_)) < day_) return;
    std::vector<const Report*> reports;
    for (const Report& report : book_.reports) {
      if (report.plan.value == plan_.id.value && report.visibility != Visibility::withdrawn)
        reports.push_back(&report);
    }
    for (const StageStanding& stage : list_standings(plan_, reports, day_)) {
      if (stage.standing != Standing::unreported) continue;
      const Initiative& sheet = plan_.initiatives[stage.initiative];
      if (sheet.visibility == Visibility::withdrawn) continue;
      add(StaffMatter::unreported, sheet.path, sheet.lead.value, stage.due,
          fmt::format("{}: {} ({})", sheet.number.value, stage.benchmark->text.value,
                      stage.stage->target.value));
    }
    for (const FinalOutcome& outcome : plan_.final_outcomes) {
      const auto due = due_day(plan_, outcome);
      const bool is_told = std::any_of(reports.begin(), reports.end(), [&](const Report* report) {
        return std::any_of(report->benchmarks.begin(), report->benchmarks.end(),
                           [&](const BenchmarkStatus& status) {
                             return !status.initiative && status.benchmark.value == outcome.id.value &&
                                    status.state != BenchmarkState::not_yet_due;
                           });
      });
      if (due && *due < day_ && !is_told)
        add(StaffMatter::unreported, plan_.path, {}, *due,
            fmt::format("final outcome: {}", outcome.text.value));
    }
  }

  void list_work_of_month() {
    for (const Initiative& sheet : plan_.initiatives) {
      if (sheet.visibility == Visibility::withdrawn) continue;
      for (const auto* benchmarks : sheet.all_benchmarks()) {
        for (const Benchmark& benchmark : *benchmarks) {
          for (const Stage& stage : benchmark.stages) {
            const auto due = stage.due_day();
            if (!due || !is_same_month(*due, day_)) continue;
            add(StaffMatter::benchmark, sheet.path, sheet.lead.value, *due,
                fmt::format("{}: {} ({})", sheet.number.value, benchmark.text.value, stage.target.value));
          }
        }
      }
      for (const Activity& activity : sheet.activities) {
        const std::string& role = activity.lead ? activity.lead.value : sheet.lead.value;
        if (activity.start && is_same_month(activity.start.value, day_))
          add(StaffMatter::activity, sheet.path, role, activity.start.value,
              fmt::format("{} starts: {}", sheet.number.value, activity.text.value));
        if (activity.complete && is_same_month(activity.complete.value, day_))
          add(StaffMatter::activity, sheet.path, role, activity.complete.value,
              fmt::format("{} is to be complete: {}", sheet.number.value, activity.text.value));
      }
    }
    for (const FinalOutcome& outcome : plan_.final_outcomes) {
      const auto due = due_day(plan_, outcome);
      if (due && is_same_month(*due, day_))
        add(StaffMatter::benchmark, plan_.path, {}, *due,
            fmt::format("final outcome: {}", outcome.text.value));
    }
  }

  void list_stated(const PlanDocument& document, const StatedFacts& stated, const DeclaredFacts& declared,
                   const std::string& role) {
    for (const DueFact& due : list_due_facts(stated, declared)) {
      if (!is_same_month(due.day, day_)) continue;
      add(StaffMatter::benchmark, document.path, role, due.day,
          due.name.empty() ? due.title : fmt::format("{}: {}", due.title, due.name));
    }
  }

 private:
  void add(StaffMatter matter, const SourcePath& path, const std::string& role, std::optional<Date> day,
           std::string text) {
    items_.push_back({matter, std::string(district_folder(path)), role, day, std::move(text), path});
  }

  const PlanBook& book_;
  const Plan& plan_;
  Date day_;
  std::vector<StaffItem>& items_;
};

}  // namespace

void list_benchmark_items(const PlanBook& book, const Plan& plan, bool is_running, Date day,
                          std::vector<StaffItem>& items) {
  BenchmarkLister lister(book, plan, day, items);
  lister.list_unreported();
  if (!is_running) return;
  lister.list_work_of_month();
  const Framework* framework = book.find_framework(plan.framework.value);
  if (framework == nullptr) return;
  lister.list_stated(plan, plan.stated, framework->in_plan, {});
  for (const Initiative& sheet : plan.initiatives) {
    if (sheet.visibility != Visibility::withdrawn)
      lister.list_stated(sheet, sheet.stated, framework->in_sheet, sheet.lead.value);
  }
}

}  // namespace gazette
