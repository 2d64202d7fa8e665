#include "render/documents_then.h"

#include <algorithm>
#include <tuple>

#include "model/plan_file.h"
#include "model/shelf_steps.h"

namespace gazette {

namespace {

std::shared_ptr<const Plan> plan_at(const RenderParts& parts, InForce place, DocumentWork& work) {
  auto& plan = work.plans_then[{place.document, place.version}];
  if (!plan)
    plan = std::make_shared<const Plan>(read_plan_facts(parts.portal.history, version_at(parts, place)));
  return plan;
}

std::shared_ptr<const Report> report_at(const RenderParts& parts, InForce place, DocumentWork& work) {
  auto& report = work.reports_then[{place.document, place.version}];
  if (!report) {
    Report read = read_report_facts(parts.portal.history, version_at(parts, place));
    find_steps(read, parts.portal.shelf);
    report = std::make_shared<const Report>(std::move(read));
  }
  return report;
}

void take(const RenderParts& parts, InForce place, DocumentWork& work, DocumentsThen& then) {
  if (!version_at(parts, place).has_text()) {
    then.withheld.push_back(place);
    return;
  }
  switch (parts.portal.document(place.document).kind) {
    case DocumentKind::plan:
      then.plans.push_back({place, plan_at(parts, place, work)});
      break;
    case DocumentKind::report:
      then.reports.push_back({place, report_at(parts, place, work)});
      break;
    case DocumentKind::minutes:
      then.minutes.push_back(place);
      break;
    case DocumentKind::assessment:
      then.assessments.push_back(place);
      break;
    case DocumentKind::page:
      break;
  }
}

}  // namespace

const PlanThen* DocumentsThen::find_plan(std::string_view id) const {
  for (const PlanThen& plan : plans) {
    if (!id.empty() && plan.plan->id.value == id) return &plan;
  }
  return nullptr;
}

std::vector<const ReportThen*> DocumentsThen::reports_on(const PlanThen& plan) const {
  std::vector<const ReportThen*> list;
  for (const ReportThen& report : reports) {
    if (find_plan(report.report->plan.value) == &plan) list.push_back(&report);
  }
  return list;
}

std::optional<uint32_t> find_in_force(const PublicDocument& document, Date date) {
  std::optional<uint32_t> found;
  for (uint32_t v = 0; v < document.versions.size() && document.versions[v].date <= date; ++v) found = v;
  return found && document.versions[*found].event != EventKind::removed ? found : std::nullopt;
}

const Version& version_at(const RenderParts& parts, InForce place) {
  return parts.portal.document(place.document).versions[place.version];
}

DocumentsThen list_documents_then(const RenderParts& parts, DistrictNumber district, Date date,
                                  DocumentWork& work) {
  DocumentsThen then;
  for (const DocumentNumber number : parts.site.as_of.documents[district]) {
    const auto version = find_in_force(parts.portal.document(number), date);
    if (version) take(parts, {number, *version}, work, then);
  }
  std::stable_sort(then.plans.begin(), then.plans.end(), [](const PlanThen& a, const PlanThen& b) {
    return std::make_tuple(!school_folder(a.plan->path).empty(), b.plan->school_year.value) <
           std::make_tuple(!school_folder(b.plan->path).empty(), a.plan->school_year.value);
  });
  std::stable_sort(then.reports.begin(), then.reports.end(), [](const ReportThen& a, const ReportThen& b) {
    const auto key = [](const Report& report) {
      return std::make_tuple(report.period.from.value, report.period.to.value, report.kind.value);
    };
    return key(*a.report) < key(*b.report);
  });
  return then;
}

}  // namespace gazette
