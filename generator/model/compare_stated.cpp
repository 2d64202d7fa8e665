#include "model/compare_stated.h"

#include <algorithm>
#include <deque>
#include <initializer_list>
#include <utility>

#include "model/compare_records.h"
#include "model/read_record.h"
#include "model/schema.h"

namespace gazette {

namespace {

bool is_list(const SourceValue& value) {
  return value.kind == SourceValue::Kind::list;
}

bool is_day(const SourceValue& value) {
  return value.kind == SourceValue::Kind::text && parse_iso_date(value.text).has_value();
}

FieldRule any_key(std::string_view key) {
  FieldRule field;
  field.key = key;
  field.type = FieldType::date;
  return field;
}

// A table of fields of whatever keys the maps have; no framework is needed to compare them.
RecordRule rule_of(const std::vector<const SourceValue*>& maps) {
  RecordRule rule;
  rule.name = "the facts";
  for (const SourceValue* map : maps) {
    for (const SourceValue::Entry& entry : map->entries) {
      const auto known = std::find_if(rule.fields.begin(), rule.fields.end(),
                                      [&](const FieldRule& field) { return field.key == entry.key; });
      FieldRule& field = known == rule.fields.end() ? rule.fields.emplace_back(any_key(entry.key)) : *known;
      if (is_list(entry.value)) field.type = FieldType::texts;
      if (!is_day(entry.value) && field.type == FieldType::date) field.type = FieldType::text;
    }
  }
  // In which order an author wrote the keys is nobody's business.
  std::sort(rule.fields.begin(), rule.fields.end(),
            [](const FieldRule& a, const FieldRule& b) { return a.key < b.key; });
  return rule;
}

// Which text readers know a row by, whatever the order of its keys: that of a column that the table is called
// after ("school" of "schools"), else one that names things, else the first by its key that is no figure.
const SourceValue::Entry* find_naming_entry(const SourceValue& row, const std::string& table) {
  const SourceValue::Entry* called_after = nullptr;
  const SourceValue::Entry* first = nullptr;
  const SourceValue::Entry* first_figure = nullptr;
  for (const SourceValue::Entry& entry : row.entries) {
    if (entry.key == "id" || entry.value.kind != SourceValue::Kind::text) continue;
    const bool is_name = table.find(entry.key) != std::string::npos;
    if (is_name && (called_after == nullptr || entry.key < called_after->key)) called_after = &entry;
    const bool is_figure =
        !entry.value.text.empty() && entry.value.text[0] >= '0' && entry.value.text[0] <= '9';
    const SourceValue::Entry*& earliest = is_figure ? first_figure : first;
    if (earliest == nullptr || entry.key < earliest->key) earliest = &entry;
  }
  if (called_after != nullptr) return called_after;
  if (!name_record(row).title.empty()) return nullptr;
  return first != nullptr ? first : first_figure;
}

SourceValue with_names(SourceValue tables) {
  for (SourceValue::Entry& table : tables.entries) {
    for (SourceValue& row : table.value.items) {
      if (row.find("title") != nullptr) continue;
      const SourceValue::Entry* naming = find_naming_entry(row, table.key);
      if (naming == nullptr) continue;
      SourceValue::Entry name = *naming;
      name.key = "title";
      row.entries.push_back(std::move(name));
    }
  }
  return tables;
}

// In one sentence: its rows are those of the version before.
void note_dropped_table(std::string table, const Amendment& about, std::vector<Amendment>& amendments) {
  Amendment& amendment = amendments.emplace_back(about);
  amendment.subject = AmendmentSubject::record;
  amendment.change = AmendmentChange::dropped;
  amendment.parts.push_back({std::move(table), {}, {}});
}

}  // namespace

void compare_stated_facts(const StatedFacts& before, const StatedFacts& after, const Amendment& about,
                          std::vector<Amendment>& amendments) {
  const RecordRule facts = rule_of({&before.facts_source, &after.facts_source});
  compare_records(before.facts_source, after.facts_source, facts, about, {}, amendments);

  std::deque<RecordRule> rows;  // stay where they are
  RecordRule tables = rule_of({&before.tables_source, &after.tables_source});
  std::erase_if(tables.fields, [&](const FieldRule& table) {
    const bool is_gone = read_records(before.tables_source, table.key).size() > 1 &&
                         read_records(after.tables_source, table.key).empty();
    if (is_gone) note_dropped_table(std::string(table.key), about, amendments);
    return is_gone;
  });
  for (FieldRule& table : tables.fields) {
    std::vector<const SourceValue*> maps;
    for (const SourceValue* source : {&before.tables_source, &after.tables_source}) {
      for (const SourceValue* row : read_records(*source, table.key)) maps.push_back(row);
    }
    table.type = FieldType::records;
    table.record = &rows.emplace_back(rule_of(maps));
  }
  RecordTelling telling;
  telling.says_values = true;
  compare_records(with_names(before.tables_source), with_names(after.tables_source), tables, about, telling,
                  amendments);
}

}  // namespace gazette
