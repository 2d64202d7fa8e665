// By which day a final outcome of a plan is to be reached: the day itself, else the last one that the
// author's words mean.
#pragma once

#include <optional>

#include "model/plan.h"

namespace gazette {

std::optional<Date> due_day(const Plan& plan, const FinalOutcome& outcome);
// Null: the plan has no such outcome.
const FinalOutcome* find_outcome(const Plan& plan, std::string_view id);

}  // namespace gazette
