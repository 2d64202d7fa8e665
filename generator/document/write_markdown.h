// A text written anew from what was parsed: the same to readers, without what they never see (comments,
// unused references, the author's way of writing).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "document/body.h"

namespace gazette {

// What to write for an address of a link or an image.
using Readdress = std::function<std::string(std::string_view address, bool is_image)>;

// Parsed again, it is the same tree. Nothing: this text can't be written so.
std::optional<std::string> write_markdown(const Body& body, const Readdress& readdress);

}  // namespace gazette
