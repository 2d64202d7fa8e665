#include "model/alignment.h"

namespace gazette {

AlignedName split_aligned_name(std::string_view name) {
  const size_t slash = name.find('/');
  if (slash == std::string_view::npos) return {{}, name};
  return {name.substr(0, slash), name.substr(slash + 1)};
}

std::optional<AlignedItem> find_aligned(const PlanShelf& shelf, std::string_view name,
                                        std::string_view own_plan) {
  const AlignedName wanted = split_aligned_name(name);
  if (wanted.item.empty()) return std::nullopt;
  std::optional<AlignedItem> found;
  for (PlanNumber number = 0; number < shelf.plans.size(); ++number) {
    const Plan& plan = shelf.plans[number].plan;
    const bool is_meant = wanted.plan.empty() ? plan.id.value != own_plan : plan.id.value == wanted.plan;
    if (!is_meant) continue;
    const Objective* objective = plan.find_objective(wanted.item);
    const Initiative* initiative = objective == nullptr ? plan.find_initiative(wanted.item) : nullptr;
    if (objective == nullptr && initiative == nullptr) continue;
    if (found) return std::nullopt;
    found = AlignedItem{number, objective, initiative};
  }
  return found;
}

}  // namespace gazette
