// Texts as XML writes them, in elements and in attributes.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

// Signs that XML can't have become U+FFFD. Precondition: valid UTF-8.
std::string xml_text(std::string_view text);

}  // namespace gazette
