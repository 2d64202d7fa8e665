// What is due and what is missing, over all districts: a page of its own, and a short list at home.
#include <algorithm>
#include <tuple>
#include <vector>

#include "model/due_facts.h"
#include "render/district_crumbs.h"
#include "render/district_pages.h"
#include "render/district_views.h"

namespace gazette {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr days look_ahead{60};

// Of the current plans, or of all the others.
std::vector<AwaitedReport> list_awaited(const RenderParts& parts, bool current) {
  std::vector<AwaitedReport> list;
  for (const ShelvedDistrict& district : parts.portal.shelf.districts) {
    const std::vector<PlanNumber> newest = list_current_plans(parts.portal.shelf, district);
    for (const auto* plans : {&district.plans, &district.school_plans}) {
      for (const PlanNumber plan : *plans) {
        const bool is_newest = std::find(newest.begin(), newest.end(), plan) != newest.end();
        if (is_newest != current) continue;
        for (const AwaitedReport& report : list_awaited_reports(parts, plan)) list.push_back(report);
      }
    }
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const AwaitedReport& a, const AwaitedReport& b) { return a.due.due < b.due.due; });
  return list;
}

ViewList view_awaited(const RenderParts& parts, const Url& page, const std::vector<AwaitedReport>& list,
                      bool missing) {
  ViewList views;
  for (const AwaitedReport& report : list) {
    if (report.is_missing == missing) views.emplace_back(view_awaited_report(parts, page, report));
  }
  return views;
}

// From the day of the site on; without one, all.
ViewList view_next_meetings(const RenderParts& parts, const Url& page) {
  const auto& today = parts.portal.history.build_date;
  const PlanShelf& shelf = parts.portal.shelf;
  std::vector<std::pair<DistrictNumber, const CommitteeMeeting*>> meetings;
  for (DistrictNumber i = 0; i < shelf.districts.size(); ++i) {
    for (const CommitteeMeeting& meeting : shelf.districts[i].district.meetings) {
      if (meeting.date && (!today || *today <= meeting.date.value)) meetings.emplace_back(i, &meeting);
    }
  }
  std::stable_sort(meetings.begin(), meetings.end(),
                   [](const auto& a, const auto& b) { return a.second->date.value < b.second->date.value; });
  ViewList list;
  for (const auto& [district, meeting] : meetings) {
    ViewRecord record;
    record.set("date", view_date(parts, meeting->date)).set("topic", text_or_nothing(meeting->topic));
    record.set("packet_url", view_packet_url(parts, page, district, meeting->date));
    record.set("district",
               view_link(page, shelf.districts[district].district.name, parts.site.districts[district]));
    list.emplace_back(std::move(record));
  }
  return list;
}

// A benchmark of a current plan that is to be reached soon.
struct NearStage {
  Date due{};
  PlanNumber plan = 0;
  std::optional<size_t> initiative;  // none: it stands in a table of the plan
  std::string text;
  std::string target;
};

void add_near_facts(const PlanShelf& shelf, PlanNumber number, Date today, Date last,
                    std::vector<NearStage>& list) {
  const ShelvedPlan& plan = shelf.plans[number];
  const Framework* framework = shelf.framework_of(plan);
  if (framework == nullptr) return;
  for (const DueFact& fact : list_due_facts(plan.plan.stated, framework->in_plan)) {
    if (today <= fact.day && fact.day <= last)
      list.push_back(
          {fact.day, number, std::nullopt, fact.name.empty() ? fact.title : fact.name, fact.target});
  }
}

std::vector<NearStage> list_near_stages(const RenderParts& parts, Date today) {
  const Date last(sys_days(today) + look_ahead);
  const PlanShelf& shelf = parts.portal.shelf;
  std::vector<NearStage> list;
  for (const ShelvedDistrict& district : shelf.districts) {
    for (const PlanNumber plan : list_current_plans(shelf, district)) {
      const std::vector<Initiative>& initiatives = shelf.plans[plan].plan.initiatives;
      for (size_t i = 0; i < initiatives.size(); ++i) {
        for (const auto* benchmarks : initiatives[i].all_benchmarks()) {
          for (const Benchmark& benchmark : *benchmarks) {
            for (const Stage& stage : benchmark.stages) {
              const auto due = stage.due_day();
              if (due && today <= *due && *due <= last)
                list.push_back({*due, plan, i, benchmark.text.value, stage.target.value});
            }
          }
        }
      }
      add_near_facts(shelf, plan, today, last, list);
    }
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const NearStage& a, const NearStage& b) { return a.due < b.due; });
  return list;
}

ViewRecord view_initiative_of(const RenderParts& parts, const Url& page, PlanNumber plan, size_t number) {
  const Initiative& initiative = parts.portal.shelf.plans[plan].plan.initiatives[number];
  ViewRecord link =
      view_link(page, initiative.title.value.empty() ? initiative.id.value : initiative.title.value,
                parts.site.initiatives[plan][number]);
  return std::move(link.set("number", text_or_nothing(initiative.number.value)));
}

// In its place, for what stands in a table of the plan.
ViewRecord view_plan_of(const RenderParts& parts, const Url& page, const ShelvedPlan& plan) {
  ViewRecord link = view_link(page, parts.portal.document(plan.document).versions.back().title,
                              parts.site.documents[plan.document].url);
  return std::move(link.set("number", ViewValue()));
}

ViewList view_near_stages(const RenderParts& parts, const Url& page) {
  const PlanShelf& shelf = parts.portal.shelf;
  ViewList list;
  if (!parts.portal.history.build_date) return list;
  for (const NearStage& near : list_near_stages(parts, *parts.portal.history.build_date)) {
    const ShelvedPlan& plan = shelf.plans[near.plan];
    ViewRecord record;
    record.set("date", parts.words.date(near.due)).set("text", near.text);
    record.set("target", text_or_nothing(near.target));
    record.set("initiative", near.initiative ? view_initiative_of(parts, page, near.plan, *near.initiative)
                                             : view_plan_of(parts, page, plan));
    record.set("district", view_link(page, shelf.districts[plan.district].district.name,
                                     parts.site.districts[plan.district]));
    record.set("school", view_school_of(shelf, plan));
    list.emplace_back(std::move(record));
  }
  return list;
}

}  // namespace

void fill_calendar(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const auto& today = parts.portal.history.build_date;
  view.set("breadcrumbs", ViewList{view_link(page.url, parts.words.text("layout.home"), home_url)});
  view.set("roles_url", parts.site.has_roles ? ViewValue(relative_url(page.url, roles_url)) : ViewValue());
  view.set("as_of", today ? parts.words.date(*today) : ViewValue());
  const std::vector<AwaitedReport> current = list_awaited(parts, true);
  const std::vector<AwaitedReport> earlier = list_awaited(parts, false);
  view.set("missing", view_awaited(parts, page.url, current, true));
  view.set("due", view_awaited(parts, page.url, current, false));
  view.set("missing_earlier", view_awaited(parts, page.url, earlier, true));
  view.set("meetings", view_next_meetings(parts, page.url));
  view.set("benchmarks", view_near_stages(parts, page.url));
  view.set("look_ahead", static_cast<int>(look_ahead.count()));
}

void add_districts(const RenderParts& parts, const Page& page, ViewRecord& view) {
  constexpr size_t most = 3;
  view.set("districts", view_district_rows(parts, page.url));
  const std::vector<AwaitedReport> awaited = list_awaited(parts, true);
  ViewList missing = view_awaited(parts, page.url, awaited, true);
  ViewList next = view_awaited(parts, page.url, awaited, false);
  // The newest of what is missing, the soonest of what comes.
  if (missing.size() > most) missing.erase(missing.begin(), missing.end() - most);
  if (next.size() > most) next.resize(most);
  for (ViewValue& report : next) missing.push_back(std::move(report));
  view.set("due", std::move(missing));
  view.set("compare_url",
           parts.portal.shelf.is_empty() ? ViewValue() : ViewValue(relative_url(page.url, compare_url)));
  view.set("calendar_url",
           parts.portal.shelf.is_empty() ? ViewValue() : ViewValue(relative_url(page.url, calendar_url)));
}

}  // namespace gazette
