// What two states of a plan or sheet say otherwise of the facts and tables that their framework declares.
#pragma once

#include <vector>

#include "model/amendment.h"
#include "model/stated_facts.h"

namespace gazette {

// `about`: the plan or sheet. A fact is Amendment::key; a cell has its table and row in Amendment::parts.
void compare_stated_facts(const StatedFacts& before, const StatedFacts& after, const Amendment& about,
                          std::vector<Amendment>& amendments);

}  // namespace gazette
