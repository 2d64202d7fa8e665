#include "render/record_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/assessment.h"
#include "model/record_file.h"

namespace gazette {

namespace {

bool is_list(FieldType type) {
  return type == FieldType::records || type == FieldType::texts || type == FieldType::identifiers;
}

void list_words(const RecordRule& rule, const std::vector<std::string_view>& untold,
                std::vector<std::string>& words) {
  for (const FieldRule& field : rule.fields) {
    if (std::find(untold.begin(), untold.end(), field.key) != untold.end()) continue;
    if (field.type != FieldType::record) words.push_back(name_of_record_field(field.key));
    if (is_list(field.type) || field.type == FieldType::record)
      words.push_back(name_of_record_item(field.key));
    if (field.record != nullptr) list_words(*field.record, {"id"}, words);
  }
}

}  // namespace

std::string name_of_record_field(std::string_view key) {
  return fmt::format("amend.record.field.{}", key);
}

std::string name_of_record_item(std::string_view key) {
  return fmt::format("amend.record.one.{}", key);
}

std::string name_of_record_section(std::string_view key) {
  return fmt::format("record.section.{}", key);
}

std::vector<std::string> list_record_words() {
  std::vector<std::string> words;
  for (const RecordFileRule& kind : record_file_rules()) list_words(*kind.rule, untold_keys(), words);
  list_words(assessment_rule(), assessment_untold_keys(), words);
  for (const RecordFileRule& kind : record_file_rules()) {
    for (const FieldRule& field : kind.rule->fields) {
      if (is_list(field.type) || field.key == "cycle") words.push_back(name_of_record_section(field.key));
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace gazette
