// The page of a school: what changes there.
#include <fmt/format.h>

#include <algorithm>

#include "render/district_crumbs.h"
#include "render/district_pages.h"
#include "render/district_views.h"
#include "render/levels_page.h"
#include "render/program_participation.h"
#include "render/rating_views.h"

namespace gazette {

namespace {

bool names_school(const Initiative& initiative, std::string_view school) {
  return std::any_of(initiative.schools.begin(), initiative.schools.end(),
                     [&](const PlacedText& named) { return named.value == school; });
}

// [{title, rating}]: on each scale the newest, in the words for families.
ViewList view_scales_for_families(const RenderParts& parts, const Framework* framework,
                                  const std::vector<RatingInReport>& ratings) {
  Report all;
  for (const RatingInReport& one : ratings) all.ratings.push_back(*one.rating);
  ViewList list;
  for (const std::string& scale : list_scales(all, framework)) {
    const PlacedText* last = nullptr;
    for (const RatingInReport& one : ratings) {
      if (one.rating->on(scale)) last = &one.rating->on(scale);
    }
    if (last == nullptr) continue;
    const RatingScale* known = framework == nullptr ? nullptr : framework->find_scale(scale);
    ViewRecord record;
    record.set("title", known != nullptr && !known->for_families.empty()
                            ? known->for_families
                            : title_of_scale(parts, framework, scale));
    record.set("rating", view_rating(framework, scale, *last));
    list.emplace_back(std::move(record));
  }
  return list;
}

// What the initiative is, who leads it, and how it is rated.
ViewRecord view_initiative(const RenderParts& parts, const Url& page, PlanNumber number, size_t at) {
  const PlanShelf& shelf = parts.portal.shelf;
  const ShelvedPlan& plan = shelf.plans[number];
  const Initiative& initiative = plan.plan.initiatives[at];
  const std::string& title = initiative.title.value.empty() ? initiative.id.value : initiative.title.value;
  ViewRecord record = view_link(page, title, parts.site.initiatives[number][at]);
  record.set("number", text_or_nothing(initiative.number.value));
  record.set("lead", text_or_nothing(initiative.lead.value));
  record.set("summary", text_or_nothing(initiative.summary));
  const Objective* objective = plan.plan.find_objective(initiative.objective.value);
  record.set("objective", objective == nullptr ? ViewValue() : text_or_nothing(objective->title.value));
  const TextPlace place{page, initiative.path, parts.portal.history.publication_count};
  const auto end = initiative.body->nodes.empty() ? 0U : initiative.body->nodes[0].end;
  record.set("text", view_text(parts, place, initiative.body, 1, end, 4, fmt::format("i{}-", at)));
  const std::vector<RatingInReport> ratings = shelf.list_ratings(plan, initiative.id.value);
  const Framework* framework = shelf.framework_of(plan);
  record.set("scales", view_scales_for_families(parts, framework, ratings));
  record.set("report",
             ratings.empty() ? ViewValue() : ViewValue(view_report_link(parts, page, ratings.back().report)));
  return record;
}

// The plan's initiatives that name the school, or, without a school, those that name none.
ViewList view_initiatives(const RenderParts& parts, const Url& page, PlanNumber number,
                          std::string_view school) {
  const std::vector<Initiative>& initiatives = parts.portal.shelf.plans[number].plan.initiatives;
  ViewList list;
  for (size_t i = 0; i < initiatives.size(); ++i) {
    const bool fits = school.empty() ? initiatives[i].schools.empty() : names_school(initiatives[i], school);
    if (fits) list.emplace_back(view_initiative(parts, page, number, i));
  }
  return list;
}

}  // namespace

void fill_school(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const PlanShelf& shelf = parts.portal.shelf;
  const ShelvedDistrict& shelved = shelf.districts[page.subject];
  const District& district = shelved.district;
  const School& school = district.schools[page.part];
  view.set("breadcrumbs", view_crumbs_to_district(parts, page.url, page.subject));
  view.set("district", view_link(page.url, district.name, parts.site.districts[page.subject]));
  view.set("code", text_or_nothing(school.code)).set("grades", text_or_nothing(school.grades));
  view.set("contact", view_contact(school.contact));
  view.set("district_contact", view_contact(district.contact));
  ViewList designations;
  for (const Designation& one : district.designations) {
    if (one.school.value == school.id.value)
      designations.emplace_back(view_designation(parts, page.url, page.subject, &one));
  }
  std::reverse(designations.begin(), designations.end());
  view.set("designations", std::move(designations));
  view.set("levels_url", view_levels_url(parts, page.url));

  view.set("school_plans", view_school_plans(parts, page.url, page.subject, school.id.value));
  view.set("programs", view_programs_of(parts, page.url, page.subject, school.id.value));
  const ShelvedPlan* plan = find_current_plan(shelf, shelved);
  view.set("plan", plan == nullptr ? ViewValue() : ViewValue(view_plan_link(parts, page.url, *plan)));
  view.set("report", view_latest_report(parts, page.url, plan));
  const bool has_plan = plan != nullptr;
  view.set("own_initiatives",
           has_plan ? view_initiatives(parts, page.url, shelved.plans.front(), school.id.value) : ViewList());
  view.set("shared_initiatives",
           has_plan ? view_initiatives(parts, page.url, shelved.plans.front(), {}) : ViewList());
  ViewList years;
  for (size_t i = 1; i < shelved.plans.size(); ++i) {
    ViewList initiatives = view_initiatives(parts, page.url, shelved.plans[i], school.id.value);
    if (initiatives.empty()) continue;
    ViewRecord year = view_plan_link(parts, page.url, shelf.plans[shelved.plans[i]]);
    year.set("initiatives", std::move(initiatives));
    years.emplace_back(std::move(year));
  }
  view.set("earlier_years", std::move(years));
}

}  // namespace gazette
