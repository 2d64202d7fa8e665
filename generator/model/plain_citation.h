// A text as citations in it are compared: without spaces, "§" for "Section", one kind of dash, small letters.
// Each byte remembers where it came from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct PlainCitation {
  std::string text;
  std::vector<size_t> from;  // of each byte: where it stands in the original
  std::vector<size_t> to;    // and where the original goes on behind it
};

PlainCitation make_plain(std::string_view text);

// How many bytes of white space of any kind stand at the beginning: 0 or those of one character.
size_t space_length(std::string_view text);

}  // namespace gazette
