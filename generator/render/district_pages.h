// The pages of districts and their schools, and what is due.
#pragma once

#include "render/render_parts.h"

namespace gazette {

// The names of the kinds are in themes/README.md.
void fill_districts(const RenderParts& parts, const Page& page, ViewRecord& view);
void fill_district(const RenderParts& parts, const Page& page, ViewRecord& view);
void fill_school(const RenderParts& parts, const Page& page, ViewRecord& view);
void fill_calendar(const RenderParts& parts, const Page& page, ViewRecord& view);

// The packet of the meeting on that day; nothing where it has none.
ViewValue view_packet_url(const RenderParts& parts, const Url& page, DistrictNumber district,
                          const PlacedDate& day);

// What the home page says of districts: `districts` and `due`, both empty on a site without any.
void add_districts(const RenderParts& parts, const Page& page, ViewRecord& view);

}  // namespace gazette
