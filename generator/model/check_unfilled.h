// Finds what `gazette new` left for the author to write: "…", or a text that begins with "… ".
#pragma once

#include "base/diagnostic.h"
#include "model/plan_document.h"

namespace gazette {

// Of the facts and the paragraphs of a file that the public may read.
Diagnostics check_unfilled(const PlanFileText& file);

}  // namespace gazette
