// Where a tag of HTML ends.
#pragma once

#include <cstddef>
#include <string_view>

namespace gazette {

// One past the '>' of the tag that begins before `at`; one within quotes doesn't count. The size of the text:
// it has no end.
size_t find_tag_end(std::string_view html, size_t at);

}  // namespace gazette
