// The beginning of a sentence.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

// The first letter as a sentence begins, of whatever script; the rest as it is.
std::string capitalize(std::string_view text);

}  // namespace gazette
