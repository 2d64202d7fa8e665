#include "model/stated_facts.h"

#include <algorithm>
#include <utility>

#include "model/read_record.h"

namespace gazette {

namespace {

template <typename T>
const T* find_called(const std::vector<T>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const T& one) { return one.id == id; });
  return found == list.end() ? nullptr : &*found;
}

StatedValue read_value(const SourceValue& map, const SourceValue::Entry& entry) {
  return {entry.key, entry.key_mark, read_texts(map, entry.key)};
}

StatedRow read_row(const SourceValue& map) {
  StatedRow row{map.mark, read_text(map, "id"), {}};
  for (const SourceValue::Entry& entry : map.entries) {
    if (entry.key != "id") row.cells.push_back(read_value(map, entry));
  }
  return row;
}

}  // namespace

const StatedValue* StatedRow::find(std::string_view column) const {
  return find_called(cells, column);
}

const StatedValue* StatedFacts::find_fact(std::string_view id) const {
  return find_called(facts, id);
}

const StatedTable* StatedFacts::find_table(std::string_view id) const {
  return find_called(tables, id);
}

StatedFacts read_stated_facts(const SourceValue& map) {
  StatedFacts stated;
  if (const SourceValue::Entry* facts = map.find("facts")) {
    stated.facts_source = facts->value;
    for (const SourceValue::Entry& entry : facts->value.entries)
      stated.facts.push_back(read_value(facts->value, entry));
  }
  const SourceValue::Entry* tables = map.find("tables");
  if (tables == nullptr) return stated;
  stated.tables_source = tables->value;
  for (const SourceValue::Entry& entry : tables->value.entries) {
    StatedTable table{entry.key, entry.key_mark, {}};
    for (const SourceValue* row : read_records(tables->value, entry.key))
      table.rows.push_back(read_row(*row));
    stated.tables.push_back(std::move(table));
  }
  return stated;
}

}  // namespace gazette
