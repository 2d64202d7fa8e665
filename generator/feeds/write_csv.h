// A table as CSV (RFC 4180, UTF-8, no byte order mark): a spreadsheet shows its texts and runs none of them.
#pragma once

#include <string>
#include <string_view>

#include "feeds/table.h"

namespace gazette {

// What a spreadsheet could take for a formula gets an apostrophe before it, and a text that begins with an
// apostrophe before such a sign gets one more, so that the text can be had back. Plain numbers stay as they
// are.
std::string guard_formula(std::string_view text);

std::string write_csv(const Table& table);

}  // namespace gazette
