// Which schools a plan must cover and does, with the schools' own plans.
#pragma once

#include "render/render_parts.h"

namespace gazette {

// [{title, url, designation, since, is_covered, plan}] of a plan as it is now, in the order of
// list_covered_schools. `url`, `designation`, `since`, `plan` ({title, url}) or nothing; a school without a
// `url` isn't in the district's list. Empty where the framework asks for no coverage.
ViewList view_coverage(const RenderParts& parts, const Url& page, const ShelvedPlan& plan);

}  // namespace gazette
