// Checks Markdown in linear time for what the library can't bear: see limits.h. Errs on the side of refusal,
// but far beyond what anyone writes.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "document/source_text.h"

namespace gazette {

// Errors with their places; empty if the text may be parsed.
Diagnostics check_markdown_limits(std::string_view markdown, const LineTable& lines);

}  // namespace gazette
