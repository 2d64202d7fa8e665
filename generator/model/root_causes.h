// Mistakes from which others follow: what can't be read, or stands where nothing is read.
#pragma once

#include "base/diagnostic.h"

namespace gazette {

bool is_root_cause(const Diagnostic& problem);

// Before all others, so that authors mend them first. What is sorted stays so otherwise.
void put_causes_first(Diagnostics& problems);

}  // namespace gazette
