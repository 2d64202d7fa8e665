// The districts with their public plans, reports and minutes, typed, as they are in force now.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/assessment.h"
#include "model/district.h"
#include "model/due_reports.h"
#include "model/framework.h"
#include "model/minutes.h"
#include "model/plan.h"
#include "model/public_history.h"
#include "model/report.h"

namespace gazette {

// Positions in the lists of PlanShelf.
using DistrictNumber = uint32_t;
using PlanNumber = uint32_t;
using ReportNumber = uint32_t;
using MinutesNumber = uint32_t;
using AssessmentNumber = uint32_t;

struct ShelvedReport {
  DocumentNumber document = 0;
  Report report;
  std::optional<PlanNumber> plan;  // none: it names none that is public
  // Which version of the plan's document was in force on the report's own date.
  uint32_t measured_version = 0;
};

struct ShelvedMinutes {
  DocumentNumber document = 0;
  Minutes minutes;
  std::optional<PlanNumber> plan;
};

struct ShelvedAssessment {
  DocumentNumber document = 0;
  Assessment assessment;
  std::optional<PlanNumber> plan;
};

struct ShelvedPlan {
  DocumentNumber document = 0;
  Plan plan;  // its sheets by the rank of their objective and their number
  DistrictNumber district = 0;
  std::string school;  // whose own plan it is, by its id; empty: the district's
  std::optional<size_t> framework;
  std::vector<ReportNumber> reports;   // by the time they cover
  std::vector<MinutesNumber> minutes;  // by their date
  std::vector<AssessmentNumber> assessments;
  std::vector<DueReport> due;        // oldest first; each with its position in PlanShelf::reports
  std::optional<PlanNumber> before;  // the plan that it continues
  std::optional<PlanNumber> after;
};

struct ShelvedDistrict {
  District district;  // of one without a file: its name alone, made from the folder's
  std::string folder;
  std::vector<PlanNumber> plans;         // its own, the newest school year first
  std::vector<PlanNumber> school_plans;  // those of its schools, likewise
};

// What an initiative was rated in one report.
struct RatingInReport {
  ReportNumber report = 0;
  const Rating* rating = nullptr;  // never null
};

struct PlanShelf {
  std::vector<Framework> frameworks;
  std::vector<ShelvedDistrict> districts;      // by name
  std::vector<ShelvedPlan> plans;              // by district and school year
  std::vector<ShelvedReport> reports;          // by plan and time
  std::vector<ShelvedMinutes> minutes;         // by plan and time
  std::vector<ShelvedAssessment> assessments;  // likewise

  bool is_empty() const { return districts.empty(); }
  const Framework* framework_of(const ShelvedPlan& plan) const;
  const Framework* find_framework(std::string_view id) const;
  std::optional<PlanNumber> find_plan_called(std::string_view id) const;
  std::optional<PlanNumber> find_plan(DocumentNumber document) const;
  // Precondition: it is one of them.
  const ShelvedPlan& plan_of(DocumentNumber document) const;
  std::optional<ReportNumber> find_report(DocumentNumber document) const;
  std::optional<MinutesNumber> find_minutes(DocumentNumber document) const;
  std::optional<AssessmentNumber> find_assessment(DocumentNumber document) const;
  // The ratings of an initiative (its id) in the plan's reports, oldest first.
  std::vector<RatingInReport> list_ratings(const ShelvedPlan& plan, std::string_view initiative) const;
};

// `frameworks` and `districts`: those of the tip, which are public.
PlanShelf shelve_plans(const PublicHistory& history, std::vector<Framework> frameworks,
                       std::vector<District> districts);

// The typed state of one version that has a text. Mistakes of old versions are read over.
Plan read_plan_version(const PublicHistory& history, const Version& version);
// The version in force of a plan that isn't removed, with the paths that its files have now.
Plan read_plan_in_force(const PublicHistory& history, const PublicDocument& document);
Report read_report_version(const PublicHistory& history, const Version& version);
// The same without their texts: no sections, no narratives, and nothing is parsed.
Plan read_plan_facts(const PublicHistory& history, const Version& version);
Report read_report_facts(const PublicHistory& history, const Version& version);
Minutes read_minutes_facts(const PublicHistory& history, const Version& version);
Minutes read_minutes_version(const PublicHistory& history, const Version& version);
Assessment read_assessment_version(const PublicHistory& history, const Version& version);

// The version with a text that was in force on a day; before there was one, the first. None: it has none.
std::optional<uint32_t> find_version_on(const PublicDocument& document, Date day);
// The version of the plan that a report measures: as it stood on the report's own date; before there was one,
// its first. `document`: the report's.
uint32_t find_measured_version(const PublicDocument& plan, const Report& report,
                               const PublicDocument& document);

// The version of a plan that was approved, as against those that amended it: the one in force on the day of
// its approval, or the first one after that day. None: it doesn't say when it was approved.
std::optional<uint32_t> find_approved_version(const PublicDocument& document, const Plan& plan);

}  // namespace gazette
