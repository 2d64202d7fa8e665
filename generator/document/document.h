// A Markdown file with its front matter, parsed. Immutable once made.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "document/body.h"
#include "document/front_matter.h"
#include "document/parse_body.h"

namespace gazette {

struct ParsedDocument {
  FrontMatter front_matter;  // its problems are among `problems`
  bool has_front_matter = false;
  Body body;
  Diagnostics problems;  // of everything, sorted; places have no file yet
};

ParsedDocument parse_document(std::string_view bytes);
// The same body, without the front matter, which costs more to read than the text.
Body parse_document_body(std::string_view bytes);

}  // namespace gazette
