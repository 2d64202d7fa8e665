// What changed in the facts of a file, field by field: for staff, who know the keys.
#pragma once

#include <string>
#include <vector>

#include "document/value.h"
#include "model/schema.h"

namespace gazette {

// "region changed from “Coast” to “Cape” (the part of the state)". Both are maps of `rule`, or nothing.
std::vector<std::string> describe_changed_fields(const SourceValue& before, const SourceValue& after,
                                                 const RecordRule& rule);

}  // namespace gazette
