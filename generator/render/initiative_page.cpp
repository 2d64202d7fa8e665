// The page of one initiative: its strategy sheet, how it was rated, and what it was the year before.
#include <algorithm>
#include <utility>

#include "render/district_crumbs.h"
#include "render/district_views.h"
#include "render/plan_pages.h"
#include "render/plan_text.h"
#include "render/rating_views.h"
#include "render/report_period.h"

namespace gazette {

namespace {

// Of each report that rates it, the oldest first.
ViewList view_ratings(const RenderParts& parts, const Url& page, const ShelvedPlan& plan,
                      const Initiative& initiative) {
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
    record.set("process", view_rating(framework, RatingKind::process, rated.rating->process));
    record.set("performance", view_rating(framework, RatingKind::performance, rated.rating->performance));
    ViewList evidence;
    for (const PlacedText& item : rated.rating->evidence) evidence.emplace_back(item.value);
    record.set("evidence", std::move(evidence));
    record.set("correction_reason", text_or_nothing(rated.rating->correction_reason));
    list.emplace_back(std::move(record));
  }
  return list;
}

// {title, url}: "1.1 Coach every teacher"; nothing where there is none.
ViewValue view_initiative(const RenderParts& parts, const Url& page, PlanNumber plan, size_t at) {
  const Initiative& initiative = parts.portal.shelf.plans[plan].plan.initiatives[at];
  ViewRecord record = view_link(page, name_of(initiative), parts.site.initiatives[plan][at]);
  record.set("number", text_or_nothing(initiative.number.value));
  return record;
}

// The first initiative of another year for which `is_same` holds, with its year.
template <typename IsSame>
ViewValue view_of_year(const RenderParts& parts, const Url& page, std::optional<PlanNumber> year,
                       const IsSame& is_same) {
  if (!year) return {};
  const ShelvedPlan& plan = parts.portal.shelf.plans[*year];
  const std::vector<Initiative>& initiatives = plan.plan.initiatives;
  const auto found = std::find_if(initiatives.begin(), initiatives.end(), is_same);
  if (found == initiatives.end()) return {};
  const auto at = static_cast<size_t>(found - initiatives.begin());
  const Initiative& initiative = initiatives[at];
  ViewRecord record = view_link(page, name_of(initiative), parts.site.initiatives[*year][at]);
  record.set("number", text_or_nothing(initiative.number.value));
  record.set("school_year", school_year_of(parts, plan));
  record.set("rated", view_latest_rating(parts, page, plan, initiative.id.value));
  return record;
}

// The id under which it stood in the plan before.
const std::string& former_id(const Initiative& initiative) {
  return initiative.continues.value.empty() ? initiative.id.value : initiative.continues.value;
}

}  // namespace

void fill_initiative(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const PlanShelf& shelf = parts.portal.shelf;
  const PlanNumber number = shelf.find_plan(page.subject).value_or(0);
  const ShelvedPlan& plan = shelf.plans[number];
  const Initiative& initiative = plan.plan.initiatives[page.part];
  const PublicDocument& document = parts.portal.document(page.subject);
  const ShelvedDistrict& district = shelf.districts[plan.district];
  const TextPlace place{page.url, document.path, parts.portal.history.publication_count};
  const SheetSetting setting{parts, place, plan.plan, shelf.framework_of(plan), &plan};

  view.set("breadcrumbs", view_crumbs_to_plan(parts, page.url, plan));
  view.set("district", view_link(page.url, district.district.name, parts.site.districts[plan.district]));
  view.set("document", view_plan_link(parts, page.url, plan));
  view.set("school_year", school_year_of(parts, plan));
  add_dates(parts, page, plan.plan, view);
  view.set("sheet", view_sheet(setting, initiative, 2, ""));
  view.set("rated", view_latest_rating(parts, page.url, plan, initiative.id.value));
  view.set("ratings", view_ratings(parts, page.url, plan, initiative));
  view.set("contact", view_contact(district.district.contact));
  view.set("before", view_of_year(parts, page.url, plan.before, [&](const Initiative& other) {
             return other.id.value == former_id(initiative);
           }));
  view.set("after", view_of_year(parts, page.url, plan.after, [&](const Initiative& other) {
             return former_id(other) == initiative.id.value;
           }));
  const bool is_first = page.part == 0;
  const bool is_last = page.part + 1 == plan.plan.initiatives.size();
  view.set("previous", is_first ? ViewValue() : view_initiative(parts, page.url, number, page.part - 1));
  view.set("next", is_last ? ViewValue() : view_initiative(parts, page.url, number, page.part + 1));
}

}  // namespace gazette
