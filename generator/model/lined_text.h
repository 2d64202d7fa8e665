// The words of a paragraph with the lines of the file on which they stand.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "document/body.h"

namespace gazette {

struct LinedText {
  std::string text;                            // line breaks are spaces
  std::vector<std::pair<size_t, int>> starts;  // from which byte on it stands on which line

  int line_at(size_t byte) const;
};

// Of a block that holds inlines: code and the words of links too, addresses not.
LinedText read_lines(const Body& body, uint32_t block);

}  // namespace gazette
