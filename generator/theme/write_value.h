// Writes texts into markup so that a browser reads back exactly what they say, and checks addresses.
#pragma once

#include <string>
#include <string_view>

#include "theme/markup_state.h"

namespace gazette {

// An address with a scheme that isn't allowed is written as "#".
void write_escaped(std::string& to, std::string_view text, Escaping escaping);

// http, https, mailto, tel; `scheme` in lower case.
bool is_link_scheme(std::string_view scheme);
// Relative, a fragment, or of an allowed scheme.
bool is_safe_address(std::string_view address);

}  // namespace gazette
