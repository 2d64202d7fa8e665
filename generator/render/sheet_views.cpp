#include "render/sheet_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/path.h"
#include "model/plan_file.h"
#include "render/changes_after_report.h"
#include "render/language_views.h"
#include "render/quarter_groups.h"
#include "render/rating_views.h"
#include "render/report_period.h"
#include "render/stated_views.h"

namespace gazette {

namespace {

struct StatusInReport {
  ReportNumber report = 0;
  const BenchmarkStatus* status = nullptr;
};

// What the reports say of a benchmark or an activity: of each stage the newest word, the oldest stage first.
std::vector<StatusInReport> list_statuses(const SheetSetting& setting, std::string_view initiative,
                                          std::string_view benchmark) {
  std::vector<StatusInReport> list;
  if (setting.shelved == nullptr) return list;
  for (const ReportNumber number : setting.shelved->reports) {
    for (const BenchmarkStatus& status : setting.parts.portal.shelf.reports[number].report.benchmarks) {
      if (status.initiative.value != initiative || status.benchmark.value != benchmark || !status.state)
        continue;
      const auto same = std::find_if(list.begin(), list.end(), [&](const StatusInReport& other) {
        return other.status->stage.value == status.stage.value;
      });
      if (same == list.end()) {
        list.push_back({number, &status});
      } else {
        *same = {number, &status};
      }
    }
  }
  std::stable_sort(list.begin(), list.end(), [](const StatusInReport& a, const StatusInReport& b) {
    return a.status->stage.value < b.status->stage.value;
  });
  return list;
}

// {state, figure, dated, report}.
ViewRecord view_word_of_report(const SheetSetting& setting, const StatusInReport& found) {
  const RenderParts& parts = setting.parts;
  const ShelvedReport& report = parts.portal.shelf.reports[found.report];
  ViewRecord record;
  record.set("state", view_benchmark_state(parts, setting.framework,
                                           found.status->state.value_or(BenchmarkState::no_data),
                                           found.status->words.value));
  record.set("figure", text_or_nothing(found.status->figure));
  record.set("dated", view_date(parts, found.status->dated));
  ViewRecord link =
      view_link(setting.place.page, parts.portal.document(report.document).versions.back().title,
                parts.site.documents[report.document].url);
  link.set("short_title", short_title_of(parts, report.report));
  return std::move(record.set("report", std::move(link)));
}

// `has_passed`: its day went by after the report, which could only say that it wasn't due yet.
ViewRecord view_status(const SheetSetting& setting, const Initiative& initiative, const StatusInReport& found,
                       bool has_passed = false) {
  const RenderParts& parts = setting.parts;
  const ShelvedReport& report = parts.portal.shelf.reports[found.report];
  ViewRecord record = view_word_of_report(setting, found);
  if (has_passed) {
    ViewRecord state;
    state.set("state", "unreported").set("text", parts.words.text("rating.state.unreported"));
    record.set("state", std::move(state));
  }
  record.set("stage", view_date(parts, found.status->stage)).set("changes_after", ViewValue());
  const auto changes =
      setting.work == nullptr ? std::nullopt : find_changes_after(parts, report, *setting.work);
  if (!changes) return record;
  record.set("changes_after", view_stage_changes(parts, setting.place.page, *changes, initiative.id.value,
                                                 {found.status->benchmark.value, found.status->stage}));
  return record;
}

// Takes from `list` what is said of a stage.
std::optional<StatusInReport> take_status(const Stage& stage, bool is_only,
                                          std::vector<StatusInReport>& list) {
  auto found = std::find_if(list.begin(), list.end(), [&](const StatusInReport& one) {
    const PlacedDate& named = one.status->stage;
    return named && stage.due && named.value == stage.due.value;
  });
  if (found == list.end() && is_only) {
    found =
        std::find_if(list.begin(), list.end(), [](const StatusInReport& one) { return !one.status->stage; });
  }
  if (found == list.end()) return std::nullopt;
  const StatusInReport status = *found;
  list.erase(found);
  return status;
}

// Its day has gone by, and no report says how it went.
bool is_unreported(const SheetSetting& setting, const Stage& stage,
                   const std::optional<StatusInReport>& status) {
  const auto& today = setting.parts.portal.history.build_date;
  const auto due = stage.due_day();
  if (setting.shelved == nullptr || !today || !due || *today <= *due) return false;
  return !status || status->status->state == BenchmarkState::not_yet_due;
}

ViewRecord view_benchmark(const SheetSetting& setting, const Initiative& initiative,
                          const Benchmark& benchmark) {
  std::vector<StatusInReport> statuses = list_statuses(setting, initiative.id.value, benchmark.id.value);
  ViewRecord record;
  record.set("text", benchmark.text.value).set("measure", text_or_nothing(benchmark.measure.value));
  record.set("population", text_or_nothing(benchmark.population.value));
  record.set("frequency", text_or_nothing(benchmark.frequency.value));
  ViewList stages;
  for (const Stage& stage : benchmark.stages) {
    ViewRecord view;
    view.set("day", view_day(setting.parts, stage.when, stage.due));
    view.set("target", text_or_nothing(stage.target.value));
    const auto status = take_status(stage, benchmark.stages.size() == 1, statuses);
    const bool unreported = is_unreported(setting, stage, status);
    // That it wasn't due yet was true when the report was written.
    const bool is_told = status && (!unreported || !status->status->figure.empty());
    view.set("status", is_told ? view_status(setting, initiative, *status, unreported) : ViewValue());
    view.set("is_unreported", unreported);
    stages.emplace_back(std::move(view));
  }
  record.set("stages", std::move(stages));
  ViewList others;
  for (const StatusInReport& status : statuses) others.emplace_back(view_status(setting, initiative, status));
  record.set("statuses", std::move(others));
  return record;
}

ViewList view_benchmarks(const SheetSetting& setting, const Initiative& initiative,
                         const std::vector<Benchmark>& benchmarks) {
  ViewList list;
  for (const Benchmark& benchmark : benchmarks)
    list.emplace_back(view_benchmark(setting, initiative, benchmark));
  return list;
}

// [{letter, title, benchmarks}]: first those of the form, then the framework's own types.
ViewList view_benchmark_groups(const SheetSetting& setting, const Initiative& initiative) {
  const Framework* framework = setting.framework;
  std::vector<std::string> types = {"short_term_outcomes", "early_evidence"};
  const auto add = [&](const std::string& type) {
    const bool is_elsewhere = type == "activities" || type == "final_outcomes";
    if (!is_elsewhere && std::find(types.begin(), types.end(), type) == types.end()) types.push_back(type);
  };
  if (framework != nullptr) {
    for (const BenchmarkType& type : framework->benchmark_types) add(type.id.value);
  }
  for (const Benchmark& benchmark : initiative.benchmarks) add(benchmark.type.value);
  ViewList groups;
  for (const std::string& type : types) {
    std::vector<Benchmark> benchmarks;
    for (const auto* list : initiative.all_benchmarks()) {
      for (const Benchmark& benchmark : *list) {
        if (benchmark.type.value == type) benchmarks.push_back(benchmark);
      }
    }
    const BenchmarkType* known = framework == nullptr ? nullptr : framework->find_benchmark_type(type);
    if (benchmarks.empty() && framework != nullptr && known == nullptr) continue;
    const bool is_outcome = type == "short_term_outcomes";
    const bool is_evidence = type == "early_evidence";
    const bool has_letter = (is_outcome || is_evidence) && (framework == nullptr || framework->has_letters);
    std::string title = known == nullptr ? std::string() : known->title;
    if (title.empty() && (is_outcome || is_evidence))
      title = setting.parts.words.text(is_outcome ? "sheet.e" : "sheet.f");
    ViewRecord group;
    group.set("letter", has_letter ? ViewValue(is_outcome ? "E" : "F") : ViewValue());
    group.set("title", title.empty() ? type : std::move(title));
    group.set("benchmarks", view_benchmarks(setting, initiative, benchmarks));
    groups.emplace_back(std::move(group));
  }
  return groups;
}

ViewRecord view_activity(const SheetSetting& setting, const Initiative& initiative,
                         const Activity& activity) {
  const auto statuses = list_statuses(setting, initiative.id.value, activity.id.value);
  ViewRecord record;
  record.set("text", activity.text.value).set("lead", text_or_nothing(activity.lead.value));
  record.set("start", view_date(setting.parts, activity.start));
  record.set("complete", view_date(setting.parts, activity.complete));
  record.set("when", text_or_nothing(activity.when.value));
  record.set("frequency", text_or_nothing(activity.frequency.value));
  record.set("status", statuses.empty() ? ViewValue() : view_status(setting, initiative, statuses.back()));
  return record;
}

// "Sept-Dec 2024", as the sheet writes it; in another language as the framework calls it there.
std::string title_of_quarter(const RenderParts& parts, const QuarterGroup& group) {
  const std::string name = name_in_language(parts, group.quarter);
  if (!group.year) return name;
  const std::string year = std::to_string(*group.year);
  return name == group.quarter ? fmt::format("{} {}", name, year)
                               : parts.words.fill("period.month", {name, year});
}

ViewList view_quarters(const SheetSetting& setting, const Initiative& initiative) {
  ViewList quarters;
  for (const QuarterGroup& group :
       group_by_quarter(initiative.activities, setting.framework, setting.plan.school_year.value)) {
    ViewList activities;
    for (const Activity* activity : group.activities)
      activities.emplace_back(view_activity(setting, initiative, *activity));
    ViewRecord record;
    record.set("title", title_of_quarter(setting.parts, group)).set("activities", std::move(activities));
    quarters.emplace_back(std::move(record));
  }
  return quarters;
}

// By the names that the district's file has now; an address only where the site has the school.
ViewList view_schools(const SheetSetting& setting, const Initiative& initiative) {
  const auto number = district_of_plan(setting.parts.portal, setting.plan);
  const District* district = number ? &setting.parts.portal.shelf.districts[*number].district : nullptr;
  ViewList list;
  for (const PlacedText& id : initiative.schools) {
    ViewRecord record;
    record.set("title", id.value).set("url", ViewValue());
    const School* school = district == nullptr ? nullptr : district->find_school(id.value);
    if (school != nullptr) {
      const auto at = static_cast<size_t>(school - district->schools.data());
      record = view_link(setting.place.page, school->name, setting.parts.site.schools[*number][at]);
    }
    list.emplace_back(std::move(record));
  }
  return list;
}

}  // namespace

ViewValue view_outcome_result(const SheetSetting& setting, const FinalOutcome& outcome) {
  if (!outcome.id) return {};
  const std::vector<StatusInReport> said = list_statuses(setting, "", outcome.id.value);
  return said.empty() ? ViewValue() : ViewValue(view_word_of_report(setting, said.back()));
}

const std::string& name_of(const Initiative& initiative) {
  return initiative.title.value.empty() ? initiative.id.value : initiative.title.value;
}

ViewValue view_day(const RenderParts& parts, const PlacedText& when, const PlacedDate& date) {
  if (when.value.empty() && !date) return {};
  ViewRecord record;
  record.set("when", text_or_nothing(when.value)).set("date", view_date(parts, date));
  return record;
}

ViewRecord view_sheet(const SheetSetting& setting, const Initiative& initiative, int top_heading_level,
                      std::string id_prefix) {
  ViewRecord record;
  // Translations, and old versions, may name no id.
  std::string name(initiative.id ? initiative.id.value : file_stem(initiative.path.text));
  std::replace(name.begin(), name.end(), ' ', '-');
  record.set("id", initiative.id.value).set("anchor", fmt::format("_sheet-{}", name));
  record.set("number", text_or_nothing(initiative.number.value)).set("title", name_of(initiative));
  record.set("objective", ViewValue());
  if (const Objective* objective = setting.plan.find_objective(initiative.objective.value)) {
    ViewRecord of;
    of.set("number", objective->number ? ViewValue(std::to_string(objective->number.value)) : ViewValue());
    of.set("title", objective->title.value).set("lead", text_or_nothing(objective->lead.value));
    record.set("objective", std::move(of));
  }
  record.set("lead", text_or_nothing(initiative.lead.value));
  record.set("has_letters", setting.framework == nullptr || setting.framework->has_letters);
  record.set("benchmark_groups", view_benchmark_groups(setting, initiative));
  record.set("aligned",
             view_aligned(setting.parts, setting.place.page, initiative.aligns_with, setting.plan.id.value));
  record.set("may_name_schools", school_folder(setting.place.from).empty());
  record.set("stated", view_stated(setting.parts, setting.plan, initiative.stated,
                                   setting.framework == nullptr ? nullptr : &setting.framework->in_sheet));
  ViewList resources;
  for (const PlacedText& resource : initiative.resources) resources.emplace_back(resource.value);
  record.set("resources", std::move(resources)).set("schools", view_schools(setting, initiative));
  record.set("quarters", view_quarters(setting, initiative));
  const auto& nodes = initiative.body->nodes;
  const TextPlace place{setting.place.page, initiative.path, setting.place.publication};
  record.set("body", nodes.empty() ? ViewValue()
                                   : view_text(setting.parts, place, initiative.body, 1, nodes[0].end,
                                               top_heading_level, std::move(id_prefix)));
  return record;
}

}  // namespace gazette
