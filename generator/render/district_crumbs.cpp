#include "render/district_crumbs.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/plan_file.h"
#include "model/plan_year.h"
#include "model/school_year.h"

namespace gazette {

ViewList view_crumbs_to_districts(const RenderParts& parts, const Url& page) {
  return {view_link(page, parts.words.text("layout.home"), home_url),
          view_link(page, parts.words.text("districts.title"), districts_url)};
}

ViewList view_crumbs_to_district(const RenderParts& parts, const Url& page, DistrictNumber district) {
  ViewList crumbs = view_crumbs_to_districts(parts, page);
  crumbs.emplace_back(
      view_link(page, parts.portal.shelf.districts[district].district.name, parts.site.districts[district]));
  return crumbs;
}

ViewList view_crumbs_to_plan(const RenderParts& parts, const Url& page, const ShelvedPlan& plan) {
  ViewList crumbs = view_crumbs_to_district(parts, page, plan.district);
  crumbs.emplace_back(view_plan_link(parts, page, plan));
  return crumbs;
}

std::string school_year_of(const RenderParts& parts, const ShelvedPlan& plan) {
  std::string first(school_year_folder(parts.portal.document(plan.document).path));
  const auto year = parse_school_year(first);
  const int years = count_years(plan.plan);
  if (!year || years < 2) return first;
  const int last = *year + years - 1;
  return parts.words.fill("plan.span", {first, fmt::format("{}-{:02}", last, (last + 1) % 100)});
}

ViewRecord view_plan_link(const RenderParts& parts, const Url& page, const ShelvedPlan& plan) {
  return view_link(page, parts.words.fill("plan.of_year", {school_year_of(parts, plan)}),
                   parts.site.documents[plan.document].url);
}

void add_dates(const RenderParts& parts, const Page& page, const PlanDocument& of, ViewRecord& view) {
  const PublicDocument& document = parts.portal.document(page.subject);
  const bool has_versions = parts.portal.history.has_versions;
  const auto texts = std::count_if(document.versions.begin(), document.versions.end(),
                                   [](const Version& version) { return version.has_text(); });
  view.set("dated", view_date(parts, of.dated)).set("approved_on", view_date(parts, of.approved_on));
  view.set("updated", ViewValue()).set("history_url", ViewValue()).set("latest_change_url", ViewValue());
  view.set("version_count", static_cast<size_t>(has_versions ? texts : 0));
  if (!has_versions) return;
  const Version& last = document.versions.back();
  if (!document.is_draft) view.set("updated", parts.words.date(last.date));
  view.set("history_url", relative_url(page.url, parts.site.history_url(page.subject)));
  if (texts > 1)
    view.set("latest_change_url", relative_url(page.url, parts.site.change_url(page.subject, last)));
}

}  // namespace gazette
