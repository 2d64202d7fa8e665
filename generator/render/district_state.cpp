#include "render/district_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/documents_then.h"
#include "render/rating_views.h"
#include "render/report_period.h"
#include "render/sheet_views.h"

namespace gazette {

namespace {

class DistrictState {
 public:
  DistrictState(const RenderParts& parts, const Page& page, Date date, DocumentWork& work)
      : parts_(parts), page_(page), then_(list_documents_then(parts, page.subject, date, work)) {}

  void add_to(ViewRecord& view) const {
    view.set("plan", ViewValue()).set("ratings", ViewList());
    ViewList earlier;
    ViewList of_schools;
    bool has_own = false;
    for (const PlanThen& plan : then_.plans) {
      ViewRecord record = view_plan(plan);
      if (const std::string school = school_of(plan); !school.empty()) {
        of_schools.emplace_back(std::move(record.set("school", school)));
      } else if (std::exchange(has_own, true)) {
        earlier.emplace_back(std::move(record));
      } else {
        record.set("objectives", view_objectives(plan));
        record.set("has_initiatives", !plan.plan->initiatives.empty());
        view.set("plan", std::move(record)).set("ratings", view_ratings(plan));
      }
    }
    view.set("earlier_plans", std::move(earlier)).set("school_plans", std::move(of_schools));
    ViewList strays;
    for (const ReportThen& report : then_.reports) {
      if (find_plan(report.report->plan.value) == nullptr) strays.emplace_back(view_report(report));
    }
    view.set("other_reports", std::move(strays));
    ViewList withheld;
    for (const InForce& place : then_.withheld) withheld.emplace_back(view_link_to(place));
    view.set("withheld", std::move(withheld));
  }

 private:
  const Version& version_at(InForce place) const { return gazette::version_at(parts_, place); }
  const PlanThen* find_plan(std::string_view id) const { return then_.find_plan(id); }

  // The name of the school whose own plan it is; "": the district's.
  std::string school_of(const PlanThen& plan) const {
    const std::string folder(school_folder(parts_.portal.document(plan.place.document).path));
    const District& district = parts_.portal.shelf.districts[page_.subject].district;
    const School* school = folder.empty() ? nullptr : district.find_school(folder);
    return school == nullptr ? folder : school->name;
  }

  std::string address_of(InForce place, std::string_view anchor = {}) const {
    std::string url = relative_url(page_.url, parts_.site.version_url(place.document, version_at(place)));
    if (!anchor.empty()) url += fmt::format("#{}", anchor);
    return url;
  }

  // {title, url} of the version, {date} of it.
  ViewRecord view_link_to(InForce place) const {
    ViewRecord record;
    record.set("title", version_at(place).title).set("url", address_of(place));
    record.set("version", view_version_date(parts_, version_at(place)));
    return record;
  }

  ViewRecord view_report(const ReportThen& report) const {
    ViewRecord record = view_link_to(report.place);
    record.set("dated", view_date(parts_, report.report->dated));
    return record;
  }

  ViewRecord view_plan(const PlanThen& plan) const {
    ViewRecord record = view_link_to(plan.place);
    record.set("school_year", plan.plan->school_year.value)
        .set("summary", text_or_nothing(plan.plan->summary));
    record.set("approved_on", view_date(parts_, plan.plan->approved_on));
    ViewList reports;
    for (auto report = then_.reports.rbegin(); report != then_.reports.rend(); ++report) {
      if (find_plan(report->report->plan.value) == &plan) reports.emplace_back(view_report(*report));
    }
    record.set("reports", std::move(reports));
    record.set("minutes", view_notes(plan, then_.minutes));
    return std::move(record.set("assessments", view_notes(plan, then_.assessments)));
  }

  // Minutes or assessments of the plan, newest first: what both say of themselves is in the same keys.
  ViewList view_notes(const PlanThen& plan, const std::vector<InForce>& all) const {
    ViewList list;
    for (auto place = all.rbegin(); place != all.rend(); ++place) {
      const Minutes notes = read_minutes_facts(parts_.portal.history, version_at(*place));
      if (find_plan(notes.plan.value) != &plan) continue;
      ViewRecord view = view_link_to(*place);
      view.set("dated", view_date(parts_, notes.dated));
      list.emplace_back(std::move(view));
    }
    return list;
  }

  // Each with its initiatives; those of no objective come last.
  ViewList view_objectives(const PlanThen& plan) const {
    ViewList list;
    const auto add = [&](const Objective* objective) {
      ViewList initiatives;
      for (const Initiative& initiative : plan.plan->initiatives) {
        if (plan.plan->find_objective(initiative.objective.value) == objective)
          initiatives.emplace_back(view_initiative(plan, initiative));
      }
      if (objective == nullptr && initiatives.empty()) return;
      ViewRecord record;
      const bool has_number = objective != nullptr && objective->number;
      record.set("number",
                 has_number ? ViewValue(static_cast<size_t>(objective->number.value)) : ViewValue());
      record.set("title", objective == nullptr ? ViewValue() : text_or_nothing(objective->title.value));
      record.set("initiatives", std::move(initiatives));
      list.emplace_back(std::move(record));
    };
    for (const Objective& objective : plan.plan->objectives) add(&objective);
    add(nullptr);
    return list;
  }

  ViewRecord view_initiative(const PlanThen& plan, const Initiative& initiative) const {
    ViewRecord record;
    record.set("number", text_or_nothing(initiative.number.value)).set("title", name_of(initiative));
    record.set("lead", text_or_nothing(initiative.lead.value));
    record.set("url", address_of(plan.place, fmt::format("_sheet-{}", initiative.id.value)));
    return record;
  }

  // What a report rates and the plan didn't have then has no address.
  std::vector<RatedInitiative> list_rated(const PlanThen& plan) const {
    std::vector<RatedInitiative> list;
    for (const Initiative& initiative : plan.plan->initiatives) {
      list.push_back({initiative.id.value, initiative.number.value, name_of(initiative),
                      address_of(plan.place, fmt::format("_sheet-{}", initiative.id.value))});
    }
    for (const ReportThen& report : then_.reports) {
      if (find_plan(report.report->plan.value) != &plan) continue;
      for (const Rating& rating : report.report->ratings) {
        const std::string& id = rating.initiative.value;
        const bool is_known =
            std::any_of(list.begin(), list.end(), [&](const RatedInitiative& row) { return row.id == id; });
        if (!is_known) list.push_back({id, {}, id, ViewValue()});
      }
    }
    return list;
  }

  ViewList view_ratings(const PlanThen& plan) const {
    ViewList tables;
    const Framework* framework = parts_.portal.shelf.find_framework(plan.plan->framework.value);
    Report all;
    for (const ReportThen& report : then_.reports) {
      if (find_plan(report.report->plan.value) != &plan) continue;
      const std::vector<Rating>& ratings = report.report->ratings;
      all.ratings.insert(all.ratings.end(), ratings.begin(), ratings.end());
    }
    for (const std::string& kind : list_scales(all, framework)) {
      std::vector<RatingColumn> columns;
      for (const ReportThen& report : then_.reports) {
        if (find_plan(report.report->plan.value) != &plan || !rates_on(*report.report, kind)) continue;
        columns.push_back({report.report.get(),
                           version_at(report.place).title,
                           short_title_of(parts_, *report.report),
                           address_of(report.place),
                           {}});
      }
      if (!columns.empty())
        tables.emplace_back(view_rating_table(parts_, framework, kind, columns, list_rated(plan)));
    }
    return tables;
  }

  const RenderParts& parts_;
  const Page& page_;
  const DocumentsThen then_;
};

ViewValue view_designation_of(const RenderParts& parts, DistrictNumber district, const Designation& of) {
  ViewRecord record;
  record.set("level", of.level.value).set("from", view_date(parts, of.from));
  record.set("note", text_or_nothing(of.note)).set("school", ViewValue());
  const School* school = of.school.value.empty()
                             ? nullptr
                             : parts.portal.shelf.districts[district].district.find_school(of.school.value);
  if (school != nullptr) record.set("school", school->name);
  return record;
}

}  // namespace

ViewValue view_designation_on(const RenderParts& parts, DistrictNumber district, Date date) {
  const Designation* last = nullptr;
  for (const Designation& one : parts.portal.shelf.districts[district].district.designations) {
    if (one.school || !one.from || date < one.from.value) continue;
    if (last == nullptr || last->from.value <= one.from.value) last = &one;
  }
  return last == nullptr ? ViewValue() : view_designation_of(parts, district, *last);
}

void add_district_state(const RenderParts& parts, const Page& page, Date date, DocumentWork& work,
                        ViewRecord& view) {
  view.set("designation", view_designation_on(parts, page.subject, date));
  DistrictState(parts, page, date, work).add_to(view);
}

ViewList view_designations_from(const RenderParts& parts, DistrictNumber district, Date date) {
  ViewList list;
  for (const Designation& one : parts.portal.shelf.districts[district].district.designations) {
    if (one.from && one.from.value == date) list.push_back(view_designation_of(parts, district, one));
  }
  return list;
}

}  // namespace gazette
