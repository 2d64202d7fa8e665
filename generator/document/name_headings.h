// A text whose headings say something else than what its author wrote.
#pragma once

#include <functional>
#include <string>

#include "document/body.h"

namespace gazette {

// `name_of`: asked with the words of each heading that stands directly in the document; empty: it stays.
// Everything else stays as it is.
Body name_headings(const Body& body, const std::function<std::string(const std::string& words)>& name_of);

}  // namespace gazette
