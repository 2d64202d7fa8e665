// An image without what was written beside the picture: where, when and by whom it was taken, words,
// thumbnails. Only parts that are known to belong to the picture stay. The same bytes come out on every
// machine, and once more of themselves.
#pragma once

#include <optional>
#include <string>

namespace gazette {

// Bytes that are no image come back as they are; what they are, they say themselves, whatever a file is
// called. nullopt: an image that is cut off, lies about its parts, or is of a kind that isn't taken apart
// here. In time and space linear in the size (n log n for AVIF and HEIF).
std::optional<std::string> strip_image(std::string bytes);

}  // namespace gazette
