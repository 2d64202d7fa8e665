#include "model/staff_benchmarks.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/benchmark_standings.h"
#include "model/figure_series.h"
#include "model/outcome_day.h"
#include "model/plan_file.h"
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
    const int more = plan_.years ? static_cast<int>(std::clamp(plan_.years.value, 1U, 10U)) : 1;
    if (!year || span_of_plan(*year).last + std::chrono::years(more) < day_) return;
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

  // Days by which something is to be done, in the tables and facts that the framework declares.
  void list_stated(const PlanDocument& document, const StatedFacts& stated, const DeclaredFacts& declared,
                   const std::string& role) {
    const auto ask = [&](const StatedValue* value, const DeclaredField& field, const std::string& what) {
      if (!field.is_due || value == nullptr || value->values.empty()) return;
      const auto day = parse_iso_date(value->values.front().value);
      if (day && is_same_month(*day, day_)) add(StaffMatter::benchmark, document.path, role, *day, what);
    };
    for (const DeclaredField& fact : declared.facts) ask(stated.find_fact(fact.id.value), fact, fact.title);
    for (const DeclaredTable& table : declared.tables) {
      const StatedTable* rows = stated.find_table(table.id.value);
      for (const StatedRow& row : rows == nullptr ? std::vector<StatedRow>() : rows->rows) {
        for (const DeclaredField& column : table.columns)
          ask(row.find(column.id.value), column, fmt::format("{}: {}", table.title, name_of_row(row, table)));
      }
    }
  }

 private:
  // By its first text, which a reader knows it by.
  static std::string name_of_row(const StatedRow& row, const DeclaredTable& table) {
    for (const DeclaredField& column : table.columns) {
      const std::string text = cell_of(row, column.id.value);
      if (column.type.value == "text" && !text.empty()) return text;
    }
    return row.id.value;
  }

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
