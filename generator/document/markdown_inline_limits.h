// What the marks inside one paragraph cost the library: for some pairs of marks it looks at all of one kind
// again for each of the other.
#pragma once

#include <cstddef>
#include <string_view>

namespace gazette {

struct InlineCost {
  size_t unclosed = 0;     // most of one kind of unclosed marker
  size_t unclosed_at = 0;  // the first of them
  size_t steps = 0;
};

// Of the paragraph, list item or table in [begin, end) of `text`. Takes linear time; never counts too little.
InlineCost count_inline_cost(std::string_view text, size_t begin, size_t end);

}  // namespace gazette
