// The parts of a plan as pages show them: its sections, final outcomes, and objectives with their sheets.
#pragma once

#include <vector>

#include "render/sheet_views.h"

namespace gazette {

// In the order of the framework; what it doesn't know comes after, in the order of the text.
struct PlanSection {
  BodySection section;
  bool is_reason = false;  // says why there is this plan: key issues, theory of action
};
std::vector<PlanSection> list_plan_sections(const Plan& plan, const Framework* framework);

// {id, title, body}: the body is nothing where there are no words.
ViewRecord view_plan_section(const SheetSetting& setting, const BodySection& section, int top_heading_level,
                             std::string_view id_prefix);
// What stands before the first heading; nothing without words.
ViewValue view_opening(const SheetSetting& setting, int top_heading_level);
// [{text, day, measure, population, baseline, target, result}].
ViewList view_final_outcomes(const SheetSetting& setting);

// The plan's initiatives by objective; `objective` is null for those that name none of the plan's, which come
// last.
struct ObjectiveGroup {
  const Objective* objective = nullptr;
  std::vector<size_t> initiatives;  // positions in Plan::initiatives
};
std::vector<ObjectiveGroup> group_by_objective(const Plan& plan);
// {number, title, lead, aligned}, each or nothing; nothing for null.
ViewValue view_objective(const RenderParts& parts, const Url& page, const Plan& plan,
                         const Objective* objective);
// Such plans have a second level.
bool has_initiatives(const Plan& plan, const Framework* framework);

}  // namespace gazette
