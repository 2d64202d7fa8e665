// What a page in another language says of the translation that it shows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"

namespace gazette {

// A part of the original that has a newer public version than its translation.
struct StalePart {
  std::string initiative;       // the id of the sheet that it stands in; empty: the document itself
  std::string field;            // the key of what changed, such as "title"; empty: a section of the text
  std::string name;             // of the section: its heading; of a field: what it belongs to, or empty
  size_t section = 0;           // of the text: which of its headings, from 1; 0: what stands before them
  std::string anchor;           // of that heading in the translation; may be empty
  Date changed_on{};            // the original
  std::string version;          // of the original, that changed it last
  uint32_t version_number = 0;  // its position
};

struct ShownTranslation {
  uint32_t number = 0;   // its position in PublicTranslations::documents
  Date translated_on{};  // the version in force
  std::vector<StalePart> stale;
  std::vector<std::string> untranslated;  // what is shown in the original's words
  // Its headings aren't those of the original, so that no part can be told from another.
  bool is_whole_stale = false;
};

}  // namespace gazette
