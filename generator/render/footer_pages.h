// The page to which the foot of every current page leads: the statement on accessibility, which a site keeps
// in about/accessibility.md of a content folder. Pages of the past don't have it, so that they stay as they
// are.
#pragma once

#include "render/render_parts.h"

namespace gazette {

// Its `title` and `url`; none where the site has no such page.
ViewList view_footer_pages(const RenderParts& parts, const Url& page);

}  // namespace gazette
