// The page that explains the levels that designations name: the first one whose file is called levels.md.
#pragma once

#include <optional>

#include "render/render_parts.h"

namespace gazette {

std::optional<DocumentNumber> find_levels_page(const PublicHistory& history);
// Its address, or nothing.
ViewValue view_levels_url(const RenderParts& parts, const Url& page);

}  // namespace gazette
