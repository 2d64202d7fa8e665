// What a framework asks plans and sheets for, as pages show it: facts, tables, and what serves what.
#pragma once

#include <vector>

#include "model/framework.h"
#include "model/plan.h"
#include "render/render_parts.h"

namespace gazette {

// {facts: [{title, values}], tables: [{title, meaning, columns, rows: [{cells: [{title, values}]}], notes}]},
// in the order of the framework; what it doesn't know comes after. `declared` may be null; `notes` are those
// of view_figure_notes.
// `plan`: that of the sheet, or itself, whose objectives and whose district's schools are named.
ViewRecord view_stated(const RenderParts& parts, const Plan& plan, const StatedFacts& stated,
                       const DeclaredFacts* declared);

// [{title, url, plan}] of items of other public plans; what none or several have is left out.
ViewList view_aligned(const RenderParts& parts, const Url& page, const std::vector<PlacedText>& names,
                      std::string_view own_plan);

// The same of what serves the item of that id.
ViewList view_served_by(const RenderParts& parts, const Url& page, const ShelvedPlan& plan,
                        std::string_view id);

}  // namespace gazette
