// Markdown to Body through cmark-gfm (tables, footnotes, task lists, strikethrough, autolinks). Safe from
// several threads at once. Input is bounded before the library sees it: see limits.h.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "document/body.h"

namespace gazette {

struct ParsedBody {
  Body body;
  Diagnostics problems;  // places have no file yet; a text beyond a limit gives an error and an empty body
};

// Must be called once, before any thread parses. Calling it again does nothing.
void prepare_markdown();

// `first_line`: the line of the file on which `markdown` begins. Footnote definitions stand at the end of the
// body, in order of first use; unused ones are left out. Heading ids are slugs, unique in the body. Adjacent
// texts are joined.
ParsedBody parse_body(std::string_view markdown, int first_line);

}  // namespace gazette
