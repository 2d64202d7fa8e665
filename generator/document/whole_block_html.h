// A block with all below it as HTML for a comparison: unchanged, or removed or added as a whole.
#pragma once

#include <cstddef>
#include <string>

#include "document/change_marks.h"
#include "document/heading_levels.h"
#include "document/node_html.h"

namespace gazette {

// What the blocks of one page count together.
struct PageCounts {
  explicit PageCounts(int top_heading_level) : levels(top_heading_level) {}
  HeadingLevels levels;
  size_t tables = 0;
};

// `number`: of a list item, where that must be said; or -1.
void write_block(std::string& to, const ComparedSide& side, uint32_t block, Change change,
                 const CompareStyle& style, PageCounts& counts, int64_t number);

// The cells of a row stand in a head or a body of their table.
bool is_header_cell(const Body& body, uint32_t row, uint32_t cell);

// What a reader would count as words, images and footnote numbers; at least one, for what says nothing in
// words.
size_t count_words_below(const Body& body, uint32_t block);

}  // namespace gazette
