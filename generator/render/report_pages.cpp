#include "render/report_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/district_crumbs.h"
#include "render/district_views.h"
#include "render/register_pages.h"
#include "render/report_text.h"

namespace gazette {

namespace {

// By initiative, what the newest earlier report on the same plan says that rates it.
std::map<std::string, EarlierRating> list_ratings_before(const PlanShelf& shelf, const ShelvedPlan& plan,
                                                         ReportNumber report) {
  std::map<std::string, EarlierRating> before;
  for (const ReportNumber number : plan.reports) {
    if (number == report) break;
    for (const Rating& rating : shelf.reports[number].report.ratings) {
      EarlierRating& earlier = before[rating.initiative.value];
      for (const RatingOnScale& one : rating.scales) {
        const auto same = std::find_if(earlier.scales.begin(), earlier.scales.end(),
                                       [&](const RatingOnScale& other) { return other.scale == one.scale; });
        if (same == earlier.scales.end()) {
          earlier.scales.push_back(one);
        } else {
          *same = one;
        }
      }
    }
  }
  return before;
}

ReportSurroundings surround(const RenderParts& parts, const Url& page, PlanNumber number,
                            ReportNumber report) {
  const PlanShelf& shelf = parts.portal.shelf;
  const ShelvedPlan& plan = shelf.plans[number];
  ReportSurroundings surroundings;
  surroundings.page = page;
  surroundings.document = shelf.reports[report].document;
  surroundings.current_plan = &plan.plan;
  DocumentWork work;
  surroundings.changes_after = find_changes_after(parts, shelf.reports[report], work);
  for (size_t i = 0; i < plan.plan.initiatives.size(); ++i) {
    surroundings.addresses.emplace(plan.plan.initiatives[i].id.value,
                                   relative_url(page, parts.site.initiatives[number][i]));
  }
  surroundings.before = list_ratings_before(shelf, plan, report);
  const auto at = std::find(plan.reports.begin(), plan.reports.end(), report);
  if (at != plan.reports.begin() && at != plan.reports.end()) {
    const DocumentNumber before = shelf.reports[*(at - 1)].document;
    surroundings.report_before = parts.portal.document(before).versions.back().title;
  }
  for (const Rating& rating : shelf.reports[report].report.ratings) {
    const std::string& id = rating.initiative.value;
    surroundings.corrections.emplace(id, link_to_correction(parts, page, surroundings.document, id));
  }
  return surroundings;
}

// Which version of the plan the report measures, and whether the plan changed since.
void add_measured(const RenderParts& parts, const Url& page, const ShelvedPlan& plan,
                  const ShelvedReport& report, ViewRecord& view) {
  view.set("measured", ViewValue()).set("changed_since", size_t{0}).set("plan_history_url", ViewValue());
  if (!parts.portal.history.has_versions) return;
  const std::vector<Version>& versions = parts.portal.document(plan.document).versions;
  const Version& version = versions[report.measured_version];
  ViewRecord measured;
  measured.set("date", view_version_date(parts, version));
  measured.set("url", relative_url(page, parts.site.version_url(plan.document, version)));
  view.set("measured", std::move(measured));
  const auto since = std::count_if(versions.begin() + report.measured_version + 1, versions.end(),
                                   [](const Version& later) { return later.has_text(); });
  view.set("changed_since", static_cast<size_t>(since));
  const bool has_since = parts.site.has_since(plan.document, report.measured_version);
  view.set("plan_history_url", relative_url(page, has_since ? parts.site.since_url(plan.document, version)
                                                            : parts.site.history_url(plan.document)));
}

// What pages of reports and of minutes have in common.
void start(const RenderParts& parts, const Page& page, const PlanDocument& of, const ShelvedPlan* plan,
           ViewRecord& view) {
  const PlanShelf& shelf = parts.portal.shelf;
  view.set("title", parts.portal.document(page.subject).versions.back().title);
  add_dates(parts, page, of, view);
  view.set("district", ViewValue()).set("plan", ViewValue()).set("school_year", ViewValue());
  view.set("breadcrumbs", view_crumbs_to_districts(parts, page.url));
  if (plan == nullptr) return;
  view.set("breadcrumbs", view_crumbs_to_plan(parts, page.url, *plan));
  view.set("district", view_link(page.url, shelf.districts[plan->district].district.name,
                                 parts.site.districts[plan->district]));
  view.set("plan", view_plan_link(parts, page.url, *plan)).set("school_year", school_year_of(parts, *plan));
}

void add_neighbors(const RenderParts& parts, const Url& page, const ShelvedPlan& plan, ReportNumber report,
                   ViewRecord& view) {
  const auto at = std::find(plan.reports.begin(), plan.reports.end(), report);
  if (at == plan.reports.end()) return;
  if (at != plan.reports.begin()) view.set("previous_report", view_report_link(parts, page, *(at - 1)));
  if (at + 1 != plan.reports.end()) view.set("next_report", view_report_link(parts, page, *(at + 1)));
}

}  // namespace

void start_part_of_plan(const RenderParts& parts, const Page& page, const PlanDocument& of,
                        const ShelvedPlan* plan, ViewRecord& view) {
  start(parts, page, of, plan, view);
}

void fill_report(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const PlanShelf& shelf = parts.portal.shelf;
  const auto number = shelf.find_report(page.subject);
  if (!number) return;
  const ShelvedReport& report = shelf.reports[*number];
  const ShelvedPlan* plan = report.plan ? &shelf.plans[*report.plan] : nullptr;
  const TextPlace place{page.url, parts.portal.document(page.subject).path,
                        parts.portal.history.publication_count};
  start(parts, page, report.report, plan, view);
  view.set("measured", ViewValue()).set("changed_since", size_t{0}).set("plan_history_url", ViewValue());
  view.set("previous_report", ViewValue()).set("next_report", ViewValue());
  view.set("added_after", ViewList());
  view.set("contact", ViewValue());
  if (plan == nullptr || !report.plan) {
    view.set("report", view_report(parts, place, report.report, nullptr, nullptr, nullptr));
    return;
  }
  const ReportSurroundings surroundings = surround(parts, page.url, *report.plan, *number);
  const Version& measured = parts.portal.document(plan->document).versions[report.measured_version];
  const Plan measured_plan = read_plan_version(parts.portal.history, measured);
  view.set("report", view_report(parts, place, report.report, &measured_plan, shelf.framework_of(*plan),
                                 &surroundings));
  view.set("contact", view_contact(shelf.districts[plan->district].district.contact));
  add_measured(parts, page.url, *plan, report, view);
  if (surroundings.changes_after)
    view.set("added_after", view_added_initiatives(parts, page.url, *plan, *surroundings.changes_after));
  add_neighbors(parts, page.url, *plan, *number, view);
}

void fill_minutes(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const PlanShelf& shelf = parts.portal.shelf;
  const auto number = shelf.find_minutes(page.subject);
  if (!number) return;
  const ShelvedMinutes& minutes = shelf.minutes[*number];
  const TextPlace place{page.url, parts.portal.document(page.subject).path,
                        parts.portal.history.publication_count};
  start(parts, page, minutes.minutes, minutes.plan ? &shelf.plans[*minutes.plan] : nullptr, view);
  view.set("minutes", view_minutes_text(parts, place, minutes.minutes,
                                        minutes.plan ? &shelf.plans[*minutes.plan].plan : nullptr));
}

namespace {

// By number and title as that plan has them; what it doesn't have by its id.
ViewList view_discussed(const Plan* plan, const Minutes& minutes) {
  ViewList list;
  for (const PlacedText& id : minutes.discussed) {
    const Initiative* initiative = plan == nullptr ? nullptr : plan->find_initiative(id.value);
    list.emplace_back(initiative == nullptr
                          ? id.value
                          : fmt::format("{} {}", initiative->number.value, initiative->title.value));
  }
  return list;
}

}  // namespace

ViewRecord view_minutes_text(const RenderParts& parts, const TextPlace& place, const Minutes& minutes,
                             const Plan* plan) {
  ViewRecord record;
  record.set("dated", view_date(parts, minutes.dated)).set("next_on", view_date(parts, minutes.next_on));
  record.set("submitted_by", text_or_nothing(minutes.submitted_by.value));
  record.set("draft_sent_on", view_date(parts, minutes.draft_sent_on));
  record.set("reported_on", view_date(parts, minutes.reported_on));
  record.set("final_on", view_date(parts, minutes.final_on));
  record.set("discussed", view_discussed(plan, minutes));
  ViewList participants;
  for (const PlacedText& participant : minutes.participants) participants.emplace_back(participant.value);
  record.set("participants", std::move(participants)).set("summary", text_or_nothing(minutes.summary));
  const uint32_t end = minutes.body->nodes.empty() ? 0 : minutes.body->nodes[0].end;
  record.set("body", view_text(parts, place, minutes.body, 1, end, 2, ""));
  return record;
}

}  // namespace gazette
