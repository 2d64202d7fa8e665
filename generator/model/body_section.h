// The parts of a document's text, by their headings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "document/body.h"
#include "document/value.h"

namespace gazette {

// A heading with what stands below it, up to the next heading of the same or a higher rank.
struct BodySection {
  std::string heading;  // its words
  int level = 0;        // 1..6 as written
  Mark mark;            // of the heading, in the file
  uint32_t begin = 0;   // the nodes [begin, end) of the body, without the heading
  uint32_t end = 0;
};

// In reading order; headings inside quotes and lists don't count.
std::vector<BodySection> list_sections(const Body& body);

// Words as a reader counts them: what stands between spaces. Without the section's own heading.
size_t count_words(const Body& body, const BodySection& section);

}  // namespace gazette
