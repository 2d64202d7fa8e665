// The pages of reports and minutes.
#pragma once

#include "render/render_parts.h"

namespace gazette {

// The names of the kinds are in themes/README.md.
void fill_report(const RenderParts& parts, const Page& page, ViewRecord& view);
void fill_minutes(const RenderParts& parts, const Page& page, ViewRecord& view);
// What the pages of all documents about a plan begin with. `plan`: none if it isn't public.
void start_part_of_plan(const RenderParts& parts, const Page& page, const PlanDocument& of,
                        const ShelvedPlan* plan, ViewRecord& view);

// A whole report, as one version says it. `plan`: the one it measures, for names; none if it isn't public.
ViewRecord view_report_text(const RenderParts& parts, const TextPlace& place, const Report& report,
                            const Plan* plan, const Framework* framework);
ViewRecord view_minutes_text(const RenderParts& parts, const TextPlace& place, const Minutes& minutes,
                             const Plan* plan = nullptr);

}  // namespace gazette
