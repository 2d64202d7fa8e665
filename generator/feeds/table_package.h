// datapackage.json: what the tables are, as a Frictionless Tabular Data Package (version 1).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "feeds/table.h"
#include "render/render_parts.h"

namespace gazette {

// `csv`: the bytes of each table's file, in the order of the tables.
std::string write_package(const RenderParts& parts, const std::vector<Table>& tables,
                          const std::vector<std::string>& csv);

}  // namespace gazette
