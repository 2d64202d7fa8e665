// Facts written anew as YAML, by the table of fields: what the table doesn't know, comments and ways of
// writing are left out. Read again, they say the same.
#pragma once

#include <string>
#include <vector>

#include "document/value.h"
#include "model/schema.h"

namespace gazette {

// A line for each key that `map` has, in the order of the table, without those in `left_out`.
std::string write_facts(const SourceValue& map, const RecordRule& rule,
                        const std::vector<std::string_view>& left_out = {});
// "it's" -> "'it''s'", white space collapsed.
std::string quote_yaml(std::string_view text);

}  // namespace gazette
