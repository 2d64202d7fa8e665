// What files may say: one table of records and fields, from which come the checks, the manual of fields and
// the JSON Schema.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/value.h"
#include "model/keys.h"

namespace gazette {

enum class FieldType {
  text,         // words, kept as written
  flag,         // true or false
  date,         // 2013-02-28, a day that exists
  month_day,    // 02-28, a day of some year
  identifier,   // small letters, digits, hyphens
  number,       // a whole number, not below zero
  choice,       // one of the words in `choices`
  texts,        // a list of texts; one alone may stand without the list
  identifiers,  // the same with identifiers
  record,       // fields of its own
  records,      // a list of such
};

enum class Need { optional, required };

struct RecordRule;

struct FieldRule {
  std::string_view key;
  FieldType type = FieldType::text;
  Need need = Need::optional;
  std::string_view meaning;            // for people: one sentence
  const RecordRule* record = nullptr;  // of record and records
  std::vector<std::string_view> choices = {};
};

struct RecordRule {
  std::string_view name;  // as messages call it: "the report", "a rating"
  std::vector<FieldRule> fields;
  const FieldRule* other = nullptr;  // what all other keys are, whose names frameworks choose

  const FieldRule* find(std::string_view key) const;
};

// The keys of a record, for readers that check types themselves.
std::vector<KeyRule> known_keys(const RecordRule& rule);

// Every mistake in `map` and below it: unknown, missing and empty keys, wrong types, days that don't exist.
// Places have no file yet.
Diagnostics check_record(const SourceValue& map, const RecordRule& rule);

// The entries of `map` that `rule.other` describes, by their keys.
std::vector<const SourceValue::Entry*> list_other_entries(const SourceValue& map, const RecordRule& rule);

// The tables: what each kind of file may say.
const RecordRule& site_rule();
const RecordRule& severities_rule();
const RecordRule& publish_rule();
const RecordRule& redactions_rule();
const RecordRule& notes_rule();
const RecordRule& page_rule();
const RecordRule& framework_rule();
const RecordRule& district_rule();
const RecordRule& plan_rule();
const RecordRule& initiative_rule();
const RecordRule& report_rule();
const RecordRule& minutes_rule();
const RecordRule& assessment_rule();
const RecordRule& program_rule();
const RecordRule& regulation_rule();
const RecordRule& rubric_rule();

// A kind of file and its table, by the name that `kind:` and the schema use.
struct FileKindRule {
  std::string_view kind;
  std::string_view meaning;
  const RecordRule* rule = nullptr;
};
const std::vector<FileKindRule>& all_rules();

}  // namespace gazette
