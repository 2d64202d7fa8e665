// Bodies whose plain words lead somewhere by themselves, such as citations of a regulation.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "document/render_body.h"

namespace gazette {

struct TextLink {
  size_t begin = 0;  // in the text
  size_t end = 0;
  std::string href;  // ready for an attribute once escaped
};
// In their order, none within another.
using TextLinker = std::function<std::vector<TextLink>(std::string_view text)>;

// As render_body does; words in links, headings and code stay as they are. `linker` may be empty.
Html render_body(const Body& body, const LinkResolver& resolve, const BodyStyle& style,
                 const TextLinker& linker);

}  // namespace gazette
