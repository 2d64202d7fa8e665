#include "command/changed_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace gazette {

namespace {

bool is_same(const SourceValue& a, const SourceValue& b) {
  const auto same_entry = [](const SourceValue::Entry& x, const SourceValue::Entry& y) {
    return x.key == y.key && is_same(x.value, y.value);
  };
  return a.kind == b.kind && collapse_space(a.text) == collapse_space(b.text) &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), is_same) &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(), same_entry);
}

bool is_one_text(const SourceValue& value) {
  return value.items.empty() && value.entries.empty() && !value.text.empty();
}

std::string find_text(const SourceValue& map, std::string_view key) {
  const SourceValue::Entry* entry = map.find(key);
  return entry != nullptr && is_one_text(entry->value) ? entry->value.text : std::string();
}

// By which an item of a list is known again; "": by nothing.
std::string key_of(const SourceValue& item) {
  if (is_one_text(item)) return item.text;
  static constexpr std::array<std::string_view, 10> keys = {
      "id", "from", "date", "document", "initiative", "name", "code", "indicator", "title", "role"};
  for (const std::string_view key : keys) {
    std::string text = find_text(item, key);
    if (!text.empty()) return text;
  }
  return {};
}

std::string name_of(const SourceValue& item) {
  for (const std::string_view key : {"name", "title"}) {
    std::string text = find_text(item, key);
    if (!text.empty()) return text;
  }
  return key_of(item);
}

class FieldTeller {
 public:
  std::vector<std::string> take() && { return std::move(sentences_); }

  void compare_maps(const std::string& place, const SourceValue& before, const SourceValue& after) {
    std::vector<std::string> keys;
    for (const SourceValue* map : {&before, &after}) {
      for (const SourceValue::Entry& entry : map->entries) {
        if (std::find(keys.begin(), keys.end(), entry.key) == keys.end()) keys.push_back(entry.key);
      }
    }
    for (const std::string& key : keys) {
      const SourceValue::Entry* was = before.find(key);
      const SourceValue::Entry* is = after.find(key);
      compare(place + key, was == nullptr ? nullptr : &was->value, is == nullptr ? nullptr : &is->value);
    }
  }

  void compare(const std::string& place, const SourceValue* was, const SourceValue* is) {
    if (was == nullptr || is == nullptr) {
      if (was != nullptr || is != nullptr) tell_one(place, was == nullptr ? *is : *was, was == nullptr);
      return;
    }
    if (is_same(*was, *is)) return;
    if (!was->entries.empty() && !is->entries.empty()) return compare_maps(place + ": ", *was, *is);
    if (!was->items.empty() && !is->items.empty()) return compare_lists(place, *was, *is);
    if (is_one_text(*was) && is_one_text(*is)) {
      sentences_.push_back(fmt::format("{} changed from “{}” to “{}”", place, collapse_space(was->text),
                                       collapse_space(is->text)));
      return;
    }
    sentences_.push_back(fmt::format("{} changed", place));
  }

 private:
  void tell_one(const std::string& place, const SourceValue& value, bool is_added) {
    const char* change = is_added ? "added" : "taken away";
    sentences_.push_back(is_one_text(value)
                             ? fmt::format("{} {}: “{}”", place, change, collapse_space(value.text))
                             : fmt::format("{} {}", place, change));
  }

  static bool has_own_keys(const SourceValue& list) {
    std::set<std::string> keys;
    return std::all_of(list.items.begin(), list.items.end(), [&](const SourceValue& item) {
      const std::string key = key_of(item);
      return !key.empty() && keys.insert(key).second;
    });
  }

  static const SourceValue* find(const SourceValue& list, const std::string& key) {
    const auto found = std::find_if(list.items.begin(), list.items.end(),
                                    [&](const SourceValue& item) { return key_of(item) == key; });
    return found == list.items.end() ? nullptr : &*found;
  }

  void compare_lists(const std::string& place, const SourceValue& before, const SourceValue& after) {
    if (!has_own_keys(before) || !has_own_keys(after)) {
      sentences_.push_back(fmt::format("{} changed", place));
      return;
    }
    const size_t told = sentences_.size();
    for (const SourceValue& was : before.items) {
      const SourceValue* is = find(after, key_of(was));
      const std::string name = fmt::format("{}: “{}”", place, collapse_space(name_of(was)));
      if (is == nullptr) {
        sentences_.push_back(name + " taken away");
      } else if (!was.entries.empty() && !is->entries.empty()) {
        compare_maps(name + ": ", was, *is);
      }
    }
    for (const SourceValue& is : after.items) {
      if (find(before, key_of(is)) == nullptr)
        sentences_.push_back(fmt::format("{}: “{}” added", place, collapse_space(name_of(is))));
    }
    if (sentences_.size() == told) sentences_.push_back(fmt::format("{}: the order changed", place));
  }

  std::vector<std::string> sentences_;
};

}  // namespace

std::vector<std::string> describe_changed_fields(const SourceValue& before, const SourceValue& after,
                                                 const RecordRule& rule) {
  std::vector<std::string> all;
  for (const FieldRule& field : rule.fields) {
    const SourceValue::Entry* was = before.find(field.key);
    const SourceValue::Entry* is = after.find(field.key);
    FieldTeller teller;
    teller.compare(std::string(field.key), was == nullptr ? nullptr : &was->value,
                   is == nullptr ? nullptr : &is->value);
    for (const std::string& sentence : std::move(teller).take())
      all.push_back(fmt::format("{} ({})", sentence, field.meaning));
  }
  return all;
}

}  // namespace gazette
