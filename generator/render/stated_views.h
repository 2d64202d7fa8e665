// What a framework asks plans and sheets for, as pages show it: facts, tables, and what serves what.
#pragma once

#include <vector>

#include "model/framework.h"
#include "model/stated_facts.h"
#include "render/render_parts.h"

namespace gazette {

// {facts: [{title, values}], tables: [{title, meaning, columns, rows: [{cells: [{title, values}]}]}]}, in the
// order of the framework; what it doesn't know comes after. `declared` may be null.
// `of`: the plan's file, whose district has the schools that are named.
ViewRecord view_stated(const RenderParts& parts, const SourcePath& of, const StatedFacts& stated,
                       const DeclaredFacts* declared);

// [{title, url, plan}] of items of other public plans; what none or several have is left out.
ViewList view_aligned(const RenderParts& parts, const Url& page, const std::vector<PlacedText>& names,
                      std::string_view own_plan);

// The same of what serves the item of that id.
ViewList view_served_by(const RenderParts& parts, const Url& page, const ShelvedPlan& plan,
                        std::string_view id);

}  // namespace gazette
