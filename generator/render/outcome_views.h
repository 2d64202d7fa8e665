// What a report says of the final outcomes of its plan, and where a year left its objectives.
#pragma once

#include "render/report_rows.h"

namespace gazette {

// In the plan's order, then what the plan doesn't know: [{text, measure, population, baseline, target, day,
// state, figure, dated, group_size, group_of, correction, changes_after}]. `changes_after`: as
// view_outcome_changes has it. Of a report that sums up a year all that were due
// are there, `state` is nothing where it says nothing of one.
ViewList view_outcomes_of_report(const ReportSetting& setting);

// Of a report that sums up a year: on which steps the initiatives of each objective of the plan stand, of the
// scales given: [{number, title, scales: [{id, title, steps: [{rating, count}]}]}]. Of another one, nothing.
ViewList view_standings(const ReportSetting& setting, const std::vector<std::string>& scales);

}  // namespace gazette
