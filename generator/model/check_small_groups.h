// The rules that keep figures of few students from being published, or from being worked out: of a group
// itself, of what a group leaves of the whole, of what two figures differ by, and of a few who are counted in
// words.
#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostic.h"
#include "model/plan_book.h"
#include "model/public_history.h"

namespace gazette {

// `plan_files`: the tip. `threshold`: the least number of students that a figure may be of.
Diagnostics check_small_groups(const PlanBook& book, const PublicHistory& history,
                               const std::vector<PlanFileText>& plan_files, uint32_t threshold);

// Its part, in a file of its own: counts of few people in what plans, sheets and reports state as figures.
Diagnostics check_counts_in_words(const PlanBook& book, const std::vector<PlanFileText>& plan_files,
                                  uint32_t threshold);

}  // namespace gazette
