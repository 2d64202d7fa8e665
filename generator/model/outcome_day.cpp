#include "model/outcome_day.h"

#include <algorithm>

namespace gazette {

std::optional<Date> due_day(const Plan& plan, const FinalOutcome& outcome) {
  if (outcome.due) return outcome.due.value;
  const auto meant = read_meant(outcome.when, year_of_plan(plan.school_year.value));
  return meant ? std::optional(meant->last) : std::nullopt;
}

const FinalOutcome* find_outcome(const Plan& plan, std::string_view id) {
  const auto found = std::find_if(plan.final_outcomes.begin(), plan.final_outcomes.end(),
                                  [&](const FinalOutcome& outcome) { return outcome.id.value == id; });
  return id.empty() || found == plan.final_outcomes.end() ? nullptr : &*found;
}

}  // namespace gazette
