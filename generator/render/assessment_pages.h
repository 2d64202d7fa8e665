// The pages of assessments: how a plan stands on each criterion of a rubric, beside the assessment before.
#pragma once

#include "model/assessment.h"
#include "render/render_parts.h"

namespace gazette {

void fill_assessment(const RenderParts& parts, const Page& page, ViewRecord& view);

// Those of a plan, newest first: {title, url, dated or nothing}.
ViewList view_assessments_of(const RenderParts& parts, const Url& page, const ShelvedPlan& plan);

// What one says, for its page and for those of its versions. `before`: the one on the same plan by the same
// rubric that came before it; may be null.
ViewRecord view_assessment_text(const RenderParts& parts, const TextPlace& place,
                                const Assessment& assessment, const Assessment* before);

}  // namespace gazette
