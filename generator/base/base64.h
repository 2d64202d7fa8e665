// Bytes as text of 64 signs, as RFC 4648 says it, with "=" at the end.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

std::string to_base64(std::string_view bytes);
// nullopt: it isn't that, or not all of it.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace gazette
