// What a line of broken YAML hides: a mistake that the library notices only further on, or takes for text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "document/source_text.h"

namespace gazette {

// How many bytes of a no-break space stand at `offset`; 0: something else.
size_t no_break_space_at(std::string_view text, size_t offset);
// The same of a mark that was meant to begin a list item, and doesn't: a long dash or a bullet, or a hyphen
// that no space follows. "-5" is a number.
size_t wrong_list_mark_at(std::string_view text, size_t offset);

Diagnostic explain_no_break_space(size_t at, const LineTable& lines);
// Either of the two, where the first word of an entry should be.
std::optional<Diagnostic> find_wrong_start(std::string_view text, size_t at, const LineTable& lines);

// A plain text of several lines, at `at`, of which the first two begin like items with a wrong mark.
std::optional<Diagnostic> find_wrong_items(std::string_view text, size_t at, const LineTable& lines);

// The first line of the broken entry in [begin, end) that is indented with no-break spaces or has a wrong
// mark of a list item, quote that closes only in a later entry, or bracket that another entry follows. Texts
// of several lines hold none of these.
std::optional<Diagnostic> find_yaml_suspect(std::string_view text, size_t begin, size_t end,
                                            const LineTable& lines);

}  // namespace gazette
