// What several pages say of a district: whom to ask, where it stands, which reports are due.
#pragma once

#include <vector>

#include "render/render_parts.h"

namespace gazette {

// {role, email, email_url, phone, phone_url, web}, each text or nothing; nothing for an empty one.
ViewValue view_contact(const Contact& contact);

// The last one in force on the day of the site, or the last one of all where it has none; of the district
// itself (`school` empty) or of one school of it. May be null.
const Designation* find_designation(const RenderParts& parts, const District& district,
                                    std::string_view school);
// {level, from, note, school}; `school` is {title, url} or nothing. Nothing for null.
ViewValue view_designation(const RenderParts& parts, const Url& page, DistrictNumber district,
                           const Designation* designation);

// A report that the calendar asks for and that isn't there.
struct AwaitedReport {
  PlanNumber plan = 0;
  DueReport due;
  bool is_missing = false;  // on the day of the site
};
// Of one plan, oldest first.
std::vector<AwaitedReport> list_awaited_reports(const RenderParts& parts, PlanNumber plan);
// {title, from, to, date, is_missing, district, plan, school}; district and plan are {title, url}, `school`
// is the name of the one whose own plan it is, or nothing.
ViewRecord view_awaited_report(const RenderParts& parts, const Url& page, const AwaitedReport& awaited);

// {title, url, dated, is_summative}.
ViewRecord view_report_link(const RenderParts& parts, const Url& page, ReportNumber number);
// The name of the school whose own plan it is, or nothing.
ViewValue view_school_of(const PlanShelf& shelf, const ShelvedPlan& plan);
// The district's newest plan, then the newest one of each school that has its own.
std::vector<PlanNumber> list_current_plans(const PlanShelf& shelf, const ShelvedDistrict& district);
// The newest plan of a district, and the newest report on it.
const ShelvedPlan* find_current_plan(const PlanShelf& shelf, const ShelvedDistrict& district);
ViewValue view_latest_report(const RenderParts& parts, const Url& page, const ShelvedPlan* plan);
// {url, count, date}: how often the plan was changed since it was first published, and when last; nothing
// where it wasn't.
ViewValue view_plan_changes(const RenderParts& parts, const Url& page, const ShelvedPlan& plan);

// Every district, by name: {title, url, region, designation, plan, report, changes, missing}. `report`: the
// latest one; `changes`: of the current plan; `missing`: how many of its reports are.
// [{title, url, school_year, school, summary}]: the plans of its schools, or of one of them.
ViewList view_school_plans(const RenderParts& parts, const Url& page, DistrictNumber number,
                           std::string_view school_id);
ViewList view_district_rows(const RenderParts& parts, const Url& page);

}  // namespace gazette
