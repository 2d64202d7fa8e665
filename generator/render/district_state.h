// How a district stood on a day: its plans, reports and minutes in the versions in force then, with their
// ratings.
#pragma once

#include "render/document_work.h"
#include "render/render_parts.h"

namespace gazette {

// `designation`, `plan` (of the newest school year, or nothing), `ratings`, `earlier_plans`. `page`: of the
// district. `work`: what the days of one district share.
void add_district_state(const RenderParts& parts, const Page& page, Date date, DocumentWork& work,
                        ViewRecord& view);
// The district's own designation on that day; nothing where it had none.
ViewValue view_designation_on(const RenderParts& parts, DistrictNumber district, Date date);
// Those that hold from that day on, as on the page of a district.
ViewList view_designations_from(const RenderParts& parts, DistrictNumber district, Date date);

}  // namespace gazette
