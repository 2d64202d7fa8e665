#include "render/compare_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "model/lineage.h"
#include "render/district_crumbs.h"
#include "render/district_views.h"
#include "render/rating_views.h"
#include "render/sheet_views.h"
#include "render/standing_views.h"

namespace gazette {

namespace {

// The newest word on a scale that the plan's reports have for an initiative.
const PlacedText* find_last(const PlanShelf& shelf, const ShelvedPlan& plan, std::string_view initiative,
                            std::string_view scale) {
  const PlacedText* last = nullptr;
  for (const RatingInReport& one : shelf.list_ratings(plan, initiative)) {
    if (one.rating->on(scale)) last = &one.rating->on(scale);
  }
  return last;
}

std::vector<std::string> list_scales_of(const PlanShelf& shelf, const ShelvedPlan& plan) {
  Report all;
  for (const ReportNumber number : plan.reports) {
    const std::vector<Rating>& ratings = shelf.reports[number].report.ratings;
    all.ratings.insert(all.ratings.end(), ratings.begin(), ratings.end());
  }
  return all.ratings.empty() ? std::vector<std::string>() : list_scales(all, shelf.framework_of(plan));
}

// [{title, steps: [{rating, count}], unrated}]: on how many initiatives which step was the newest word.
ViewList view_scale_counts(const RenderParts& parts, const ShelvedPlan& plan) {
  const PlanShelf& shelf = parts.portal.shelf;
  const Framework* framework = shelf.framework_of(plan);
  ViewList scales;
  for (const std::string& scale : list_scales_of(shelf, plan)) {
    std::vector<std::pair<std::string, size_t>> counts;
    const RatingScale* known = framework == nullptr ? nullptr : framework->find_scale(scale);
    for (size_t step = 0; known != nullptr && step < known->steps.size(); ++step)
      counts.emplace_back(known->steps[step].name.value, 0);
    size_t unrated = 0;
    for (const Initiative& initiative : plan.plan.initiatives) {
      const PlacedText* last = find_last(shelf, plan, initiative.id.value, scale);
      if (last == nullptr) {
        ++unrated;
        continue;
      }
      auto step = std::find_if(counts.begin(), counts.end(),
                               [&](const auto& count) { return count.first == last->value; });
      if (step == counts.end()) step = counts.insert(counts.end(), {last->value, 0});
      ++step->second;
    }
    ViewList steps;
    for (const auto& [words, count] : counts) {
      if (count == 0) continue;
      ViewRecord step;
      step.set("rating", view_rating(framework, scale, {words, {1, 1, 1}})).set("count", count);
      steps.emplace_back(std::move(step));
    }
    ViewRecord record;
    record.set("title", title_of_scale(parts, framework, scale)).set("steps", std::move(steps));
    record.set("unrated", unrated);
    scales.emplace_back(std::move(record));
  }
  return scales;
}

size_t count_entries(const RenderParts& parts, RegisterKind kind, const ShelvedPlan& plan) {
  const PlanShelf& shelf = parts.portal.shelf;
  return static_cast<size_t>(
      std::count_if(parts.portal.registers.entries.begin(), parts.portal.registers.entries.end(),
                    [&](const RegisterEntry& entry) {
                      if (entry.kind != kind) return false;
                      if (kind == RegisterKind::amendments) return entry.document == plan.document;
                      return std::any_of(plan.reports.begin(), plan.reports.end(), [&](ReportNumber report) {
                        return shelf.reports[report].document == entry.document;
                      });
                    }));
}

// Nothing for none.
ViewValue count_in_words(const InterfaceWords& words, std::string_view name, size_t count) {
  if (count == 0) return {};
  return words.fill(fmt::format("{}.{}", name, count == 1 ? "one" : "other"), {std::to_string(count)});
}

// What stands in a column or row of its own: `plan` (title, url), `approved_on`, `initiatives` (words),
// `scales`, `benchmarks`, `report`, `reports`, `amendments`, `corrections`, `missing` (how many), `url_of_…`.
ViewRecord view_plan_in_numbers(const RenderParts& parts, const Url& page, PlanNumber number) {
  const ShelvedPlan& plan = parts.portal.shelf.plans[number];
  const InterfaceWords& words = words_of_plan(parts, plan);
  ViewRecord record;
  record.set("plan", view_plan_link(parts, page, plan));
  record.set("title", parts.portal.document(plan.document).versions.back().title);
  record.set("approved_on", view_date(parts, plan.plan.approved_on));
  record.set("initiatives", count_in_words(words, "district.initiatives", plan.plan.initiatives.size()));
  record.set("objectives", count_in_words(words, "district.objectives", plan.plan.objectives.size()));
  const Framework* framework = parts.portal.shelf.framework_of(plan);
  record.set("scales", view_scale_counts(parts, plan));
  record.set("has_scales", framework == nullptr || !framework->scales.empty());
  record.set("benchmarks", view_benchmark_counts(parts, plan));
  record.set("report", view_latest_report(parts, page, &plan)).set("reports", plan.reports.size());
  record.set("amendments", count_entries(parts, RegisterKind::amendments, plan));
  record.set("corrections", count_entries(parts, RegisterKind::corrections, plan));
  const std::vector<AwaitedReport> awaited = list_awaited_reports(parts, number);
  record.set("missing", static_cast<size_t>(
                            std::count_if(awaited.begin(), awaited.end(),
                                          [](const AwaitedReport& report) { return report.is_missing; })));
  return record;
}

// {title, url} of the register of one kind, where the district has one.
ViewValue link_to_register(const RenderParts& parts, const Url& page, DistrictNumber district,
                           RegisterKind kind) {
  for (const RegisterPage& own : parts.site.register_pages) {
    if (own.district == district && own.kind == kind && !own.year)
      return relative_url(page, parts.site.register_url(own));
  }
  return {};
}

// {text, url or nothing} of each initiative of one line in one year, with its ratings.
ViewList view_line_in_year(const RenderParts& parts, const Url& page,
                           const std::vector<InitiativeOfYear>& line, PlanNumber year) {
  const PlanShelf& shelf = parts.portal.shelf;
  ViewList list;
  for (const InitiativeOfYear& of : line) {
    if (of.plan != year) continue;
    const ShelvedPlan& plan = shelf.plans[of.plan];
    const Initiative& initiative = plan.plan.initiatives[of.at];
    ViewRecord record = view_link(page, name_of(initiative), parts.site.initiatives[of.plan][of.at]);
    record.set("number", text_or_nothing(initiative.number.value));
    const ViewValue rated = view_latest_rating(parts, page, plan, initiative.id.value);
    record.set("rated", rated);
    list.emplace_back(std::move(record));
  }
  return list;
}

// A row for each initiative that none continues: itself, and in each year what it comes from.
ViewList view_lines(const RenderParts& parts, const Url& page, const std::vector<PlanNumber>& years) {
  const PlanShelf& shelf = parts.portal.shelf;
  ViewList rows;
  for (auto year = years.rbegin(); year != years.rend(); ++year) {
    for (size_t at = 0; at < shelf.plans[*year].plan.initiatives.size(); ++at) {
      const InitiativeOfYear last{*year, at};
      if (!list_successors(shelf, last).empty()) continue;
      const std::vector<InitiativeOfYear> line = list_lineage(shelf, last);
      const Initiative& initiative = initiative_of(shelf, last);
      ViewRecord row;
      row.set("number", text_or_nothing(initiative.number.value)).set("title", name_of(initiative));
      ViewList cells;
      for (const PlanNumber other : years) {
        ViewRecord cell;
        cell.set("year", school_year_of(parts, shelf.plans[other]));
        cell.set("initiatives", view_line_in_year(parts, page, line, other));
        cells.emplace_back(std::move(cell));
      }
      row.set("cells", std::move(cells));
      rows.emplace_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace

void fill_compare(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const PlanShelf& shelf = parts.portal.shelf;
  const auto& today = parts.portal.history.build_date;
  view.set("breadcrumbs", view_crumbs_to_districts(parts, page.url));
  view.set("as_of", today ? parts.words.date(*today) : ViewValue());
  ViewList rows;
  for (DistrictNumber i = 0; i < shelf.districts.size(); ++i) {
    const ShelvedDistrict& district = shelf.districts[i];
    if (district.district.is_department) continue;
    ViewRecord row = view_link(page.url, district.district.name, parts.site.districts[i]);
    row.set("designation",
            view_designation(parts, page.url, i, find_designation(parts, district.district, {})));
    row.set("schools", district.district.schools.size());
    row.set("current", district.plans.empty()
                           ? ViewValue()
                           : ViewValue(view_plan_in_numbers(parts, page.url, district.plans.front())));
    row.set("years_url", district.plans.size() > 1
                             ? ViewValue(relative_url(page.url, parts.site.years_url(i)))
                             : ViewValue());
    row.set("amendments_url", link_to_register(parts, page.url, i, RegisterKind::amendments));
    row.set("corrections_url", link_to_register(parts, page.url, i, RegisterKind::corrections));
    row.set("missing_url", link_to_register(parts, page.url, i, RegisterKind::missing));
    rows.emplace_back(std::move(row));
  }
  view.set("districts", std::move(rows));
}

void fill_district_years(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const ShelvedDistrict& district = parts.portal.shelf.districts[page.subject];
  const auto& today = parts.portal.history.build_date;
  view.set("breadcrumbs", view_crumbs_to_district(parts, page.url, page.subject));
  view.set("district", view_link(page.url, district.district.name, parts.site.districts[page.subject]));
  view.set("as_of", today ? parts.words.date(*today) : ViewValue());
  std::vector<PlanNumber> years(district.plans.rbegin(), district.plans.rend());
  ViewList views;
  for (const PlanNumber year : years) {
    ViewRecord record = view_plan_in_numbers(parts, page.url, year);
    record.set("year", school_year_of(parts, parts.portal.shelf.plans[year]));
    views.emplace_back(std::move(record));
  }
  view.set("years", std::move(views)).set("lines", view_lines(parts, page.url, years));
}

}  // namespace gazette
