#include "render/district_crumbs.h"

#include "model/plan_file.h"

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
  return std::string(school_year_folder(parts.portal.document(plan.document).path));
}

ViewRecord view_plan_link(const RenderParts& parts, const Url& page, const ShelvedPlan& plan) {
  return view_link(page, parts.words.fill("plan.of_year", {school_year_of(parts, plan)}),
                   parts.site.documents[plan.document].url);
}

}  // namespace gazette
