// One top-level entry of front matter (a key at the start of a line and what belongs to it) through the YAML
// library, whose events become our own values: nothing that it guesses, drops or accepts silently gets
// through.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/source_text.h"
#include "document/value.h"

namespace gazette {

struct YamlEntry {
  std::vector<SourceValue::Entry> entries;  // nearly always one; none if it is broken
  bool readable = true;
  Diagnostics problems;
};

// `text` is the part from `begin` to `end` of the text that `lines` describes.
YamlEntry parse_yaml_entry(std::string_view text, size_t begin, size_t end, const LineTable& lines);

// Leaves the first of entries with the same key, and reports the others.
void drop_repeated_keys(std::vector<SourceValue::Entry>& entries, Diagnostics& problems);

}  // namespace gazette
