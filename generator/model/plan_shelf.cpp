#include "model/plan_shelf.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "model/due_in_years.h"
#include "model/make_versions.h"
#include "model/plan_file.h"

namespace gazette {

namespace {

class Shelver {
 public:
  Shelver(const PublicHistory& history, std::vector<Framework> frameworks, std::vector<District> districts)
      : history_(history) {
    shelf_.frameworks = std::move(frameworks);
    for (District& district : districts) {
      std::string folder(district_folder(district.path));
      const auto same = [&](const ShelvedDistrict& other) { return other.folder == folder; };
      if (std::none_of(shelf_.districts.begin(), shelf_.districts.end(), same))
        shelf_.districts.push_back({std::move(district), std::move(folder), {}, {}});
    }
  }

  PlanShelf shelve() && {
    take_plans();
    take_reports();
    take_minutes();
    take_assessments();
    put_in_order();
    for (ShelvedPlan& plan : shelf_.plans) finish(plan);
    for (ShelvedPlan& plan : shelf_.plans) find_due(plan);
    for (ShelvedReport& report : shelf_.reports) finish(report);
    return std::move(shelf_);
  }

 private:
  template <typename Take>
  void for_each(DocumentKind kind, const Take& take) {
    for (DocumentNumber i = 0; i < history_.documents.size(); ++i) {
      const PublicDocument& document = history_.documents[i];
      if (document.kind == kind && !document.is_removed) take(i, *document.latest_text());
    }
  }

  void take_plans() {
    for_each(DocumentKind::plan, [&](DocumentNumber number, const Version&) {
      ShelvedPlan plan;
      plan.document = number;
      plan.plan = read_plan_in_force(history_, history_.documents[number]);
      plan.district = district_at(std::string(district_folder(plan.plan.path)));
      plan.school = school_folder(plan.plan.path);
      if (const Framework* framework = shelf_.find_framework(plan.plan.framework.value))
        plan.framework = static_cast<size_t>(framework - shelf_.frameworks.data());
      shelf_.plans.push_back(std::move(plan));
    });
  }

  void take_reports() {
    for_each(DocumentKind::report, [&](DocumentNumber number, const Version& version) {
      shelf_.reports.push_back({number, read_report_version(history_, version), {}, 0});
    });
  }

  void take_minutes() {
    for_each(DocumentKind::minutes, [&](DocumentNumber number, const Version& version) {
      shelf_.minutes.push_back({number, read_minutes_version(history_, version), {}});
    });
  }

  void take_assessments() {
    for_each(DocumentKind::assessment, [&](DocumentNumber number, const Version& version) {
      shelf_.assessments.push_back({number, read_assessment_version(history_, version), {}});
    });
  }

  // A district whose file is missing is called what its folder is called.
  DistrictNumber district_at(const std::string& folder) {
    for (DistrictNumber i = 0; i < shelf_.districts.size(); ++i) {
      if (shelf_.districts[i].folder == folder) return i;
    }
    ShelvedDistrict district;
    district.folder = folder;
    district.district.name = shown_title({}, {folder});
    shelf_.districts.push_back(std::move(district));
    return static_cast<DistrictNumber>(shelf_.districts.size() - 1);
  }

  void put_in_order() {
    std::vector<std::string> folders;
    for (const ShelvedPlan& plan : shelf_.plans) folders.push_back(shelf_.districts[plan.district].folder);
    std::stable_sort(shelf_.districts.begin(), shelf_.districts.end(),
                     [](const ShelvedDistrict& a, const ShelvedDistrict& b) {
                       return std::make_tuple(fold(a.district.name), a.folder) <
                              std::make_tuple(fold(b.district.name), b.folder);
                     });
    for (size_t i = 0; i < shelf_.plans.size(); ++i) shelf_.plans[i].district = district_at(folders[i]);
    std::stable_sort(shelf_.plans.begin(), shelf_.plans.end(),
                     [](const ShelvedPlan& a, const ShelvedPlan& b) {
                       return std::tie(a.district, a.plan.school_year.value, a.school, a.document) <
                              std::tie(b.district, b.plan.school_year.value, b.school, b.document);
                     });
    for (ShelvedReport& report : shelf_.reports)
      report.plan = shelf_.find_plan_called(report.report.plan.value);
    for (ShelvedMinutes& minutes : shelf_.minutes)
      minutes.plan = shelf_.find_plan_called(minutes.minutes.plan.value);
    for (ShelvedAssessment& one : shelf_.assessments)
      one.plan = shelf_.find_plan_called(one.assessment.plan.value);
    std::stable_sort(shelf_.assessments.begin(), shelf_.assessments.end(),
                     [](const ShelvedAssessment& a, const ShelvedAssessment& b) {
                       return std::make_tuple(a.plan, a.assessment.dated.value, a.document) <
                              std::make_tuple(b.plan, b.assessment.dated.value, b.document);
                     });
    std::stable_sort(shelf_.reports.begin(), shelf_.reports.end(),
                     [](const ShelvedReport& a, const ShelvedReport& b) {
                       const auto key = [](const ShelvedReport& of) {
                         const Report& report = of.report;
                         return std::make_tuple(of.plan, report.period.from.value, report.period.to.value,
                                                report.kind.value, of.document);
                       };
                       return key(a) < key(b);
                     });
    std::stable_sort(shelf_.minutes.begin(), shelf_.minutes.end(),
                     [](const ShelvedMinutes& a, const ShelvedMinutes& b) {
                       return std::make_tuple(a.plan, a.minutes.dated.value, a.document) <
                              std::make_tuple(b.plan, b.minutes.dated.value, b.document);
                     });
  }

  void finish(ShelvedPlan& plan) {
    const auto number = static_cast<PlanNumber>(&plan - shelf_.plans.data());
    ShelvedDistrict& district = shelf_.districts[plan.district];
    auto& plans_of_district = plan.school.empty() ? district.plans : district.school_plans;
    plans_of_district.insert(plans_of_district.begin(), number);
    plan.before = shelf_.find_plan_called(plan.plan.continues.value);
    if (plan.before == number) plan.before.reset();
    if (plan.before) shelf_.plans[*plan.before].after = number;
    const Framework* framework = shelf_.framework_of(plan);
    for (ReportNumber i = 0; i < shelf_.reports.size(); ++i) {
      if (shelf_.reports[i].plan != number) continue;
      plan.reports.push_back(i);
      if (framework != nullptr) find_steps(shelf_.reports[i].report, *framework);
    }
    for (MinutesNumber i = 0; i < shelf_.minutes.size(); ++i) {
      if (shelf_.minutes[i].plan == number) plan.minutes.push_back(i);
    }
    for (AssessmentNumber i = 0; i < shelf_.assessments.size(); ++i) {
      if (shelf_.assessments[i].plan == number) plan.assessments.push_back(i);
    }
  }

  // Once it is known which plan continues which.
  void find_due(ShelvedPlan& plan) const {
    const Framework* framework = shelf_.framework_of(plan);
    if (framework == nullptr) return;
    std::vector<const Report*> reports;
    for (const ReportNumber number : plan.reports) reports.push_back(&shelf_.reports[number].report);
    const Plan* next = plan.after ? &shelf_.plans[*plan.after].plan : nullptr;
    plan.due = list_due_in_years(*framework, plan.plan, next, history_.build_date, reports);
    for (DueReport& due : plan.due) {
      if (due.report) due.report = plan.reports[*due.report];
    }
  }

  void finish(ShelvedReport& report) const {
    if (!report.plan) return;
    report.measured_version = find_measured_version(history_.documents[shelf_.plans[*report.plan].document],
                                                    report.report, history_.documents[report.document]);
  }

  const PublicHistory& history_;
  PlanShelf shelf_;
};

template <typename T>
std::optional<uint32_t> find_by_document(const std::vector<T>& list, DocumentNumber document) {
  for (uint32_t i = 0; i < list.size(); ++i) {
    if (list[i].document == document) return i;
  }
  return std::nullopt;
}

}  // namespace

const Framework* PlanShelf::framework_of(const ShelvedPlan& plan) const {
  return plan.framework ? &frameworks[*plan.framework] : nullptr;
}

const Framework* PlanShelf::find_framework(std::string_view id) const {
  for (const Framework& framework : frameworks) {
    if (!id.empty() && framework.id.value == id) return &framework;
  }
  return nullptr;
}

std::optional<PlanNumber> PlanShelf::find_plan_called(std::string_view id) const {
  for (PlanNumber i = 0; i < plans.size() && !id.empty(); ++i) {
    if (plans[i].plan.id.value == id) return i;
  }
  return std::nullopt;
}

std::optional<PlanNumber> PlanShelf::find_plan(DocumentNumber document) const {
  return find_by_document(plans, document);
}

const ShelvedPlan& PlanShelf::plan_of(DocumentNumber document) const {
  return plans.at(find_plan(document).value_or(static_cast<PlanNumber>(plans.size())));
}

std::optional<ReportNumber> PlanShelf::find_report(DocumentNumber document) const {
  return find_by_document(reports, document);
}

std::optional<MinutesNumber> PlanShelf::find_minutes(DocumentNumber document) const {
  return find_by_document(minutes, document);
}

std::optional<AssessmentNumber> PlanShelf::find_assessment(DocumentNumber document) const {
  return find_by_document(assessments, document);
}

std::vector<RatingInReport> PlanShelf::list_ratings(const ShelvedPlan& plan,
                                                    std::string_view initiative) const {
  std::vector<RatingInReport> ratings;
  for (const ReportNumber number : plan.reports) {
    for (const Rating& rating : reports[number].report.ratings) {
      if (rating.initiative.value == initiative) ratings.push_back({number, &rating});
    }
  }
  return ratings;
}

PlanShelf shelve_plans(const PublicHistory& history, std::vector<Framework> frameworks,
                       std::vector<District> districts) {
  return Shelver(history, std::move(frameworks), std::move(districts)).shelve();
}

std::optional<uint32_t> find_version_on(const PublicDocument& document, Date day) {
  std::optional<uint32_t> in_force;
  for (uint32_t v = 0; v < document.versions.size(); ++v) {
    if (!document.versions[v].has_text()) continue;
    if (!in_force || document.versions[v].date <= day) in_force = v;
  }
  return in_force;
}

uint32_t find_measured_version(const PublicDocument& plan, const Report& report,
                               const PublicDocument& document) {
  const Date day = report.dated ? report.dated.value : document.versions.front().date;
  return find_version_on(plan, day).value_or(0);
}

std::optional<uint32_t> find_approved_version(const PublicDocument& document, const Plan& plan) {
  return plan.approved_on ? find_version_on(document, plan.approved_on.value) : std::nullopt;
}

}  // namespace gazette
