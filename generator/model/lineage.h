// Where an initiative comes from and what became of it, across the school years of a district's plans.
#pragma once

#include <vector>

#include "model/plan_shelf.h"

namespace gazette {

// An initiative by its plan and its position there.
struct InitiativeOfYear {
  PlanNumber plan = 0;
  size_t at = 0;

  auto operator<=>(const InitiativeOfYear&) const = default;
};

// How the later one comes from the earlier one: as the same, as a part of it, or as several that became one.
enum class Descent { continued, split, merged };

struct Kin {
  InitiativeOfYear who;
  Descent descent = Descent::continued;
};

const Initiative& initiative_of(const PlanShelf& shelf, const InitiativeOfYear& of);

// Those of the plan before that it comes from, in that plan's order. One that names none continues what had
// its id.
std::vector<Kin> list_origins(const PlanShelf& shelf, const InitiativeOfYear& of);
// Those of the plan after that come from it, in that plan's order.
std::vector<Kin> list_successors(const PlanShelf& shelf, const InitiativeOfYear& of);
// Its origins and theirs, and itself: the oldest plan's first, each once, in the order of their plans. Plans
// that continue each other in a circle end it.
std::vector<InitiativeOfYear> list_lineage(const PlanShelf& shelf, const InitiativeOfYear& of);

}  // namespace gazette
