// The way from the home page to the pages of districts and plans: what stands above them.
#pragma once

#include "render/render_parts.h"

namespace gazette {

// Home and the list of districts.
ViewList view_crumbs_to_districts(const RenderParts& parts, const Url& page);
// The same and the district: above its schools and plans.
ViewList view_crumbs_to_district(const RenderParts& parts, const Url& page, DistrictNumber district);
// The same and the plan: above its initiatives, reports and minutes.
ViewList view_crumbs_to_plan(const RenderParts& parts, const Url& page, const ShelvedPlan& plan);

// Which year a plan is for, as its folder says: "2024-25".
std::string school_year_of(const RenderParts& parts, const ShelvedPlan& plan);
// {title, url}: "Plan for 2024-25".
ViewRecord view_plan_link(const RenderParts& parts, const Url& page, const ShelvedPlan& plan);

// When a plan was dated, approved and last changed, and the way to its history: `dated`, `approved_on`,
// `updated`, `version_count`, `history_url`, `latest_change_url`.
void add_dates(const RenderParts& parts, const Page& page, const PlanDocument& of, ViewRecord& view);

}  // namespace gazette
