// All rules for what the public will read, one after the other.
#pragma once

#include <vector>

#include "model/plan_book.h"
#include "model/plan_file.h"

namespace gazette {

// In what export-public made, rules only warn: its texts were checked where they were written.
void lower_to_warnings(Diagnostics& problems);

// `plan_files`: the tip's, with its frameworks.
Diagnostics check_public(const PlanBook& book, const PublicHistory& history,
                         const std::vector<PlanFileText>& plan_files);

}  // namespace gazette
