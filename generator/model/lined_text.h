// The words of a paragraph with the places of the file on which they stand.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "document/body.h"
#include "document/value.h"

namespace gazette {

struct LinedText {
  // A run of words, which begins there.
  struct Piece {
    size_t begin = 0;
    int column = 0;
  };
  std::string text;                            // line breaks are spaces
  std::vector<std::pair<size_t, int>> starts;  // from which byte on it stands on which line
  std::vector<Piece> pieces;

  int line_at(size_t byte) const;
  // Of the bytes [begin, end), as far as they stand on one line. Where characters are escaped, the column is
  // one near by.
  Mark mark_at(size_t begin, size_t end) const;
};

// Of a block that holds inlines: code and the words of links too, addresses not.
LinedText read_lines(const Body& body, uint32_t block);

// Where the bytes [begin, end) of a value's text stand in the file; of one that is written otherwise than it
// reads, the value.
Mark mark_within(const SourceValue& value, size_t begin, size_t end);

}  // namespace gazette
