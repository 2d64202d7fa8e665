// Where a new file is written: the working tree as it stands, drafts included, with what it says about plans.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.h"
#include "model/plan_book.h"
#include "model/site_settings.h"
#include "model/staff_status.h"

namespace gazette {

// A page in content/rubrics/, a draft or not.
struct DeskRubric {
  SourcePath path;
  SourceValue facts;
};

struct PlanDesk {
  std::filesystem::path root;  // of the working tree
  SiteSettings settings;
  PlanBook book;
  StaffPapers papers;               // in review, and the programs
  std::vector<DeskRubric> rubrics;  // those that have an id
};

// UsageFailure: the repository has no working tree or no settings.
PlanDesk open_plan_desk(const std::filesystem::path& repository);

// By name, or UsageFailure with the nearest name.
const District& require_district(const PlanDesk& desk, std::string_view district);
const School& require_school(const District& district, std::string_view school);
// `school`: whose own plan is meant; "": the district's.
const Plan& require_plan(const PlanDesk& desk, std::string_view district, std::string_view school_year,
                         std::string_view school);
// The framework of a plan. UsageFailure: there is none of that name.
const Framework& require_framework(const PlanDesk& desk, std::string_view id);

// The plan that this one continues; null: there is none.
const Plan* find_earlier(const PlanDesk& desk, const Plan& plan);

}  // namespace gazette
