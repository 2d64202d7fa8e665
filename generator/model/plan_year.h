// When the year of a kind of plan begins, and how many of them a plan takes. It begins with the first of its
// quarters where that stands in the second half of a calendar year; else in July, and its quarters in
// September.
#pragma once

#include "model/framework.h"
#include "model/plan.h"

namespace gazette {

// In the school year that begins in `first_year`; 2024-25 is 2024.
Date first_day_of_plan(const Framework& framework, int first_year);

// How many school years the plan is for: what it says, but never fewer than one nor more than ten.
int count_years(const Plan& plan);

// The month with which its quarters begin: those of earlier months lie in the second calendar year.
std::chrono::month first_month_of_quarters(const Framework& framework);

}  // namespace gazette
