// Diagnostics for people (with the line they speak of and a mark below it), for programs (JSON) and for the
// pages of a pull request (GitHub annotations).
#pragma once

#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace gazette {

// The text of a file that diagnostics name; nothing if it can't be had.
using SourceText = std::function<std::optional<std::string>(const SourcePath&)>;

// As a terminal may show it: what could steer it is shown as a sign.
std::string for_terminal(std::string_view text);

// Line `place.line` of `text` and, on a second line, the mark below it. "" if there is no such line.
std::string excerpt(const std::string& text, const Place& place);

void print_human(std::ostream& out, const Diagnostics& diagnostics, const SourceText& source, bool color);
void print_json(std::ostream& out, const Diagnostics& diagnostics);
// One workflow command a problem; nothing in a text can end it or begin another.
void print_annotations(std::ostream& out, const Diagnostics& diagnostics);
// Whether the line that it speaks of may be shown beside it: what looks like personal data isn't repeated.
bool may_quote(const Diagnostic& diagnostic);
// "2 errors, 1 warning"; "" if there are none.
std::string count_diagnostics(const Diagnostics& diagnostics);

}  // namespace gazette
