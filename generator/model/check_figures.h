// The rules of figures by year and of shares, in frameworks that declare them and in plans that state them.
#pragma once

#include "base/diagnostic.h"
#include "model/framework.h"
#include "model/stated_facts.h"

namespace gazette {

// That tables and columns are there, and of the type that figures need.
void check_declared_figures(const Framework& framework, const DeclaredFacts& declared, Diagnostics& problems);

void check_stated_figures(const PlanDocument& document, const StatedFacts& stated,
                          const DeclaredFacts& declared, Diagnostics& problems);

}  // namespace gazette
