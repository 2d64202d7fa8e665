#include "render/outcome_views.h"

#include <algorithm>

#include "model/outcome_day.h"
#include "render/rating_views.h"
#include "render/sheet_views.h"

namespace gazette {

namespace {

void add_outcome(const ReportSetting& setting, const FinalOutcome& outcome, ViewRecord& record) {
  record.set("text", outcome.text.value).set("day", view_day(setting.parts, outcome.when, outcome.due));
  record.set("measure", text_or_nothing(outcome.measure.value));
  record.set("population", text_or_nothing(outcome.population.value));
  record.set("baseline", text_or_nothing(outcome.baseline.value));
  record.set("target", text_or_nothing(outcome.target.value));
}

void add_status(const ReportSetting& setting, const BenchmarkStatus* status, ViewRecord& record) {
  const BenchmarkStatus nothing;
  const BenchmarkStatus& of = status == nullptr ? nothing : *status;
  record.set("state", status == nullptr
                          ? ViewValue()
                          : view_benchmark_state(setting.parts, setting.framework,
                                                 of.state.value_or(BenchmarkState::no_data), of.words.value));
  record.set("figure", text_or_nothing(of.figure)).set("dated", view_date(setting.parts, of.dated));
  const auto number = [](const Placed<uint32_t>& count) {
    return count ? ViewValue(static_cast<size_t>(count.value)) : ViewValue();
  };
  record.set("group_size", number(of.group_size)).set("group_of", number(of.population));
  record.set("correction", status == nullptr ? ViewValue() : view_correction(setting, of));
}

void add_changes_after(const ReportSetting& setting, const std::string& outcome, ViewRecord& record) {
  const bool is_known = setting.surroundings != nullptr && setting.surroundings->changes_after;
  record.set("changes_after", is_known ? view_outcome_changes(setting.parts, setting.surroundings->page,
                                                              *setting.surroundings->changes_after, outcome)
                                       : ViewValue());
}

const BenchmarkStatus* find_status(const Report& report, const std::string& outcome) {
  const auto found = std::find_if(
      report.benchmarks.begin(), report.benchmarks.end(),
      [&](const BenchmarkStatus& status) { return !status.initiative && status.benchmark.value == outcome; });
  return found == report.benchmarks.end() ? nullptr : &*found;
}

// How many of the objective's initiatives stand on each step.
ViewList view_steps(const ReportSetting& setting, const Objective& objective, const std::string& scale) {
  std::vector<std::pair<PlacedText, size_t>> counts;
  for (const Rating& rating : setting.report.ratings) {
    const Initiative* initiative = setting.plan->find_initiative(rating.initiative.value);
    const bool is_its = initiative != nullptr && initiative->objective.value == objective.id.value;
    if (!is_its || rating.on(scale).value.empty()) continue;
    const PlacedText& words = rating.on(scale);
    const auto known = std::find_if(counts.begin(), counts.end(),
                                    [&](const auto& count) { return count.first.value == words.value; });
    if (known == counts.end()) {
      counts.emplace_back(words, 1);
    } else {
      ++known->second;
    }
  }
  // Best first; words that aren't on the scale come last.
  const RatingScale* known_scale =
      setting.framework == nullptr ? nullptr : setting.framework->find_scale(scale);
  const auto rank = [&](const std::pair<PlacedText, size_t>& count) {
    const auto step = known_scale == nullptr ? std::nullopt : known_scale->find_step(count.first.value);
    return step.value_or(SIZE_MAX);
  };
  std::stable_sort(counts.begin(), counts.end(),
                   [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  ViewList steps;
  for (const auto& [words, count] : counts) {
    ViewRecord step;
    step.set("rating", view_rating(setting.framework, scale, words)).set("count", count);
    steps.emplace_back(std::move(step));
  }
  return steps;
}

}  // namespace

ViewList view_standings(const ReportSetting& setting, const std::vector<std::string>& scales) {
  ViewList list;
  if (setting.plan == nullptr || !sums_up(setting.report, setting.framework)) return list;
  for (const Objective& objective : setting.plan->objectives) {
    ViewRecord record;
    record.set("number",
               objective.number ? ViewValue(static_cast<size_t>(objective.number.value)) : ViewValue());
    record.set("title", objective.title.value.empty() ? objective.id.value : objective.title.value);
    ViewList views;
    for (const std::string& id : scales) {
      ViewRecord scale;
      scale.set("id", id).set("title", title_of_scale(setting.parts, setting.framework, id));
      scale.set("steps", view_steps(setting, objective, id));
      views.emplace_back(std::move(scale));
    }
    record.set("scales", std::move(views));
    list.emplace_back(std::move(record));
  }
  return list;
}

ViewList view_outcomes_of_report(const ReportSetting& setting) {
  const Report& report = setting.report;
  ViewList list;
  for (const FinalOutcome& outcome :
       setting.plan == nullptr ? std::vector<FinalOutcome>() : setting.plan->final_outcomes) {
    const BenchmarkStatus* status = find_status(report, outcome.id.value);
    const auto due = due_day(*setting.plan, outcome);
    const bool is_asked =
        sums_up(report, setting.framework) && due && report.period.to && *due <= report.period.to.value;
    if (status == nullptr && !is_asked) continue;
    ViewRecord record;
    add_outcome(setting, outcome, record);
    add_status(setting, status, record);
    add_changes_after(setting, outcome.id.value, record);
    list.emplace_back(std::move(record));
  }
  for (const BenchmarkStatus& status : report.benchmarks) {
    const bool is_known =
        setting.plan != nullptr && find_outcome(*setting.plan, status.benchmark.value) != nullptr;
    if (status.initiative || is_known) continue;
    FinalOutcome unknown;
    unknown.text.value = status.benchmark.value;
    ViewRecord record;
    add_outcome(setting, unknown, record);
    add_status(setting, &status, record);
    add_changes_after(setting, status.benchmark.value, record);
    list.emplace_back(std::move(record));
  }
  return list;
}

}  // namespace gazette
