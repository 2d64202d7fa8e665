// Whether a state of the site says what a later one withholds: then nobody goes back to it.
#pragma once

#include <optional>
#include <string>

#include "publish/manifest.h"

namespace gazette {

// What `earlier` shows of that, for people: "version 2025-01-14 of “Progress report” (/a/), withheld since
// 2025-01-20"; nullopt: nothing.
std::optional<std::string> find_withheld_since(const Manifest& earlier, const Manifest& later);

}  // namespace gazette
