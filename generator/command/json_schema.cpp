#include "command/json_schema.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

namespace {

using Json = nlohmann::ordered_json;

Json schema_of(const RecordRule& rule);

// YAML readers make numbers, dates and yes/no of unquoted words before a schema sees them: those pass as
// well.
Json text_type() {
  return Json{{"type", {"string", "number", "boolean"}}};
}

// To some readers, a bare off is false.
Json choice_type(const std::vector<std::string_view>& choices) {
  Json words = choices;
  if (std::find(choices.begin(), choices.end(), "off") == choices.end())
    return Json{{"type", "string"}, {"enum", std::move(words)}};
  words.push_back(false);
  return Json{{"enum", std::move(words)}};
}

Json schema_of(const FieldRule& field) {
  Json schema;
  switch (field.type) {
    case FieldType::text:
      schema = text_type();
      break;
    case FieldType::flag:
      schema = {{"type", "boolean"}};
      break;
    case FieldType::number:
      schema = {{"type", "integer"}, {"minimum", 0}};
      break;
    case FieldType::date:
      schema = {{"type", "string"}, {"format", "date"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
      break;
    case FieldType::month_day:
      schema = {{"type", "string"}, {"pattern", "^[0-9]{2}-[0-9]{2}$"}};
      break;
    case FieldType::identifier:
      schema = {{"type", "string"}, {"pattern", "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"}};
      break;
    case FieldType::choice:
      schema = choice_type(field.choices);
      break;
    case FieldType::texts:
      schema = {{"anyOf", {text_type(), {{"type", "array"}, {"items", text_type()}}}}};
      break;
    case FieldType::identifiers: {
      const Json one = {{"type", "string"}, {"pattern", "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"}};
      schema = {{"anyOf", {one, {{"type", "array"}, {"items", one}}}}};
      break;
    }
    case FieldType::record:
      schema = schema_of(*field.record);
      break;
    case FieldType::records:
      schema = {{"type", "array"}, {"items", schema_of(*field.record)}};
      break;
  }
  schema["description"] = field.meaning;
  return schema;
}

Json schema_of(const RecordRule& rule) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const FieldRule& field : rule.fields) {
    properties[std::string(field.key)] = schema_of(field);
    if (field.need == Need::required) required.push_back(field.key);
  }
  Json schema = {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (rule.other != nullptr) schema["additionalProperties"] = schema_of(*rule.other);
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

}  // namespace

Json json_schema(const FileKindRule& kind) {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", kind.kind},
                 {"description", kind.meaning}};
  schema.update(schema_of(*kind.rule));
  return schema;
}

}  // namespace gazette
