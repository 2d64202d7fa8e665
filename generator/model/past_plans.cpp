#include "model/past_plans.h"

#include <algorithm>
#include <ranges>

#include "model/plan_shelf.h"

namespace gazette {

PastPlans::PastPlans(const PublicHistory& history) {
  for (const PublicDocument& document : history.documents) {
    if (document.kind != DocumentKind::plan || document.is_removed) continue;
    std::vector<PastPlan>& plans = by_path_[document.path];
    for (const Version& version : document.versions) {
      if (version.has_text()) plans.push_back({version.date, read_plan_version(history, version)});
    }
  }
}

const std::vector<PastPlan>* PastPlans::find(const Plan& plan) const {
  const auto found = by_path_.find(plan.path);
  return found == by_path_.end() ? nullptr : &found->second;
}

bool PastPlans::any_version(const Plan& plan, const std::function<bool(const Plan&)>& is_so) const {
  const std::vector<PastPlan>* versions = find(plan);
  return versions != nullptr && std::any_of(versions->begin(), versions->end(),
                                            [&](const PastPlan& past) { return is_so(past.plan); });
}

const Initiative* PastPlans::find_initiative(const Plan& plan, std::string_view initiative_id) const {
  const std::vector<PastPlan>* versions = find(plan);
  if (versions == nullptr) return nullptr;
  for (const PastPlan& past : *versions | std::views::reverse) {
    const Initiative* initiative = past.plan.find_initiative(initiative_id);
    if (initiative != nullptr) return initiative;
  }
  return nullptr;
}

const Plan* PastPlans::find_on(const Plan& plan, Date day) const {
  const std::vector<PastPlan>* versions = find(plan);
  const Plan* in_force = nullptr;
  for (size_t i = 0; versions != nullptr && i < versions->size(); ++i) {
    if ((*versions)[i].from <= day) in_force = &(*versions)[i].plan;
  }
  return in_force;
}

}  // namespace gazette
