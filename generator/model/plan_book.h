// The frameworks, districts, plans, reports and minutes of one state of the repository, as typed values.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "model/assessment.h"
#include "model/district.h"
#include "model/framework.h"
#include "model/minutes.h"
#include "model/past_plans.h"
#include "model/plan.h"
#include "model/report.h"

namespace gazette {

// Words for where a district or school stands, and the days on which they hold, as a framework lists them.
struct DesignationWords {
  std::vector<PlacedText> words;
  PlacedDate from;
  PlacedDate to;
};

// Each list: what isn't private first, then by path. An id that stands twice means the first that has it.
struct PlanBook {
  std::vector<Framework> frameworks;
  std::vector<District> districts;
  std::vector<Plan> plans;
  std::vector<Report> reports;
  std::vector<Minutes> minutes;
  std::vector<Assessment> assessments;
  PastPlans past;                              // of the plans
  std::vector<DesignationWords> designations;  // none: any words will do
  bool has_private = false;                    // false: what isn't public was left out

  const Framework* find_framework(std::string_view id) const;
  const Plan* find_plan(std::string_view id) const;
  // By the folder that `path` stands in.
  const District* find_district_of(const SourcePath& path) const;
};

struct PlanBookOptions {
  bool with_private = false;               // false: private documents and their mistakes don't exist
  const PublicHistory* history = nullptr;  // what plans said before; none: nothing
};

// `files`: those of content/frameworks/ and plans/, in any order; others are ignored. The problems are of the
// files one by one and of the book as a whole, with their places, not sorted.
std::pair<PlanBook, Diagnostics> read_plan_book(const std::vector<PlanFileText>& files,
                                                const SiteSettings& settings, const PlanBookOptions& options);

}  // namespace gazette
