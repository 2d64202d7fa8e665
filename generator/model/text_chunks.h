// A text cut at its headings, whatever their rank: so that parts of a text and of its translation can be told
// to be the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/body.h"

namespace gazette {

struct TextChunk {
  std::string heading;  // its words; empty: what stands before the first one
  std::string id;       // of the heading, as pages have it
  int level = 0;        // 1..6; 0 before the first heading
  Digest meaning;       // with the heading
};

// The first one stands before all headings, and may have no words. Headings inside quotes and lists don't
// count.
std::vector<TextChunk> list_chunks(const Body& body);

// Whether the headings of both have the same ranks in the same order: then chunks with the same number are
// the same part.
bool have_same_shape(const std::vector<TextChunk>& a, const std::vector<TextChunk>& b);

}  // namespace gazette
