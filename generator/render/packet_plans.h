// What a packet says of each plan in force: its initiatives with their ratings now and at the meeting before,
// the reports that came, those that are missing, the benchmarks that were due and are due next.
#pragma once

#include "render/document_work.h"
#include "render/render_parts.h"

namespace gazette {

// The district's own plan of the newest school year, then those of its schools, likewise.
ViewList view_packet_plans(const RenderParts& parts, const Page& page, const Packet& packet,
                           DocumentWork& work);

}  // namespace gazette
