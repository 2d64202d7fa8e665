// Addresses in links, as far as HTML needs them: what a browser would take for the scheme, and the characters
// that an attribute may hold.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

// In lower case, as a browser reads it: white space and controls don't hide it. Empty: none.
std::string scheme_of(std::string_view address);
// False where no browser could open it: "http://" without a host, or with spaces in it.
bool is_well_formed(std::string_view address);
// Percent-encodes what may not stand in a URL, and escapes the rest for an attribute in quotes.
void append_address(std::string& to, std::string_view address);

}  // namespace gazette
