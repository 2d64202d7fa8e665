#include "document/strip_image.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "document/image_parts.h"

namespace gazette {

namespace {

// Images that hold what cameras and their owners write, and that no browser shows: TIFF (and what cameras
// make of it), JPEG XL, JPEG 2000, Photoshop.
bool is_other_image(std::string_view bytes) {
  constexpr std::array<std::string_view, 7> beginnings = {
      std::string_view("II*\0", 4),          std::string_view("MM\0*", 4),
      std::string_view("II+\0", 4),          std::string_view("MM\0+", 4),
      std::string_view("\0\0\0\x0CJXL ", 8), std::string_view("\0\0\0\x0CjP  ", 8),
      std::string_view("8BPS\0", 5)};
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return bytes.starts_with(beginning); });
}

}  // namespace

std::optional<std::string> strip_image(std::string bytes) {
  const std::string_view view = bytes;
  if (view.starts_with("\x89PNG\r\n\x1A\n")) return strip_png(view);
  if (view.starts_with("\xFF\xD8")) return strip_jpeg(view);
  if (view.starts_with("GIF87a") || view.starts_with("GIF89a")) return strip_gif(view);
  if (view.starts_with("RIFF") && view.substr(std::min<size_t>(view.size(), 8)).starts_with("WEBP"))
    return strip_webp(view);
  if (view.substr(std::min<size_t>(view.size(), 4)).starts_with("ftyp")) return strip_avif(std::move(bytes));
  if (is_other_image(view)) return std::nullopt;
  return bytes;
}

}  // namespace gazette
