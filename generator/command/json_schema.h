// The table of fields as JSON Schema (2020-12), for editors and other programs.
#pragma once

#include <nlohmann/json.hpp>

#include "model/schema.h"

namespace gazette {

nlohmann::ordered_json json_schema(const FileKindRule& kind);

}  // namespace gazette
