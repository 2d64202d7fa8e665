// Which duties of a framework fall into a month.
#pragma once

#include <vector>

#include "model/framework.h"

namespace gazette {

// Whether the month has such an occasion: a discussion is held, or a report is due in it.
bool has_occasion(const Framework& framework, Occasion occasion, std::chrono::month month);

// Whether the duty's occasion, or its own day, falls into the month.
bool falls_into(const Framework& framework, const Duty& duty, std::chrono::month month);

// Without those that are ongoing, in the framework's order.
std::vector<const Duty*> list_duties_of_month(const Framework& framework, std::chrono::month month);

// In the order in which the framework names them.
std::vector<std::string> list_roles(const Framework& framework);

}  // namespace gazette
