// What a plan or a sheet states under "facts" and "tables": what its framework declares, as the file says it.
#pragma once

#include <string>
#include <vector>

#include "document/value.h"
#include "model/placed.h"

namespace gazette {

struct StatedValue {
  std::string id;  // of the fact or the column
  Mark id_mark;
  std::vector<PlacedText> values;  // several of a list
};

struct StatedRow {
  Mark mark;
  PlacedText id;
  std::vector<StatedValue> cells;

  // Null: it has none.
  const StatedValue* find(std::string_view column) const;
};

struct StatedTable {
  std::string id;
  Mark id_mark;
  std::vector<StatedRow> rows;
};

struct StatedFacts {
  std::vector<StatedValue> facts;
  std::vector<StatedTable> tables;
  SourceValue facts_source;  // the same, to be compared as they stand
  SourceValue tables_source;

  const StatedValue* find_fact(std::string_view id) const;
  const StatedTable* find_table(std::string_view id) const;
};

// `map`: the front matter.
StatedFacts read_stated_facts(const SourceValue& map);

}  // namespace gazette
