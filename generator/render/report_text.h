// A report as pages show it: how many initiatives stand where, what moved, and for each its narrative,
// ratings, evidence and benchmarks.
#pragma once

#include <map>
#include <string>

#include "render/changes_after_report.h"
#include "render/render_parts.h"

namespace gazette {

// What an initiative was rated before.
using EarlierRating = Rating;

// What stands beside a report that is in force. Old versions have none of it.
struct ReportSurroundings {
  const Plan* current_plan = nullptr;               // names what the plan that was measured doesn't have
  std::map<std::string, ViewValue> addresses;       // of the pages of initiatives, by id
  std::map<std::string, ViewValue> corrections;     // where the register tells of a corrected rating, by id
  std::map<std::string, EarlierRating> before;      // by initiative
  std::string report_before;                        // what the report before is called; empty: there is none
  std::optional<ChangesAfterReport> changes_after;  // in the plan; none: it is as it was
  Url page;                                         // on which the report is shown
  DocumentNumber document = 0;                      // of the report
};

// The names are in themes/README.md. `surroundings`: null for an old version.
ViewRecord view_report(const RenderParts& parts, const TextPlace& place, const Report& report,
                       const Plan* plan, const Framework* framework, const ReportSurroundings* surroundings);

}  // namespace gazette
