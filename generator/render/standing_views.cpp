#include "render/standing_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "model/due_facts.h"
#include "render/rating_views.h"
#include "render/sheet_views.h"

namespace gazette {

namespace {

constexpr std::array<Standing, 6> all_standings = {Standing::met,        Standing::partly_met,
                                                   Standing::not_met,    Standing::no_data,
                                                   Standing::unreported, Standing::upcoming};

std::string_view name_of(Standing standing) {
  switch (standing) {
    case Standing::met:
      return "met";
    case Standing::partly_met:
      return "partly_met";
    case Standing::not_met:
      return "not_met";
    case Standing::no_data:
      return "no_data";
    case Standing::unreported:
      return "unreported";
    case Standing::upcoming:
      break;
  }
  return "upcoming";
}

ViewRecord view_name(const RenderParts& parts, Standing standing) {
  std::string state(name_of(standing));
  ViewRecord record;
  record.set("text", parts.words.text(fmt::format("rating.state.{}", state)));
  std::replace(state.begin(), state.end(), '_', '-');
  record.set("state", std::move(state));
  return record;
}

}  // namespace

ViewRecord view_standing(const RenderParts& parts, const StageStanding& of) {
  ViewRecord record = view_name(parts, of.standing);
  const bool is_said = of.standing != Standing::unreported && of.standing != Standing::upcoming;
  if (is_said && of.status != nullptr && !find_benchmark_state(of.status->words.value))
    record.set("text", of.status->words.value);
  return record;
}

ViewRecord view_standing_counts(const RenderParts& parts, const std::vector<StageStanding>& standings) {
  ViewRecord record;
  ViewList states;
  size_t upcoming = 0;
  for (const Standing standing : all_standings) {
    const auto count =
        static_cast<size_t>(std::count_if(standings.begin(), standings.end(), [&](const StageStanding& one) {
          return one.standing == standing;
        }));
    if (standing == Standing::upcoming) upcoming = count;
    if (count == 0) continue;
    ViewRecord state = view_name(parts, standing);
    state.set("count", count);
    states.emplace_back(std::move(state));
  }
  record.set("total", standings.size()).set("due", standings.size() - upcoming);
  return std::move(record.set("states", std::move(states)));
}

ViewRecord view_benchmark_counts(const RenderParts& parts, const ShelvedPlan& plan) {
  const std::vector<StageStanding> standings = list_standings_now(parts, plan);
  ViewRecord record = view_standing_counts(parts, standings);
  const Framework* framework = parts.portal.shelf.framework_of(plan);
  if (framework == nullptr) return record;
  const std::vector<DueFact> facts = list_due_facts(plan.plan.stated, framework->in_plan);
  const std::optional<Date> day = parts.portal.history.build_date;
  const auto is_over = [&](const DueFact& fact) { return day && fact.day < *day; };
  const auto is_upcoming = [](const StageStanding& one) { return one.standing == Standing::upcoming; };
  const auto past = std::count_if(facts.begin(), facts.end(), is_over);
  const auto upcoming = std::count_if(standings.begin(), standings.end(), is_upcoming);
  record.set("total", standings.size() + facts.size());
  record.set("due", standings.size() - static_cast<size_t>(upcoming) + static_cast<size_t>(past));
  return record;
}

std::vector<StageStanding> list_standings_now(const RenderParts& parts, const ShelvedPlan& plan) {
  std::vector<const Report*> reports;
  for (const ReportNumber number : plan.reports)
    reports.push_back(&parts.portal.shelf.reports[number].report);
  return list_standings(plan.plan, reports, parts.portal.history.build_date);
}

ViewRecord view_stage_standing(const RenderParts& parts, const StageStanding& of) {
  ViewRecord record;
  record.set("text", of.benchmark->text.value).set("day", view_day(parts, of.stage->when, of.stage->due));
  record.set("date", of.due ? parts.words.date(*of.due) : ViewValue());
  record.set("target", text_or_nothing(of.stage->target.value)).set("state", view_standing(parts, of));
  record.set("figure", of.status == nullptr ? ViewValue() : text_or_nothing(of.status->figure));
  record.set("measure", text_or_nothing(of.benchmark->measure.value));
  record.set("population", text_or_nothing(of.benchmark->population.value));
  return record;
}

}  // namespace gazette
