// The past by its days: what changed on one, and how each district stood between two of them. A day's page
// changes later by its successor alone, but for names of districts and their designations, which are today's.
#pragma once

#include "render/document_work.h"
#include "render/render_parts.h"

namespace gazette {

void fill_as_of(const RenderParts& parts, const Page& page, ViewRecord& view);
void fill_as_of_day(const RenderParts& parts, const Page& page, ViewRecord& view);
void fill_district_as_of(const RenderParts& parts, const Page& page, ViewRecord& view);
// `work`: what the days of one district share.
void fill_district_day(const RenderParts& parts, const Page& page, DocumentWork& work, ViewRecord& view);
std::string title_of_day(const RenderParts& parts, const Page& page);

}  // namespace gazette
