#include "render/plan_pages.h"

#include <algorithm>
#include <utility>

#include "render/assessment_pages.h"
#include "render/coverage_views.h"
#include "render/district_crumbs.h"
#include "render/district_views.h"
#include "render/page_renderer.h"
#include "render/plan_text.h"
#include "render/rating_views.h"
#include "render/report_period.h"
#include "render/standing_views.h"
#include "render/stated_views.h"

namespace gazette {

namespace {

constexpr size_t most_changes = 5;

ViewRecord view_report(const RenderParts& parts, const Url& page, ReportNumber number) {
  const ShelvedReport& report = parts.portal.shelf.reports[number];
  ViewRecord record = view_link(page, parts.portal.document(report.document).versions.back().title,
                                parts.site.documents[report.document].url);
  record.set("short_title", short_title_of(parts, report.report));
  record.set("dated", view_date(parts, report.report.dated));
  record.set("due", ViewValue()).set("is_missing", false);
  return record;
}

// What the calendar asks for, there or not, and then what it doesn't ask for.
ViewList view_reports(const RenderParts& parts, const Url& page, const ShelvedPlan& plan) {
  const PlanShelf& shelf = parts.portal.shelf;
  const Framework* framework = shelf.framework_of(plan);
  const auto& today = parts.portal.history.build_date;
  ViewList list;
  std::vector<ReportNumber> rest = plan.reports;
  for (const DueReport& due : plan.due) {
    ViewRecord record;
    if (due.report) {
      record = view_report(parts, page, *due.report);
      rest.erase(std::remove(rest.begin(), rest.end(), *due.report), rest.end());
    } else {
      record.set("title", framework->reports[due.slot].title).set("url", ViewValue());
      record.set("short_title", period_text(parts, due.from, due.to)).set("dated", ViewValue());
      record.set("is_missing", today && due.is_missing_on(*today));
    }
    record.set("due", parts.words.date(due.due));
    list.emplace_back(std::move(record));
  }
  for (const ReportNumber number : rest) list.emplace_back(view_report(parts, page, number));
  return list;
}

ViewList view_minutes_of(const RenderParts& parts, const Url& page, const ShelvedPlan& plan) {
  ViewList list;
  for (const MinutesNumber number : plan.minutes) {
    const ShelvedMinutes& minutes = parts.portal.shelf.minutes[number];
    ViewRecord record = view_link(page, parts.portal.document(minutes.document).versions.back().title,
                                  parts.site.documents[minutes.document].url);
    record.set("dated", view_date(parts, minutes.minutes.dated));
    list.emplace_back(std::move(record));
  }
  return list;
}

// Each objective with its initiatives and their latest ratings.
ViewList view_objectives(const RenderParts& parts, const Url& page, const ShelvedPlan& plan,
                         const std::vector<Url>& addresses) {
  ViewList list;
  for (const ObjectiveGroup& group : group_by_objective(plan.plan)) {
    ViewRecord record;
    record.set("objective", view_objective(parts, page, plan.plan, group.objective));
    record.set("served_by", group.objective == nullptr
                                ? ViewList()
                                : view_served_by(parts, page, plan, group.objective->id.value));
    ViewList initiatives;
    for (const size_t i : group.initiatives) {
      const Initiative& initiative = plan.plan.initiatives[i];
      ViewRecord view = view_link(page, name_of(initiative), addresses[i]);
      view.set("number", text_or_nothing(initiative.number.value));
      view.set("lead", text_or_nothing(initiative.lead.value));
      view.set("rated", view_latest_rating(parts, page, plan, initiative.id.value));
      initiatives.emplace_back(std::move(view));
    }
    record.set("initiatives", std::move(initiatives));
    list.emplace_back(std::move(record));
  }
  return list;
}

// The versions after the first, newest first.
void add_changes(const RenderParts& parts, const Url& page, const ShelvedPlan& plan, ViewRecord& view) {
  const DocumentNumber number = plan.document;
  const PublicDocument& document = parts.portal.document(number);
  ViewList changes;
  size_t count = 0;
  for (auto v = static_cast<uint32_t>(document.versions.size()); v-- > 0;) {
    const Version& version = document.versions[v];
    if (!parts.portal.history.has_versions || !version.has_text() || !text_before(document, v)) continue;
    if (++count > most_changes) continue;
    ViewRecord record;
    record.set("date", view_version_date(parts, version)).set("note", text_or_nothing(note_of(document, v)));
    record.set("change_url", relative_url(page, parts.site.change_url(number, version)));
    changes.emplace_back(std::move(record));
  }
  view.set("changes", std::move(changes)).set("change_count", count).set("amendments", ViewList());
  const auto approved = find_approved_version(document, plan.plan);
  const bool has_since = approved && parts.site.has_since(number, *approved);
  view.set("since_approval_url",
           has_since ? relative_url(page, parts.site.since_url(number, document.versions[*approved]))
                     : ViewValue());
}

}  // namespace

void fill_plan(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const PlanShelf& shelf = parts.portal.shelf;
  const PlanNumber number = shelf.find_plan(page.subject).value_or(0);
  const ShelvedPlan& plan = shelf.plans[number];
  const Framework* framework = shelf.framework_of(plan);
  const PublicDocument& document = parts.portal.document(page.subject);
  const ShelvedDistrict& district = shelf.districts[plan.district];
  const TextPlace place{page.url, document.path, parts.portal.history.publication_count};
  const SheetSetting setting{parts, place, plan.plan, framework, &plan};

  view.set("breadcrumbs", view_crumbs_to_district(parts, page.url, plan.district));
  view.set("title", document.versions.back().title);
  view.set("district", view_link(page.url, district.district.name, parts.site.districts[plan.district]));
  view.set("school_year", school_year_of(parts, plan));
  add_dates(parts, page, plan.plan, view);
  add_changes(parts, page.url, plan, view);

  ViewRecord text = view_plan_text(parts, place, plan.plan, framework);
  view.set("stated", *text.find("stated")).set("has_initiatives", *text.find("has_initiatives"));
  text.set("stated", ViewValue());
  view.set("coverage", view_coverage(parts, page.url, plan));
  // What stands in the summary isn't said again below it.
  ViewList reasons;
  ViewList sections;
  for (const PlanSection& section : list_plan_sections(plan.plan, framework)) {
    if (section.is_reason) {
      reasons.emplace_back(view_plan_section(setting, section.section, 4, ""));
    } else {
      sections.emplace_back(view_plan_section(setting, section.section, 4, ""));
    }
  }
  ViewList outcomes = view_final_outcomes(setting);
  const auto has_result = [&](const FinalOutcome& outcome) {
    return !view_outcome_result(setting, outcome).is_nothing();
  };
  const std::vector<FinalOutcome>& stated = plan.plan.final_outcomes;
  view.set("has_results", std::any_of(stated.begin(), stated.end(), has_result));
  view.set("opening", *text.find("opening")).set("final_outcomes", std::move(outcomes));
  text.set("summary", ViewValue()).set("opening", ViewValue());
  text.set("sections", std::move(sections)).set("final_outcomes", ViewList()).set("is_rest", true);
  view.set("reasons", std::move(reasons)).set("plan", std::move(text));

  view.set("summary", text_or_nothing(plan.plan.summary));
  view.set("objectives", view_objectives(parts, page.url, plan, parts.site.initiatives[number]));
  view.set("benchmarks", view_benchmark_counts(parts, plan));
  view.set("ratings", view_ratings_at_a_glance(parts, page.url, plan));
  view.set("reports", view_reports(parts, page.url, plan));
  view.set("newest_report", view_latest_report(parts, page.url, &plan));
  const std::vector<AwaitedReport> awaited = list_awaited_reports(parts, number);
  view.set("missing_count",
           static_cast<size_t>(std::count_if(awaited.begin(), awaited.end(),
                                             [](const AwaitedReport& report) { return report.is_missing; })));
  view.set("minutes", view_minutes_of(parts, page.url, plan));
  view.set("assessments", view_assessments_of(parts, page.url, plan));
  view.set("contact", view_contact(district.district.contact));
  const auto other = [&](std::optional<PlanNumber> of) {
    return of ? ViewValue(view_plan_link(parts, page.url, shelf.plans[*of])) : ViewValue();
  };
  view.set("before", other(plan.before)).set("after", other(plan.after));
}

}  // namespace gazette
