// The activities of an initiative on a line of months, as geometry that a theme draws as SVG. The table of
// activities says the same in words.
#pragma once

#include "model/initiative.h"
#include "render/render_parts.h"

namespace gazette {

// {width, height, axis, months: [{x, text}], bars: [{x, y, width, text, text_y, days}]} in units of the
// drawing; nothing where fewer than two activities have a day. `axis`: where the months' names end and the
// rows begin; `text`: a short label; `days`: from when to when.
ViewValue view_timeline(const RenderParts& parts, const Initiative& initiative);

}  // namespace gazette
