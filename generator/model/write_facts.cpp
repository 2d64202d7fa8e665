#include "model/write_facts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace gazette {

namespace {

std::string write_record(const SourceValue& map, const RecordRule& rule);

std::string write_one(const SourceValue& value, const FieldRule& field) {
  if (field.record != nullptr && value.kind == SourceValue::Kind::map)
    return write_record(value, *field.record);
  return quote_yaml(value.kind == SourceValue::Kind::text ? value.text : std::string());
}

std::string write_value(const SourceValue& value, const FieldRule& field) {
  if (value.kind != SourceValue::Kind::list) return write_one(value, field);
  std::string list;
  for (const SourceValue& item : value.items) {
    if (!list.empty()) list += ", ";
    list += write_one(item, field);
  }
  return "[" + list + "]";
}

std::string write_record(const SourceValue& map, const RecordRule& rule) {
  std::string text;
  for (const FieldRule& field : rule.fields) {
    const SourceValue::Entry* entry = map.find(field.key);
    if (entry == nullptr || entry->value.kind == SourceValue::Kind::nothing) continue;
    if (!text.empty()) text += ", ";
    (text += field.key) += ": ";
    text += write_value(entry->value, field);
  }
  for (const SourceValue::Entry* entry : list_other_entries(map, rule)) {
    if (!text.empty()) text += ", ";
    (text += quote_yaml(entry->key)) += ": ";
    text += write_value(entry->value, *rule.other);
  }
  return "{" + text + "}";
}

}  // namespace

std::string quote_yaml(std::string_view text) {
  std::string quoted = "'";
  for (const char c : collapse_space(text)) {
    if (c == '\'') quoted += c;
    quoted += c;
  }
  return quoted + "'";
}

std::string write_facts(const SourceValue& map, const RecordRule& rule,
                        const std::vector<std::string_view>& left_out) {
  std::string text;
  for (const FieldRule& field : rule.fields) {
    if (std::find(left_out.begin(), left_out.end(), field.key) != left_out.end()) continue;
    const SourceValue::Entry* entry = map.find(field.key);
    if (entry == nullptr || entry->value.kind == SourceValue::Kind::nothing) continue;
    (text += field.key) += ':';
    if (entry->value.kind == SourceValue::Kind::list && !entry->value.items.empty()) {
      // A line each, so that two versions can be compared.
      for (const SourceValue& item : entry->value.items)
        text += fmt::format("\n  - {}", write_one(item, field));
    } else {
      text += fmt::format(" {}", write_value(entry->value, field));
    }
    text += '\n';
  }
  return text;
}

}  // namespace gazette
