// Texts as JSON writes them.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

// With its quotes. Precondition: valid UTF-8.
void add_json_text(std::string& json, std::string_view text);
std::string json_text(std::string_view text);

}  // namespace gazette
