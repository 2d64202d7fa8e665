#include "render/district_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/district_crumbs.h"
#include "render/language_views.h"

namespace gazette {

namespace {

// What a telephone dials: "(555) 0144" is 5550144.
std::string dialed(const std::string& phone) {
  std::string digits;
  for (const char c : phone) {
    if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) digits += c;
  }
  return digits;
}

ViewValue address_or_nothing(std::string_view scheme, const std::string& address) {
  if (address.empty()) return {};
  std::string url(scheme);
  url += address;
  return url;
}

// Of a plan of several years, the one year that the report is about: the calendar's year begins in September.
std::string school_year_of_report(const RenderParts& parts, const ShelvedPlan& plan, const DueReport& due) {
  if (plan.plan.years.value < 2) return school_year_of(parts, plan);
  const int year = static_cast<int>(due.from.year());
  const int first = due.from.month() < std::chrono::September ? year - 1 : year;
  return fmt::format("{}-{:02}", first, (first + 1) % 100);
}

}  // namespace

ViewValue view_contact(const Contact& contact) {
  if (contact.role.value.empty() && contact.email.empty() && contact.phone.empty() && contact.web.empty())
    return {};
  ViewRecord record;
  record.set("role", text_or_nothing(contact.role.value));
  record.set("email", text_or_nothing(contact.email));
  record.set("email_url", address_or_nothing("mailto:", contact.email));
  record.set("phone", text_or_nothing(contact.phone));
  record.set("phone_url", address_or_nothing("tel:", dialed(contact.phone)));
  record.set("web", text_or_nothing(contact.web));
  return record;
}

const Designation* find_designation(const RenderParts& parts, const District& district,
                                    std::string_view school) {
  const auto& today = parts.portal.history.build_date;
  const Designation* last = nullptr;
  for (const Designation& designation : district.designations) {
    if (designation.school.value != school) continue;
    if (today && designation.from && *today < designation.from.value) continue;
    if (last == nullptr || last->from.value <= designation.from.value) last = &designation;
  }
  return last;
}

ViewValue view_designation(const RenderParts& parts, const Url& page, DistrictNumber district,
                           const Designation* designation) {
  if (designation == nullptr) return {};
  const std::vector<School>& schools = parts.portal.shelf.districts[district].district.schools;
  ViewRecord record;
  record.set("level", name_in_language(parts, designation->level.value))
      .set("from", view_date(parts, designation->from));
  record.set("note", text_or_nothing(designation->note)).set("school", ViewValue());
  for (size_t i = 0; i < schools.size(); ++i) {
    if (!designation->school.value.empty() && schools[i].id.value == designation->school.value)
      record.set("school", view_link(page, schools[i].name, parts.site.schools[district][i]));
  }
  return record;
}

std::vector<AwaitedReport> list_awaited_reports(const RenderParts& parts, PlanNumber plan) {
  const auto& today = parts.portal.history.build_date;
  std::vector<AwaitedReport> list;
  for (const DueReport& due : parts.portal.shelf.plans[plan].due) {
    if (!due.report) list.push_back({plan, due, today && due.is_missing_on(*today)});
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const AwaitedReport& a, const AwaitedReport& b) { return a.due.due < b.due.due; });
  return list;
}

ViewRecord view_awaited_report(const RenderParts& parts, const Url& page, const AwaitedReport& awaited) {
  const PlanShelf& shelf = parts.portal.shelf;
  const ShelvedPlan& plan = shelf.plans[awaited.plan];
  ViewRecord record;
  record.set("title", shelf.framework_of(plan)->reports[awaited.due.slot].title);
  record.set("school_year", school_year_of_report(parts, plan, awaited.due));
  record.set("from", parts.words.date(awaited.due.from)).set("to", parts.words.date(awaited.due.to));
  record.set("date", parts.words.date(awaited.due.due)).set("is_missing", awaited.is_missing);
  record.set("district", view_link(page, shelf.districts[plan.district].district.name,
                                   parts.site.districts[plan.district]));
  record.set("plan", view_plan_link(parts, page, plan)).set("school", view_school_of(shelf, plan));
  return record;
}

ViewValue view_school_of(const PlanShelf& shelf, const ShelvedPlan& plan) {
  if (plan.school.empty()) return {};
  const School* school = shelf.districts[plan.district].district.find_school(plan.school);
  return school == nullptr ? plan.school : school->name;
}

std::vector<PlanNumber> list_current_plans(const PlanShelf& shelf, const ShelvedDistrict& district) {
  std::vector<PlanNumber> current;
  if (!district.plans.empty()) current.push_back(district.plans.front());
  std::vector<std::string> schools;
  for (const PlanNumber number : district.school_plans) {
    const std::string& school = shelf.plans[number].school;
    if (std::find(schools.begin(), schools.end(), school) != schools.end()) continue;
    schools.push_back(school);
    current.push_back(number);
  }
  return current;
}

ViewRecord view_report_link(const RenderParts& parts, const Url& page, ReportNumber number) {
  const ShelvedReport& report = parts.portal.shelf.reports[number];
  ViewRecord record = view_link(page, parts.portal.document(report.document).versions.back().title,
                                parts.site.documents[report.document].url);
  record.set("dated", view_date(parts, report.report.dated));
  const Framework* framework =
      report.plan ? parts.portal.shelf.framework_of(parts.portal.shelf.plans[*report.plan]) : nullptr;
  record.set("is_summative", sums_up(report.report, framework));
  return record;
}

const ShelvedPlan* find_current_plan(const PlanShelf& shelf, const ShelvedDistrict& district) {
  return district.plans.empty() ? nullptr : &shelf.plans[district.plans.front()];
}

ViewValue view_latest_report(const RenderParts& parts, const Url& page, const ShelvedPlan* plan) {
  if (plan == nullptr || plan->reports.empty()) return {};
  return view_report_link(parts, page, plan->reports.back());
}

ViewValue view_plan_changes(const RenderParts& parts, const Url& page, const ShelvedPlan& plan) {
  const PublicDocument& document = parts.portal.document(plan.document);
  const std::vector<Version>& versions = document.versions;
  size_t count = 0;
  for (uint32_t v = 0; v < versions.size(); ++v) {
    if (versions[v].has_text() && text_before(document, v) && !document.only_came_back(v)) ++count;
  }
  if (!parts.portal.history.has_versions || count == 0) return {};
  ViewRecord record;
  record.set("url", relative_url(page, parts.site.history_url(plan.document)));
  record.set("count", count);
  record.set("date", parts.words.date(versions.back().date));
  return record;
}

ViewList view_school_plans(const RenderParts& parts, const Url& page, DistrictNumber number,
                           std::string_view school_id) {
  const PlanShelf& shelf = parts.portal.shelf;
  const ShelvedDistrict& district = shelf.districts[number];
  ViewList list;
  for (const PlanNumber at : district.school_plans) {
    const ShelvedPlan& plan = shelf.plans[at];
    if (!school_id.empty() && plan.school != school_id) continue;
    const School* school = district.district.find_school(plan.school);
    ViewRecord record = view_link(page, parts.portal.document(plan.document).versions.back().title,
                                  parts.site.documents[plan.document].url);
    record.set("school_year", school_year_of(parts, plan));
    record.set("school", school == nullptr ? plan.school : school->name);
    record.set("summary", text_or_nothing(plan.plan.summary));
    list.emplace_back(std::move(record));
  }
  return list;
}

ViewList view_district_rows(const RenderParts& parts, const Url& page) {
  const PlanShelf& shelf = parts.portal.shelf;
  ViewList rows;
  for (DistrictNumber i = 0; i < shelf.districts.size(); ++i) {
    const ShelvedDistrict& district = shelf.districts[i];
    if (district.district.is_department) continue;
    const ShelvedPlan* plan = find_current_plan(shelf, district);
    ViewRecord row = view_link(page, district.district.name, parts.site.districts[i]);
    row.set("region", text_or_nothing(district.district.region));
    row.set("designation", view_designation(parts, page, i, find_designation(parts, district.district, {})));
    row.set("plan", plan == nullptr ? ViewValue() : ViewValue(view_plan_link(parts, page, *plan)));
    row.set("report", view_latest_report(parts, page, plan));
    row.set("changes", plan == nullptr ? ViewValue() : view_plan_changes(parts, page, *plan));
    size_t missing = 0;
    for (const PlanNumber current : list_current_plans(shelf, district)) {
      for (const AwaitedReport& report : list_awaited_reports(parts, current))
        missing += report.is_missing ? 1 : 0;
    }
    row.set("missing", missing);
    rows.emplace_back(std::move(row));
  }
  return rows;
}

}  // namespace gazette
