// How far the link references of a text expand: each use copies the address and the title of its definition,
// so that a small file can grow without bound.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "document/source_text.h"

namespace gazette {

// An error at the definition that weighs most if all uses together exceed the limit. Never counts too little;
// labels that differ in punctuation alone count as one.
Diagnostics check_reference_limits(std::string_view markdown, const LineTable& lines);

}  // namespace gazette
