// The page that says month by month what each role does, from the duties of frameworks.
#pragma once

#include "render/render_parts.h"

namespace gazette {

// The names are in themes/README.md.
void fill_roles(const RenderParts& parts, const Page& page, ViewRecord& view);

}  // namespace gazette
