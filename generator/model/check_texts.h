// Rules of texts that anybody reads: what looks like personal data on pages, and how hard a text is to read.
#pragma once

#include "base/diagnostic.h"
#include "model/plan_book.h"
#include "model/public_history.h"

namespace gazette {

// Of pages, as they are now, and of the summaries of plans.
Diagnostics check_texts(const PlanBook& book, const PublicHistory& history);

}  // namespace gazette
