// The packet of a school committee meeting: one document to print, with how the district stood that evening
// and what came since the meeting before. A past meeting's packet stays what it was.
#pragma once

#include "render/document_work.h"
#include "render/render_parts.h"

namespace gazette {

// The names of the kinds are in themes/README.md.
void fill_packets(const RenderParts& parts, const Page& page, ViewRecord& view);
// `work`: what the days of one district share.
void fill_packet(const RenderParts& parts, const Page& page, DocumentWork& work, ViewRecord& view);
std::string title_of_packets(const RenderParts& parts, const Page& page);

// The page of questions that packets end with; none: the site names none that is public.
std::optional<DocumentNumber> find_packet_questions(const Portal& portal);

}  // namespace gazette
