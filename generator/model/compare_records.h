// What two states of a record say otherwise, by its table of fields alone: of front matter or a part of it.
// Records in lists are the same by id, else by what names them, else by like words. Equal records have no
// amendment.
#pragma once

#include <string_view>
#include <vector>

#include "document/value.h"
#include "model/amendment.h"
#include "model/schema.h"

namespace gazette {

struct RecordTelling {
  // Keys of the record itself that are told elsewhere, or to nobody. Ids never are.
  std::vector<std::string_view> left_out = {};
  // The words for fields are the meanings in the table, not the theme's.
  bool has_own_words = false;
  // A part that came or went is followed by all that it says.
  bool says_values = false;
};

// `about`: where the record belongs; the subject becomes AmendmentSubject::record.
void compare_records(const SourceValue& before, const SourceValue& after, const RecordRule& rule,
                     const Amendment& about, const RecordTelling& telling,
                     std::vector<Amendment>& amendments);

// What readers call a record: its number and title, name, text or the like.
AmendedThing name_record(const SourceValue& record);

}  // namespace gazette
