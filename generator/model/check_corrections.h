// The rule that a published rating, status or figure isn't altered without a reason.
#pragma once

#include "base/diagnostic.h"
#include "model/plan_book.h"
#include "model/public_history.h"

namespace gazette {

// Of the reports of the tip: what their newest version corrects. `history`: with its late notes.
Diagnostics check_corrections(const PlanBook& book, const PublicHistory& history);

}  // namespace gazette
