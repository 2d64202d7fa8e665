// The inlines of a block as HTML for a comparison: without ids, footnotes as plain numbers, and no links in
// what was removed.
#pragma once

#include <string>
#include <string_view>

#include "document/change_marks.h"

namespace gazette {

// All inlines of a block, within one mark.
void write_inlines(std::string& to, const ComparedSide& side, uint32_t block, Change change,
                   const CompareStyle& style);

// Starts an inline that holds others, or code; returns what ends it.
std::string_view open_step(std::string& to, const ComparedSide& side, const Node& node, Change change);
// An image, a line break or a footnote's number.
void write_leaf(std::string& to, const ComparedSide& side, const Node& node, Change change,
                const CompareStyle& style);

}  // namespace gazette
