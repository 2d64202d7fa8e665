// How the bar of a preview and its own pages look, whatever the theme of the site.
#pragma once

#include <string_view>

namespace gazette {

inline constexpr std::string_view preview_style_path = "/.gazette/preview.css";

std::string_view preview_style();

}  // namespace gazette
