// A strategy sheet as a page shows it: fields A to K, its benchmarks by stage, its activities by quarter, and
// where the newest reports say that each stands.
#pragma once

#include <string>

#include "render/document_work.h"
#include "render/render_parts.h"

namespace gazette {

// What a sheet is shown with.
struct SheetSetting {
  const RenderParts& parts;
  const TextPlace& place;
  const Plan& plan;
  const Framework* framework = nullptr;  // none: it isn't known
  const ShelvedPlan* shelved = nullptr;  // whose reports say how it went; none: nothing is said of that
  DocumentWork* work = nullptr;  // of the plan's document; none: nothing is said of what changed since
};

// An initiative's title; where it has none, its id.
const std::string& name_of(const Initiative& initiative);
// {when, date}: the author's own words and the day, each or nothing; nothing without both.
ViewValue view_day(const RenderParts& parts, const PlacedText& when, const PlacedDate& date);

// What the newest report that speaks of a final outcome says: {state, figure, dated, report}, or nothing.
ViewValue view_outcome_result(const SheetSetting& setting, const FinalOutcome& outcome);

// {id, anchor, number, title, objective, lead, has_letters, benchmark_groups, resources, schools,
// quarters, body}. themes/README.md has the fields of each.
ViewRecord view_sheet(const SheetSetting& setting, const Initiative& initiative, int top_heading_level,
                      std::string id_prefix);

}  // namespace gazette
