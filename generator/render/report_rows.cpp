#include "render/report_rows.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "render/rating_views.h"
#include "render/sheet_views.h"

namespace gazette {

namespace {

std::optional<size_t> step_of(const Framework* framework, std::string_view scale, const std::string& words) {
  const RatingScale* known = framework == nullptr ? nullptr : framework->find_scale(scale);
  return known == nullptr ? std::nullopt : known->find_step(words);
}

ViewValue name_of(Move move) {
  switch (move) {
    case Move::none:
      return {};
    case Move::first:
      return "first";
    case Move::same:
      return "same";
    case Move::up:
      return "up";
    case Move::down:
      return "down";
    case Move::changed:
      return "changed";
  }
  return {};
}

ViewValue title_of_type(const Framework* framework, std::string_view type) {
  if (framework == nullptr) return {};
  for (const BenchmarkType& known : framework->benchmark_types) {
    if (known.id.value == type) return text_or_nothing(known.title);
  }
  return {};
}

struct StatusRow {
  std::string benchmark;
  PlacedDate due;
  ViewRecord view;
};

ViewRecord start_row(const ReportSetting& setting, std::string_view type, std::string text,
                     const PlacedText& measure, const PlacedText& population) {
  ViewRecord row;
  row.set("text", std::move(text)).set("type", title_of_type(setting.framework, type));
  row.set("measure", text_or_nothing(measure.value)).set("population", text_or_nothing(population.value));
  row.set("day", ViewValue()).set("target", ViewValue()).set("state", ViewValue());
  row.set("figure", ViewValue()).set("dated", ViewValue()).set("correction", ViewValue());
  row.set("group_size", ViewValue()).set("group_of", ViewValue());
  return row;
}

void add_stage(const ReportSetting& setting, const Stage& stage, ViewRecord& row) {
  row.set("day", view_day(setting.parts, stage.when, stage.due));
  row.set("target", text_or_nothing(stage.target.value));
}

// The stage due on that day; a benchmark with one stage needs none named.
const Stage* find_stage(const Benchmark& benchmark, const PlacedDate& day) {
  if (!day && benchmark.stages.size() == 1) return &benchmark.stages.front();
  for (const Stage& stage : benchmark.stages) {
    if (day && stage.due && stage.due.value == day.value) return &stage;
  }
  return nullptr;
}

StatusRow view_status(const ReportSetting& setting, const Initiative* initiative,
                      const BenchmarkStatus& status) {
  const std::string& id = status.benchmark.value;
  const Benchmark* benchmark = initiative == nullptr ? nullptr : initiative->find_benchmark(id);
  const Activity* activity =
      initiative == nullptr || benchmark != nullptr ? nullptr : initiative->find_activity(id);
  StatusRow row{id, status.stage, {}};
  if (benchmark != nullptr) {
    row.view = start_row(setting, benchmark->type.value, benchmark->text.value, benchmark->measure,
                         benchmark->population);
    if (const Stage* stage = find_stage(*benchmark, status.stage)) {
      add_stage(setting, *stage, row.view);
      row.due = stage->due;
    } else {
      row.view.set("day", view_day(setting.parts, {}, status.stage));
    }
  } else if (activity != nullptr) {
    row.view = start_row(setting, "activities", activity->text.value, {}, {});
    row.view.set("day", view_day(setting.parts, activity->when, activity->complete));
    row.due = activity->complete;
  } else {
    row.view = start_row(setting, "", id, {}, {});
    row.view.set("day", view_day(setting.parts, {}, status.stage));
  }
  if (status.state)
    row.view.set("state",
                 view_benchmark_state(setting.parts, setting.framework, *status.state, status.words.value));
  row.view.set("figure", text_or_nothing(status.figure));
  row.view.set("dated", view_date(setting.parts, status.dated));
  if (status.group_size) row.view.set("group_size", static_cast<int64_t>(status.group_size.value));
  if (status.population) row.view.set("group_of", static_cast<int64_t>(status.population.value));
  row.view.set("correction", view_correction(setting, status));
  return row;
}

bool speaks_of(const Report& report, const std::string& initiative, const Benchmark& benchmark,
               const Stage& stage) {
  return std::any_of(report.benchmarks.begin(), report.benchmarks.end(), [&](const BenchmarkStatus& status) {
    return status.initiative.value == initiative && status.benchmark.value == benchmark.id.value &&
           find_stage(benchmark, status.stage) == &stage;
  });
}

// Stages that fell due while the report looked, and of which it says nothing.
void add_unreported(const ReportSetting& setting, const Initiative& initiative,
                    std::vector<StatusRow>& rows) {
  const ReportPeriod& period = setting.report.period;
  if (setting.surroundings == nullptr || !period.from || !period.to) return;
  for (const auto* benchmarks : initiative.all_benchmarks()) {
    for (const Benchmark& benchmark : *benchmarks) {
      for (const Stage& stage : benchmark.stages) {
        const auto due = stage.due_day();
        if (!due || *due < period.from.value || period.to.value < *due) continue;
        if (speaks_of(setting.report, initiative.id.value, benchmark, stage)) continue;
        StatusRow row{benchmark.id.value, stage.due,
                      start_row(setting, benchmark.type.value, benchmark.text.value, benchmark.measure,
                                benchmark.population)};
        add_stage(setting, stage, row.view);
        rows.push_back(std::move(row));
      }
    }
  }
}

const ChangesAfterReport* changes_after(const ReportSetting& setting) {
  return setting.surroundings == nullptr || !setting.surroundings->changes_after
             ? nullptr
             : &*setting.surroundings->changes_after;
}

std::vector<StatusRow> list_rows(const ReportSetting& setting, const std::string& initiative) {
  const Initiative* named = find_named(setting, initiative);
  std::vector<StatusRow> rows;
  for (const BenchmarkStatus& status : setting.report.benchmarks) {
    if (status.initiative.value == initiative) rows.push_back(view_status(setting, named, status));
  }
  if (setting.plan != nullptr) {
    if (const Initiative* measured = setting.plan->find_initiative(initiative))
      add_unreported(setting, *measured, rows);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const StatusRow& a, const StatusRow& b) {
    return a.due && b.due ? a.due.value < b.due.value : static_cast<bool>(a.due) && !b.due;
  });
  return rows;
}

}  // namespace

const Initiative* find_named(const ReportSetting& setting, const std::string& initiative) {
  const Initiative* named = setting.plan == nullptr ? nullptr : setting.plan->find_initiative(initiative);
  if (named != nullptr || setting.surroundings == nullptr || setting.surroundings->current_plan == nullptr)
    return named;
  return setting.surroundings->current_plan->find_initiative(initiative);
}

Move find_move(const ReportSetting& setting, std::string_view scale, const PlacedText& now,
               const PlacedText& before) {
  if (setting.surroundings == nullptr || setting.surroundings->before.empty() || now.value.empty())
    return Move::none;
  if (before.value.empty()) return Move::first;
  if (now.value == before.value) return Move::same;
  const auto step = step_of(setting.framework, scale, now.value);
  const auto step_before = step_of(setting.framework, scale, before.value);
  if (!step || !step_before) return Move::changed;
  return *step == *step_before ? Move::same : *step < *step_before ? Move::up : Move::down;
}

ViewRecord view_move(const ReportSetting& setting, std::string_view scale, const Rating* rating,
                     const std::string& initiative) {
  PlacedText now;
  PlacedText before;
  if (rating != nullptr) now = rating->on(scale);
  if (setting.surroundings != nullptr) {
    const auto found = setting.surroundings->before.find(initiative);
    if (found != setting.surroundings->before.end()) before = found->second.on(scale);
  }
  ViewRecord record;
  record.set("rating", view_rating(setting.framework, scale, now));
  record.set("before", view_rating(setting.framework, scale, before));
  record.set("moved", name_of(find_move(setting, scale, now, before)));
  return record;
}

ViewList view_benchmark_statuses(const ReportSetting& setting, const std::string& initiative) {
  ViewList list;
  for (StatusRow& row : list_rows(setting, initiative)) {
    const ChangesAfterReport* changes = changes_after(setting);
    row.view.set("changes_after", changes == nullptr
                                      ? ViewValue()
                                      : view_stage_changes(setting.parts, setting.surroundings->page,
                                                           *changes, initiative, {row.benchmark, row.due}));
    list.emplace_back(std::move(row.view));
  }
  return list;
}

ViewValue view_changes_after(const ReportSetting& setting, const std::string& initiative) {
  const ChangesAfterReport* changes = changes_after(setting);
  if (changes == nullptr) return {};
  std::vector<ReportedStage> shown;
  for (const StatusRow& row : list_rows(setting, initiative)) shown.push_back({row.benchmark, row.due});
  return view_initiative_changes(setting.parts, setting.surroundings->page, *changes, initiative, shown);
}

ViewRecord view_rated_scale(const ReportSetting& setting, const std::string& scale,
                            const std::vector<PlacedText>& steps, const std::vector<size_t>& counts,
                            RatedCount of) {
  const RatingScale* known = setting.framework == nullptr ? nullptr : setting.framework->find_scale(scale);
  ViewRecord record;
  record.set("kind", scale).set("title", title_of_scale(setting.parts, setting.framework, scale));
  record.set("meaning", text_or_nothing(known == nullptr ? std::string() : known->meaning));
  ViewList views;
  for (size_t i = 0; i < steps.size(); ++i) {
    ViewRecord step;
    step.set("rating", view_rating(setting.framework, scale, steps[i])).set("count", counts[i]);
    views.emplace_back(std::move(step));
  }
  record.set("steps", std::move(views)).set("total", of.total).set("unrated", of.total - of.rated);
  return record;
}

}  // namespace gazette
