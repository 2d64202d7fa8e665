// The page of one initiative: its strategy sheet, how it was rated, and what it was the year before.
#include <algorithm>
#include <utility>

#include "model/lineage.h"
#include "render/district_crumbs.h"
#include "render/district_views.h"
#include "render/plan_pages.h"
#include "render/plan_text.h"
#include "render/rating_views.h"
#include "render/register_pages.h"
#include "render/report_period.h"
#include "render/standing_views.h"
#include "render/timeline_views.h"

namespace gazette {

namespace {

// [{title, rating, is_last}], a rating or nothing on each of the scales.
ViewList view_cells(const RenderParts& parts, const Framework* framework,
                    const std::vector<std::string>& scales, const Rating& rating) {
  ViewList cells;
  for (const std::string& scale : scales) {
    ViewRecord cell;
    cell.set("title", title_of_scale(parts, framework, scale));
    cell.set("rating", view_rating(framework, scale, rating.on(scale)));
    cell.set("is_last", &scale == &scales.back());
    cells.emplace_back(std::move(cell));
  }
  return cells;
}

// On which its reports rate it, and what the framework has besides.
std::vector<std::string> list_scales_of(const PlanShelf& shelf, const ShelvedPlan& plan,
                                        const Initiative& initiative) {
  Report all;
  for (const RatingInReport& rated : shelf.list_ratings(plan, initiative.id.value))
    all.ratings.push_back(*rated.rating);
  return list_scales(all, shelf.framework_of(plan));
}

// Of each report that rates it, the oldest first.
ViewList view_ratings(const RenderParts& parts, const Url& page, const ShelvedPlan& plan,
                      const Initiative& initiative) {
  const std::vector<std::string> scales = list_scales_of(parts.portal.shelf, plan, initiative);
  const PlanShelf& shelf = parts.portal.shelf;
  const Framework* framework = shelf.framework_of(plan);
  ViewList list;
  for (const RatingInReport& rated : shelf.list_ratings(plan, initiative.id.value)) {
    const ShelvedReport& report = shelf.reports[rated.report];
    ViewRecord record;
    ViewRecord link = view_link(page, parts.portal.document(report.document).versions.back().title,
                                parts.site.documents[report.document].url);
    link.set("short_title", short_title_of(parts, report.report));
    record.set("report", std::move(link)).set("dated", view_date(parts, report.report.dated));
    record.set("cells", view_cells(parts, framework, scales, *rated.rating));
    ViewList evidence;
    for (const PlacedText& item : rated.rating->evidence) evidence.emplace_back(item.value);
    record.set("evidence", std::move(evidence));
    record.set("correction_reason", view_reason_of_correction(parts, report.document, *rated.rating));
    list.emplace_back(std::move(record));
  }
  return list;
}

// {title, url, number}.
ViewRecord view_initiative(const RenderParts& parts, const Url& page, PlanNumber plan, size_t at) {
  const Initiative& initiative = parts.portal.shelf.plans[plan].plan.initiatives[at];
  ViewRecord record = view_link(page, name_of(initiative), parts.site.initiatives[plan][at]);
  record.set("number", text_or_nothing(initiative.number.value));
  return record;
}

std::string_view name_of(Descent descent) {
  switch (descent) {
    case Descent::split:
      return "split";
    case Descent::merged:
      return "merged";
    case Descent::continued:
      break;
  }
  return "continued";
}

// {title, url, number, school_year, descent} of each.
ViewList view_kin(const RenderParts& parts, const Url& page, const std::vector<Kin>& kin) {
  ViewList list;
  for (const Kin& one : kin) {
    ViewRecord record = view_initiative(parts, page, one.who.plan, one.who.at);
    record.set("school_year", school_year_of(parts, parts.portal.shelf.plans[one.who.plan]));
    record.set("descent", name_of(one.descent));
    list.emplace_back(std::move(record));
  }
  return list;
}

// The ratings of each initiative of its lineage that has any, the oldest year first; always its own.
ViewList view_rating_years(const RenderParts& parts, const Url& page, const InitiativeOfYear& of) {
  const PlanShelf& shelf = parts.portal.shelf;
  ViewList years;
  for (const InitiativeOfYear& one : list_lineage(shelf, of)) {
    const ShelvedPlan& plan = shelf.plans[one.plan];
    ViewList ratings = view_ratings(parts, page, plan, initiative_of(shelf, one));
    if (ratings.empty() && one != of) continue;
    ViewRecord record = view_initiative(parts, page, one.plan, one.at);
    record.set("is_this", one == of).set("school_year", school_year_of(parts, plan));
    ViewList titles;
    for (const std::string& scale : list_scales_of(shelf, plan, initiative_of(shelf, one)))
      titles.emplace_back(title_of_scale(parts, shelf.framework_of(plan), scale));
    record.set("scale_titles", std::move(titles));
    record.set("plan", view_plan_link(parts, page, plan)).set("ratings", std::move(ratings));
    years.emplace_back(std::move(record));
  }
  return years;
}

}  // namespace

void fill_initiative(const RenderParts& parts, const Page& page, DocumentWork& work, ViewRecord& view) {
  const PlanShelf& shelf = parts.portal.shelf;
  const PlanNumber number = shelf.find_plan(page.subject).value_or(0);
  const ShelvedPlan& plan = shelf.plans[number];
  const Initiative& initiative = plan.plan.initiatives[page.part];
  const PublicDocument& document = parts.portal.document(page.subject);
  const ShelvedDistrict& district = shelf.districts[plan.district];
  const TextPlace place{page.url, document.path, parts.portal.history.publication_count};
  const SheetSetting setting{parts, place, plan.plan, shelf.framework_of(plan), &plan, &work};

  view.set("breadcrumbs", view_crumbs_to_plan(parts, page.url, plan));
  view.set("district", view_link(page.url, district.district.name, parts.site.districts[plan.district]));
  view.set("document", view_plan_link(parts, page.url, plan));
  view.set("school_year", school_year_of(parts, plan));
  add_dates(parts, page, plan.plan, view);
  view.set("sheet", view_sheet(setting, initiative, 2, ""));
  view.set("rated", view_latest_rating(parts, page.url, plan, initiative.id.value));
  std::vector<StageStanding> standings = list_standings_now(parts, plan);
  std::erase_if(standings, [&](const StageStanding& one) { return one.initiative != page.part; });
  view.set("benchmarks", view_standing_counts(parts, standings));
  view.set("timeline", view_timeline(parts, initiative));
  const InitiativeOfYear self{number, page.part};
  view.set("rating_years", view_rating_years(parts, page.url, self));
  view.set("contact", view_contact(district.district.contact));
  view.set("origins", view_kin(parts, page.url, list_origins(shelf, self)));
  view.set("successors", view_kin(parts, page.url, list_successors(shelf, self)));
  const bool is_first = page.part == 0;
  const bool is_last = page.part + 1 == plan.plan.initiatives.size();
  view.set("previous", is_first ? ViewValue() : view_initiative(parts, page.url, number, page.part - 1));
  view.set("next", is_last ? ViewValue() : view_initiative(parts, page.url, number, page.part + 1));
}

}  // namespace gazette
