// Rules of good habits in plans, reports and minutes: time limits, order, coverage, evidence. All of them
// warn, because staff can't mend at once what is late; a site may make them errors.
#pragma once

#include "base/diagnostic.h"
#include "model/plan_book.h"
#include "model/public_history.h"
#include "model/school_year.h"

namespace gazette {

void check_plan_habits(const PlanBook& book, Diagnostics& problems);

// A report that came later than its calendar asks: by its own date, else by that of its publication.
Diagnostics check_late_reports(const PlanBook& book, const PublicHistory& history);

// A report that rates initiatives, and doesn't say what it looked at.
Diagnostics check_rating_evidence(const PlanBook& book);

// A report that says a later day of itself than that on which the public could first read it.
Diagnostics check_publication_days(const PlanBook& book, const PublicHistory& history);

// The parts, each in a file of its own.
// `span`: of the plan, which is that of what has no end.
void check_activity_times(const Initiative& sheet, const std::optional<PlanSpan>& span,
                          Diagnostics& problems);
void check_targets(const Initiative& sheet, Diagnostics& problems);
void check_targets(const Plan& plan, Diagnostics& problems);
void check_minutes_times(const Minutes& minutes, const DiscussionRules& rules, Diagnostics& problems);
void check_discussed(const Minutes& minutes, const Plan& plan, const PlanBook& book, Diagnostics& problems);
void check_coverage(const Plan& plan, const PlanBook& book, const DiscussionRules& rules,
                    Diagnostics& problems);
void check_report_calendar(const Report& report, const Plan& plan, const Framework& framework,
                           Diagnostics& problems);
void check_evidence(const Report& report, const Plan& plan, Diagnostics& problems);
void check_schools_with_plans(const District& district, const PlanBook& book, Diagnostics& problems);

// `facts`: those of the report's file, with the days that aren't public.
void check_review_days(const Report& report, const SourceValue& facts, Diagnostics& problems);

// The ids of the initiatives that minutes speak of: those that they list, else those whose number or id opens
// a heading or an entry of a list.
std::vector<std::string> list_discussed(const Minutes& minutes, const Plan& plan);
// Whether a school in that position needs a plan of its own or a part in its district's.
bool requires_assistance(std::string_view level);

}  // namespace gazette
