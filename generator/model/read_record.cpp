#include "model/read_record.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace gazette {

namespace {

const SourceValue* find_value(const SourceValue& map, std::string_view key) {
  const SourceValue::Entry* entry = map.find(key);
  return entry == nullptr ? nullptr : &entry->value;
}

PlacedText place_text(const SourceValue& value) {
  if (value.kind != SourceValue::Kind::text) return {};
  std::string text = collapse_space(value.text);
  if (text.empty()) return {};
  return {std::move(text), value.mark};
}

}  // namespace

PlacedText read_text(const SourceValue& map, std::string_view key) {
  const SourceValue* value = find_value(map, key);
  PlacedText text = value == nullptr ? PlacedText() : place_text(*value);
  text.is_unreadable = value != nullptr && !text;
  return text;
}

PlacedDate read_date(const SourceValue& map, std::string_view key) {
  const PlacedText text = read_text(map, key);
  const auto day = parse_iso_date(text.value);
  if (day) return {*day, text.mark};
  PlacedDate none;
  none.is_unreadable = find_value(map, key) != nullptr;
  return none;
}

std::optional<std::chrono::month_day> read_month_day(const SourceValue& map, std::string_view key) {
  const auto day = parse_iso_date("2012-" + read_text(map, key).value);  // a leap year
  if (!day) return std::nullopt;
  return std::chrono::month_day(day->month(), day->day());
}

Placed<uint32_t> read_number(const SourceValue& map, std::string_view key) {
  const PlacedText text = read_text(map, key);
  const bool is_number =
      !text.value.empty() && text.value.size() <= 9 &&
      std::all_of(text.value.begin(), text.value.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number) return {};
  return {static_cast<uint32_t>(std::stoul(text.value)), text.mark};
}

bool read_flag(const SourceValue& map, std::string_view key) {
  return read_text(map, key).value == "true";
}

std::vector<PlacedText> read_texts(const SourceValue& map, std::string_view key) {
  const SourceValue* value = find_value(map, key);
  if (value == nullptr) return {};
  std::vector<PlacedText> texts;
  if (PlacedText alone = place_text(*value)) texts.push_back(std::move(alone));
  for (const SourceValue& item : value->items) {
    if (PlacedText text = place_text(item)) texts.push_back(std::move(text));
  }
  return texts;
}

std::vector<const SourceValue*> read_records(const SourceValue& map, std::string_view key) {
  const SourceValue* value = find_value(map, key);
  if (value == nullptr) return {};
  if (value->kind == SourceValue::Kind::map) return {value};
  std::vector<const SourceValue*> records;
  for (const SourceValue& item : value->items) {
    if (item.kind == SourceValue::Kind::map) records.push_back(&item);
  }
  return records;
}

Mark find_key_mark(const SourceValue& map, std::string_view key) {
  const SourceValue::Entry* entry = map.find(key);
  return entry == nullptr ? Mark() : entry->key_mark;
}

}  // namespace gazette
