// The months that a report covers, short enough for the head of a column.
#pragma once

#include "render/render_parts.h"

namespace gazette {

// "Sept.–Nov. 2024"; nothing of it is taken from the report's title.
std::string period_text(const RenderParts& parts, Date from, Date to);
// The period of a report, else the day of its date, else its title.
std::string short_title_of(const RenderParts& parts, const Report& report);

}  // namespace gazette
