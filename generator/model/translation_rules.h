// What a translation may say: texts alone, by the ids of its original.
#pragma once

#include "model/plan_file.h"
#include "model/schema.h"

namespace gazette {

// By the kind of the original; of pages, too.
const RecordRule& translation_rule(PlanFileKind kind);

// Every mistake in what it says by itself: with what its original alone may say. Places have no file yet.
Diagnostics check_translation(const SourceValue& map, PlanFileKind kind, const SourcePath& original);

}  // namespace gazette
