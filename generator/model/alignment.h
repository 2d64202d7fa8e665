// What serves what: an item of a plan names an item of another one, by its id alone or as
// "<plan's id>/<item's id>". An id that several plans have names none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/plan_shelf.h"

namespace gazette {

// An item of the first level or of the second one.
struct AlignedItem {
  PlanNumber plan = 0;
  const Objective* objective = nullptr;
  const Initiative* initiative = nullptr;

  const std::string& id() const { return objective != nullptr ? objective->id.value : initiative->id.value; }
};

// `own_plan`: the id of the plan that names it, which doesn't serve itself.
std::optional<AlignedItem> find_aligned(const PlanShelf& shelf, std::string_view name,
                                        std::string_view own_plan);

// The two parts of a name; the plan's id is empty where it isn't said.
struct AlignedName {
  std::string_view plan;
  std::string_view item;
};
AlignedName split_aligned_name(std::string_view name);

}  // namespace gazette
