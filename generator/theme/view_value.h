// Plain values for templates: the contract between pages and themes. Text is escaped where it is written,
// Html isn't.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/html.h"

namespace gazette {

class ViewValue;
using ViewList = std::vector<ViewValue>;

// Keys in the order they were set; `set` of a key that is there replaces its value.
class ViewRecord {
 public:
  ViewRecord& set(std::string_view key, ViewValue value);
  const ViewValue* find(std::string_view key) const;
  const std::vector<std::pair<std::string, ViewValue>>& fields() const { return fields_; }

 private:
  std::vector<std::pair<std::string, ViewValue>> fields_;
};

// Cheap to copy: lists, records and markup are shared and immutable.
class ViewValue {
 public:
  ViewValue() = default;  // nothing
  ViewValue(bool flag) : value_(flag) {}
  ViewValue(int number) : value_(static_cast<int64_t>(number)) {}
  ViewValue(int64_t number) : value_(number) {}
  ViewValue(size_t number) : value_(static_cast<int64_t>(number)) {}
  ViewValue(std::string text) : value_(std::move(text)) {}
  ViewValue(std::string_view text) : value_(std::string(text)) {}
  ViewValue(const char* text) : value_(std::string(text)) {}
  ViewValue(Html html) : value_(std::make_shared<const Html>(std::move(html))) {}
  ViewValue(ViewList list) : value_(std::make_shared<const ViewList>(std::move(list))) {}
  ViewValue(ViewRecord record);

  using List = std::shared_ptr<const ViewList>;
  using Record = std::shared_ptr<const ViewRecord>;
  using Markup = std::shared_ptr<const Html>;
  using Storage = std::variant<std::monostate, bool, int64_t, std::string, Markup, List, Record>;
  const Storage& storage() const { return value_; }

  bool is_nothing() const { return std::holds_alternative<std::monostate>(value_); }
  // False: nothing, false, 0, empty text, empty list, empty record.
  bool is_true() const;

 private:
  Storage value_;
};

}  // namespace gazette
