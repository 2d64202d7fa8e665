// A part of a document's text as a text of its own.
#pragma once

#include <cstdint>

#include "document/body.h"

namespace gazette {

// The blocks [begin, end) of `body`, which are whole, with the footnotes that they refer to, numbered anew.
// Ids of headings and positions stay as they are.
Body cut_body(const Body& body, uint32_t begin, uint32_t end);

}  // namespace gazette
