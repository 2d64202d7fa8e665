// Typed values out of a record that check_record has looked at: what it complained of is absent here.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/placed.h"

namespace gazette {

PlacedText read_text(const SourceValue& map, std::string_view key);  // white space collapsed; never empty
PlacedDate read_date(const SourceValue& map, std::string_view key);
std::optional<std::chrono::month_day> read_month_day(const SourceValue& map, std::string_view key);
Placed<uint32_t> read_number(const SourceValue& map, std::string_view key);
bool read_flag(const SourceValue& map, std::string_view key);  // absent: false
std::vector<PlacedText> read_texts(const SourceValue& map, std::string_view key);
// The maps of a list, or the one map itself.
std::vector<const SourceValue*> read_records(const SourceValue& map, std::string_view key);
// Where the key stands; line 0 if it doesn't.
Mark find_key_mark(const SourceValue& map, std::string_view key);

}  // namespace gazette
