// The pages of plans and their initiatives.
#pragma once

#include "render/document_work.h"
#include "render/render_parts.h"

namespace gazette {

// The names of the kinds are in themes/README.md.
void fill_plan(const RenderParts& parts, const Page& page, ViewRecord& view);
void fill_initiative(const RenderParts& parts, const Page& page, DocumentWork& work, ViewRecord& view);

// A whole plan with its sheets, as one version says it. `framework`: none if it isn't known.
ViewRecord view_plan_text(const RenderParts& parts, const TextPlace& place, const Plan& plan,
                          const Framework* framework);

}  // namespace gazette
