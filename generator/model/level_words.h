// What messages to authors call the items of a plan's two levels, in its framework's words.
#pragma once

#include <string>

#include "model/plan_book.h"

namespace gazette {

struct LevelWords {
  std::string objective = "objective";
  std::string objectives = "objectives";
  std::string initiative = "initiative";
  std::string initiatives = "initiatives";

  std::string the_initiative() const { return "the " + initiative; }
};

// Of a framework that isn't known: objectives and initiatives.
LevelWords level_words(const PlanBook& book, const Plan& plan);

}  // namespace gazette
