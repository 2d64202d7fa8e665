// A table as JSON: a list of objects, one a row, each column by its name; what isn't said is null.
#pragma once

#include <string>

#include "feeds/table.h"

namespace gazette {

std::string write_json(const Table& table);

}  // namespace gazette
