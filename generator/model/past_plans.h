// What plans said before they were amended: a report that measured an earlier version stays right.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan.h"
#include "model/public_history.h"

namespace gazette {

struct PastPlan {
  Date from{};  // since when it was in force
  Plan plan;
};

class PastPlans {
 public:
  PastPlans() = default;
  // Every version of the plans that are public now.
  explicit PastPlans(const PublicHistory& history);

  // Whether any version of that plan, as far as it was public, is so.
  bool any_version(const Plan& plan, const std::function<bool(const Plan&)>& is_so) const;
  // The newest version that had that initiative; none: nullptr.
  const Initiative* find_initiative(const Plan& plan, std::string_view initiative_id) const;
  // The version in force on a day; before the first one or without history: nullptr.
  const Plan* find_on(const Plan& plan, Date day) const;

 private:
  const std::vector<PastPlan>* find(const Plan& plan) const;

  std::map<SourcePath, std::vector<PastPlan>> by_path_;  // oldest first
};

}  // namespace gazette
