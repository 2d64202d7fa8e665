// The words of one block written anew as Markdown: emphasis, links, code, breaks, and what must be escaped.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "document/body.h"
#include "document/write_markdown.h"

namespace gazette {

// Which character marks emphasis at an even depth, and at an odd one: "*" inside of "*" may be read in two
// ways.
struct MarkStyle {
  char outer = '*';
  char inner = '*';
  bool escapes_all = false;  // else only what may mean something
};

std::string write_inlines(const Body& body, uint32_t block, const Readdress& readdress, MarkStyle style,
                          bool in_table);
// How often `of` stands in a row there, at most: what fences it must be longer.
size_t longest_run(std::string_view text, char of);

}  // namespace gazette
