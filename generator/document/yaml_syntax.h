// Broken YAML in plain words: what an author most likely meant, found in the text around the place where the
// library gave up.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "document/source_text.h"

namespace gazette {

// Where the plain, quoted or block scalar that begins at `begin` ends: one past its last byte. npos: a quote
// that never closes.
size_t end_of_quoted(std::string_view text, size_t begin, size_t limit);

// The first quote in [begin, end) that opens a value and never closes.
std::optional<size_t> find_unclosed_quote(std::string_view text, size_t begin, size_t end);

struct SyntaxBreak {
  size_t offset = 0;      // where the library gave up
  std::string complaint;  // what it said
};

// `text`: the whole; the broken entry stands in [begin, end).
Diagnostic explain_yaml_break(std::string_view text, size_t begin, size_t end, const SyntaxBreak& at,
                              const LineTable& lines);

}  // namespace gazette
