// Tables of districts, their schools, and what each was designated when: as they stand now, since districts
// have no versions.
#pragma once

#include "feeds/table.h"
#include "render/render_parts.h"

namespace gazette {

Table list_districts(const RenderParts& parts);
Table list_schools(const RenderParts& parts);
Table list_designations(const RenderParts& parts);

}  // namespace gazette
