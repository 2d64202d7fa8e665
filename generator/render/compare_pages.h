// All districts side by side, and the years of one district side by side: where each stands, from its newest
// reports.
#pragma once

#include "render/render_parts.h"

namespace gazette {

// The names of the kinds are in themes/README.md.
void fill_compare(const RenderParts& parts, const Page& page, ViewRecord& view);
void fill_district_years(const RenderParts& parts, const Page& page, ViewRecord& view);

}  // namespace gazette
