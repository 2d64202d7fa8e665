#include "theme/view_value.h"

#include <algorithm>

namespace gazette {

namespace {

struct Truth {
  bool operator()(std::monostate) const { return false; }
  bool operator()(bool flag) const { return flag; }
  bool operator()(int64_t number) const { return number != 0; }
  bool operator()(const std::string& text) const { return !text.empty(); }
  bool operator()(const ViewValue::Markup& html) const { return !html->text.empty(); }
  bool operator()(const ViewValue::List& list) const { return !list->empty(); }
  bool operator()(const ViewValue::Record& record) const { return !record->fields().empty(); }
};

}  // namespace

ViewRecord& ViewRecord::set(std::string_view key, ViewValue value) {
  const auto field =
      std::find_if(fields_.begin(), fields_.end(), [&](const auto& f) { return f.first == key; });
  if (field == fields_.end()) {
    if (fields_.empty()) fields_.reserve(8);
    fields_.emplace_back(std::string(key), std::move(value));
  } else {
    field->second = std::move(value);
  }
  return *this;
}

const ViewValue* ViewRecord::find(std::string_view key) const {
  for (const auto& [name, value] : fields_) {
    if (name == key) return &value;
  }
  return nullptr;
}

ViewValue::ViewValue(ViewRecord record) : value_(std::make_shared<const ViewRecord>(std::move(record))) {}

bool ViewValue::is_true() const {
  return std::visit(Truth{}, value_);
}

}  // namespace gazette
