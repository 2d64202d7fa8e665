// The marks of a comparison: <ins> and <del>, with words for readers who can't see them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "document/compare_bodies.h"
#include "document/render_body.h"

namespace gazette {

enum class Change : uint8_t { none, removed, added };

// One of the two texts, with what its addresses become.
struct ComparedSide {
  const Body& body;
  const LinkResolver& resolve;
};

// The class of a block that was removed or added as a whole.
std::string_view change_class(Change change);

// Nothing where the change is none.
void open_mark(std::string& to, Change change, const CompareStyle& style);
void close_mark(std::string& to, Change change);

}  // namespace gazette
