#include "model/lineage.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

namespace gazette {

namespace {

bool names(const std::vector<PlacedText>& ids, const std::string& id) {
  return std::any_of(ids.begin(), ids.end(), [&](const PlacedText& one) { return one.value == id; });
}

// How `later` comes from what had `id` the year before, if it does.
std::optional<Descent> find_descent(const Initiative& later, const std::string& id) {
  if (id.empty()) return std::nullopt;
  if (names(later.split_from, id)) return Descent::split;
  if (names(later.merged_from, id)) return Descent::merged;
  const PlacedText& continued = later.continues ? later.continues : later.id;
  return continued.value == id ? std::optional(Descent::continued) : std::nullopt;
}

}  // namespace

const Initiative& initiative_of(const PlanShelf& shelf, const InitiativeOfYear& of) {
  return shelf.plans[of.plan].plan.initiatives[of.at];
}

std::vector<Kin> list_origins(const PlanShelf& shelf, const InitiativeOfYear& of) {
  std::vector<Kin> origins;
  const auto before = shelf.plans[of.plan].before;
  if (!before) return origins;
  const std::vector<Initiative>& initiatives = shelf.plans[*before].plan.initiatives;
  for (size_t i = 0; i < initiatives.size(); ++i) {
    const auto descent = find_descent(initiative_of(shelf, of), initiatives[i].id.value);
    if (descent) origins.push_back({{*before, i}, *descent});
  }
  return origins;
}

std::vector<Kin> list_successors(const PlanShelf& shelf, const InitiativeOfYear& of) {
  std::vector<Kin> successors;
  const auto after = shelf.plans[of.plan].after;
  if (!after) return successors;
  const std::vector<Initiative>& initiatives = shelf.plans[*after].plan.initiatives;
  for (size_t i = 0; i < initiatives.size(); ++i) {
    const auto descent = find_descent(initiatives[i], initiative_of(shelf, of).id.value);
    if (descent) successors.push_back({{*after, i}, *descent});
  }
  return successors;
}

std::vector<InitiativeOfYear> list_lineage(const PlanShelf& shelf, const InitiativeOfYear& of) {
  std::vector<InitiativeOfYear> lineage;
  std::set<PlanNumber> seen;
  std::vector<InitiativeOfYear> year = {of};
  // One plan is before each: all of a year stand in one plan.
  while (!year.empty() && seen.insert(year.front().plan).second) {
    std::set<InitiativeOfYear> earlier;
    for (const InitiativeOfYear& one : year) {
      for (const Kin& origin : list_origins(shelf, one)) earlier.insert(origin.who);
    }
    lineage.insert(lineage.begin(), year.begin(), year.end());
    year.assign(earlier.begin(), earlier.end());
  }
  return lineage;
}

}  // namespace gazette
