// The rules that keep figures of few students from being published, or from being worked out: of a group
// itself, of what a group leaves of the whole, and of what two figures differ by.
#pragma once

#include "base/diagnostic.h"
#include "model/plan_book.h"
#include "model/public_history.h"

namespace gazette {

// `threshold`: the least number of students that a figure may be of.
Diagnostics check_small_groups(const PlanBook& book, const PublicHistory& history, uint32_t threshold);

}  // namespace gazette
