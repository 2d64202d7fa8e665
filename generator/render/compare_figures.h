// Whether a figure rose or fell, where both texts are figures of the same kind.
#pragma once

#include <compare>
#include <optional>
#include <string_view>

namespace gazette {

// "$1,200", "60 percent", "45": begins with a number.
bool is_figure(std::string_view text);

// How the second stands to the first, by the first number in each. Nothing, if one of them has none, or what
// stands around it differs: "at least 60 percent" and "at least 49%" can be compared, "60 percent" and "60
// lessons" can't, nor can "no more than 24 percent" and "no more than 26 percent", where the higher one asks
// for less.
std::optional<std::partial_ordering> compare_figures(std::string_view before, std::string_view after);

}  // namespace gazette
