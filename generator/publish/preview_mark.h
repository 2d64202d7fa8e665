// What tells a page of a preview from one of a site: it may show drafts, and is never published.
#pragma once

#include <string_view>

namespace gazette {

// Stands in the head of each page of a preview. No text can contain it: its first sign would be escaped.
inline constexpr std::string_view preview_mark = "<meta name=\"gazette-preview\"";

inline bool is_of_preview(std::string_view bytes) {
  return bytes.find(preview_mark) != std::string_view::npos;
}

}  // namespace gazette
