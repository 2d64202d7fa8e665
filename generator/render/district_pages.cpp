#include "render/district_pages.h"

#include <algorithm>

#include "render/assessment_pages.h"
#include "render/district_crumbs.h"
#include "render/district_views.h"
#include "render/levels_page.h"
#include "render/program_participation.h"
#include "render/rating_views.h"
#include "render/register_pages.h"
#include "render/standing_views.h"

namespace gazette {

namespace {

// {title, url, school_year}, what it holds, and what changed in it.
ViewRecord view_plan(const RenderParts& parts, const Url& page, PlanNumber number) {
  const PlanShelf& shelf = parts.portal.shelf;
  const ShelvedPlan& plan = shelf.plans[number];
  ViewRecord record = view_link(page, parts.portal.document(plan.document).versions.back().title,
                                parts.site.documents[plan.document].url);
  record.set("school_year", school_year_of(parts, plan));
  record.set("summary", text_or_nothing(plan.plan.summary));
  record.set("approved_on", view_date(parts, plan.plan.approved_on));
  record.set("objectives", static_cast<size_t>(plan.plan.objectives.size()));
  record.set("initiatives", static_cast<size_t>(plan.plan.initiatives.size()));
  record.set("changes", view_plan_changes(parts, page, plan));
  record.set("benchmarks", view_benchmark_counts(parts, plan));
  ViewList reports;
  for (const ReportNumber report : plan.reports) reports.emplace_back(view_report_link(parts, page, report));
  std::reverse(reports.begin(), reports.end());
  record.set("reports", std::move(reports));
  ViewList awaited;
  for (const AwaitedReport& report : list_awaited_reports(parts, number))
    awaited.emplace_back(view_awaited_report(parts, page, report));
  record.set("awaited", std::move(awaited));
  ViewList minutes;
  for (const MinutesNumber notes : plan.minutes) {
    const DocumentNumber document = shelf.minutes[notes].document;
    ViewRecord link = view_link(page, parts.portal.document(document).versions.back().title,
                                parts.site.documents[document].url);
    link.set("dated", view_date(parts, shelf.minutes[notes].minutes.dated));
    minutes.emplace_back(std::move(link));
  }
  std::reverse(minutes.begin(), minutes.end());
  record.set("minutes", std::move(minutes));
  record.set("assessments", view_assessments_of(parts, page, plan));
  return record;
}

void add_plans(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const PlanShelf& shelf = parts.portal.shelf;
  const ShelvedDistrict& district = shelf.districts[page.subject];
  const ShelvedPlan* current = find_current_plan(shelf, district);
  view.set("plan",
           current == nullptr ? ViewValue() : ViewValue(view_plan(parts, page.url, district.plans.front())));
  view.set("ratings", current == nullptr ? ViewList() : view_ratings_at_a_glance(parts, page.url, *current));
  ViewList older;
  for (size_t i = 1; i < district.plans.size(); ++i)
    older.emplace_back(view_plan(parts, page.url, district.plans[i]));
  view.set("older_plans", std::move(older));
  std::vector<AwaitedReport> awaited;
  for (const PlanNumber number : list_current_plans(shelf, district)) {
    if (shelf.plans[number].school.empty()) continue;
    for (const AwaitedReport& report : list_awaited_reports(parts, number)) awaited.push_back(report);
  }
  std::stable_sort(awaited.begin(), awaited.end(),
                   [](const AwaitedReport& a, const AwaitedReport& b) { return a.due.due < b.due.due; });
  ViewList due;
  for (const AwaitedReport& report : awaited) due.emplace_back(view_awaited_report(parts, page.url, report));
  view.set("school_reports_due", std::move(due));
}

// Since when the district had stood on that day as it did.
std::optional<Date> find_state(const RenderParts& parts, DistrictNumber district, Date day) {
  if (parts.site.as_of.days.empty()) return std::nullopt;
  const auto state = parts.site.as_of.find_state(district, day);
  return state ? std::optional(parts.site.as_of.districts[district][*state]) : std::nullopt;
}

// The next ones, soonest first, and the past ones, newest first; all in the first list where no day is known.
void add_meetings(const RenderParts& parts, const Page& page, const District& district, ViewRecord& view) {
  const auto& today = parts.portal.history.build_date;
  std::vector<const CommitteeMeeting*> meetings;
  for (const CommitteeMeeting& meeting : district.meetings) meetings.push_back(&meeting);
  std::stable_sort(meetings.begin(), meetings.end(),
                   [](const auto* a, const auto* b) { return a->date.value < b->date.value; });
  ViewList next;
  ViewList past;
  for (const CommitteeMeeting* meeting : meetings) {
    ViewRecord record;
    record.set("date", view_date(parts, meeting->date)).set("topic", text_or_nothing(meeting->topic));
    record.set("packet_url", view_packet_url(parts, page.url, page.subject, meeting->date));
    const bool is_past = today && meeting->date.value < *today;
    const auto state = is_past ? find_state(parts, page.subject, meeting->date.value) : std::optional<Date>();
    record.set("state_url",
               state ? ViewValue(relative_url(page.url, parts.site.district_as_of_url(page.subject, *state)))
                     : ViewValue());
    (is_past ? past : next).emplace_back(std::move(record));
  }
  std::reverse(past.begin(), past.end());
  view.set("next_meetings", std::move(next)).set("past_meetings", std::move(past));
}

void add_schools(const RenderParts& parts, const Page& page, const District& district, ViewRecord& view) {
  ViewList schools;
  for (size_t i = 0; i < district.schools.size(); ++i) {
    const School& school = district.schools[i];
    ViewRecord record = view_link(page.url, school.name, parts.site.schools[page.subject][i]);
    record.set("grades", text_or_nothing(school.grades));
    const Designation* designation = find_designation(parts, district, school.id.value);
    record.set("designation", view_designation(parts, page.url, page.subject, designation));
    schools.emplace_back(std::move(record));
  }
  view.set("schools", std::move(schools));
}

}  // namespace

ViewValue view_packet_url(const RenderParts& parts, const Url& page, DistrictNumber district,
                          const PlacedDate& day) {
  const auto packet = day ? parts.site.find_packet(district, day.value) : std::optional<Url>();
  return packet ? ViewValue(relative_url(page, *packet)) : ViewValue();
}

void fill_districts(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const PlanShelf& shelf = parts.portal.shelf;
  ViewList departments;
  for (DistrictNumber i = 0; i < shelf.districts.size(); ++i) {
    const District& one = shelf.districts[i].district;
    if (one.is_department) departments.emplace_back(view_link(page.url, one.name, parts.site.districts[i]));
  }
  view.set("departments", std::move(departments));
  view.set("breadcrumbs", ViewList{view_link(page.url, parts.words.text("layout.home"), home_url)});
  view.set("districts", view_district_rows(parts, page.url));
  view.set("compare_url", relative_url(page.url, compare_url));
  view.set("school_count", [&] {
    size_t count = 0;
    for (const ShelvedDistrict& district : shelf.districts) count += district.district.schools.size();
    return count;
  }());
}

void fill_district(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const ShelvedDistrict& shelved = parts.portal.shelf.districts[page.subject];
  const District& district = shelved.district;
  const auto& today = parts.portal.history.build_date;
  view.set("breadcrumbs", view_crumbs_to_districts(parts, page.url));
  view.set("as_of", today ? parts.words.date(*today) : ViewValue());
  view.set("code", text_or_nothing(district.code)).set("region", text_or_nothing(district.region));
  view.set("contact", view_contact(district.contact));
  view.set("designation",
           view_designation(parts, page.url, page.subject, find_designation(parts, district, {})));
  ViewList designations;
  for (const Designation& one : district.designations)
    designations.emplace_back(view_designation(parts, page.url, page.subject, &one));
  std::reverse(designations.begin(), designations.end());
  view.set("designations", std::move(designations));
  view.set("levels_url", view_levels_url(parts, page.url));
  view.set("school_plans", view_school_plans(parts, page.url, page.subject, {}));
  view.set("programs", view_programs_of(parts, page.url, page.subject, {}));
  view.set("is_department", district.is_department);
  const bool has_years = shelved.plans.size() > 1;
  view.set("years_url",
           has_years ? ViewValue(relative_url(page.url, parts.site.years_url(page.subject))) : ViewValue());
  const bool has_packets = !parts.site.packets[page.subject].empty();
  view.set("packets_url", has_packets
                              ? ViewValue(relative_url(page.url, parts.site.packets_url(page.subject)))
                              : ViewValue());
  add_plans(parts, page, view);
  add_meetings(parts, page, district, view);
  add_ways_into_the_past(parts, page.url, page.subject, view);
  add_schools(parts, page, district, view);
}

}  // namespace gazette
