// The rules that hold between what the files of a plan book say: ids, references, limits, dates.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/plan_book.h"
#include "model/school_year.h"

namespace gazette {

// All of them.
Diagnostics check_plan_book(const PlanBook& book);

// What the plan may speak of; nothing while its school year is in doubt.
std::optional<PlanSpan> find_span(const Plan& plan);
// The same district's plan of an earlier year.
bool may_continue(const Plan& plan, const Plan& earlier);
// False: the sheet's number isn't one below its objective. What can't be judged fits: an objective that isn't
// there, or whose own number is another one's too.
bool fits_objective(const Initiative& sheet, const Plan& plan);
// It fits, and no other sheet has it rightly.
bool has_number_of_its_own(const Initiative& sheet, const Plan& plan);

// What to write where a plan, or an initiative of it, isn't known.
std::string suggest_plan(const PlanDocument& from, std::string_view id, const PlanBook& book);
std::string suggest_initiative(std::string_view id, const Plan& plan, std::string otherwise);
// A public document may not rest on one that isn't: true if `to` isn't public. Told once in a document, and
// not where `to` was public before: that it became a draft is told there, and the document may stay as it is.
bool rests_on_hidden(const PlanDocument& from, const Mark& mark, const Plan& to, std::string_view what,
                     const PlanBook& book, Diagnostics& problems);
// The same of a sheet of `plan`.
bool rests_on_hidden(const PlanDocument& from, const Mark& mark, const Initiative& to, const Plan& plan,
                     std::string_view what, const PlanBook& book, Diagnostics& problems);

// The parts of it, each in a file of its own.
void check_framework(const Framework& framework, Diagnostics& problems);
void check_district(const District& district, const PlanBook& book, Diagnostics& problems);
void check_plan(const Plan& plan, const PlanBook& book, Diagnostics& problems);
void check_plan_limits(const Plan& plan, const Framework& framework, Diagnostics& problems);
void check_plan_sections(const Plan& plan, const Framework& framework, Diagnostics& problems);
// The headings that a framework asks for in the text of `document`, called `owner` ("the plan").
void check_sections(const PlanDocument& document, const std::vector<BodySection>& found,
                    const std::vector<FrameworkSection>& wanted, const std::string& owner,
                    Diagnostics& problems);
// The same of minutes, as a habit: a heading may go without its number.
void check_minutes_sections(const Minutes& minutes, const Framework& framework, Diagnostics& problems);
void check_report_kind(const Report& report, const Framework& framework, Diagnostics& problems);
void check_lineage(const Plan& plan, const PlanBook& book, Diagnostics& problems);
void check_initiative(const Initiative& sheet, const Plan& plan, const PlanBook& book, Diagnostics& problems);
void check_report(const Report& report, const PlanBook& book, Diagnostics& problems);
void check_ratings(const Report& report, const Plan& plan, const PlanBook& book, Diagnostics& problems);
void check_benchmark_statuses(const Report& report, const Plan& plan, const PlanBook& book,
                              Diagnostics& problems);
void check_outcome_status(const Report& report, const BenchmarkStatus& status, const Plan& plan,
                          const PlanBook& book, Diagnostics& problems);
// A report that sums up a year says how each final outcome stands that was due.
void check_told_outcomes(const Report& report, const Plan& plan, const Framework* framework,
                         Diagnostics& problems);
// Words for a time that name a day which no month has.
void check_written_day(const PlanDocument& document, const PlacedText& when, Diagnostics& problems);
void check_narratives(const Report& report, const Plan& plan, const PlanBook& book, Diagnostics& problems);
void check_minutes(const Minutes& minutes, const PlanBook& book, Diagnostics& problems);

}  // namespace gazette
