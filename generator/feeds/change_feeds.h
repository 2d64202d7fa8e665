// What readers saw change, as feeds: of the whole site, of a district, of a plan. The same sentences as on
// the pages.
#pragma once

#include <string>
#include <vector>

#include "render/render_parts.h"

namespace gazette {

// A feed tells that many changes, the newest ones.
inline constexpr size_t most_entries = 50;

// `events`: newest first. Precondition: there is one.
std::string write_feed(const RenderParts& parts, const Url& url, const Url& page, const std::string& title,
                       const std::vector<PortalEvent>& events);

}  // namespace gazette
