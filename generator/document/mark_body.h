// A text whose words say their language, for a page in another one.
#pragma once

#include <string_view>

#include "document/body.h"

namespace gazette {

// Every word of `body` marked as being in `language` (base/language_marks.h).
Body mark_body(const Body& body, std::string_view language);

}  // namespace gazette
