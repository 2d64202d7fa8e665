// Pages that have facts besides their text, because of the folder that they stand in: programs, regulations
// and rubrics. Which facts, tables of fields say; the path alone decides.
#pragma once

#include <string_view>
#include <vector>

#include "document/value.h"
#include "model/amendment.h"
#include "model/public_history.h"
#include "model/schema.h"

namespace gazette {

struct RecordFileRule {
  std::string_view folder;  // "content/programs/"
  std::string_view kind;    // "program", as in all_rules
  const RecordRule* rule = nullptr;
};

const std::vector<RecordFileRule>& record_file_rules();

// Null: an ordinary page, such as the first one of the folder; in plain mode, every page.
const RecordFileRule* find_record_file(const SiteSettings& settings, const SourcePath& path);

// The facts of a page's version, with their table; without any: an empty map and no table.
struct RecordFacts {
  const RecordFileRule* kind = nullptr;
  const SourceValue* map = nullptr;  // never null
};
RecordFacts facts_of(const PublicHistory& history, const Version& version);

// What the newer one says otherwise. A page that came into another folder has other facts.
void compare_facts(const RecordFacts& before, const RecordFacts& after, std::vector<Amendment>& amendments);

// Keys of every page: readers see or hear of them elsewhere, or not at all.
const std::vector<std::string_view>& untold_keys();

}  // namespace gazette
