#include "model/compare_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "model/amendment_notes.h"
#include "model/read_record.h"
#include "model/record_pairs.h"

namespace gazette {

namespace {

using Change = AmendmentChange;
using Records = std::vector<const SourceValue*>;

// Which of them names a record: the first that it has.
constexpr std::array<std::string_view, 9> naming_keys = {"title",    "name",    "text",      "what", "role",
                                                         "district", "written", "criterion", "goal"};

// The entry of a list of the record that has the id.
const SourceValue* find_called(const SourceValue& map, const RecordRule& rule, const std::string& id) {
  for (const FieldRule& field : rule.fields) {
    if (field.type != FieldType::records) continue;
    for (const SourceValue* record : read_records(map, field.key)) {
      if (read_text(*record, "id").value == id) return record;
    }
  }
  return nullptr;
}

// What no key names is known by all that it says.
std::string join_texts(const SourceValue& value) {
  std::string words = value.text;
  for (const SourceValue& item : value.items) words += fmt::format(" {}", join_texts(item));
  for (const SourceValue::Entry& entry : value.entries) words += fmt::format(" {}", join_texts(entry.value));
  return words;
}

class RecordComparison {
 public:
  RecordComparison(const SourceValue& before, const SourceValue& after, const RecordRule& rule,
                   const RecordTelling& telling, std::vector<Amendment>& amendments)
      : before_(before), after_(after), rule_(rule), telling_(telling), amendments_(amendments) {}

  void run(Amendment about) {
    about.subject = AmendmentSubject::record;
    compare_maps(before_, after_, rule_, about, true);
  }

 private:
  void compare_maps(const SourceValue& before, const SourceValue& after, const RecordRule& rule,
                    const Amendment& about, bool is_whole) {
    for (const FieldRule& field : rule.fields) {
      const std::vector<std::string_view>& left_out = telling_.left_out;
      const bool is_left_out =
          is_whole && std::find(left_out.begin(), left_out.end(), field.key) != left_out.end();
      const bool is_fixed = field.type == FieldType::choice && field.choices.size() == 1;
      if (field.key == "id" || is_left_out || is_fixed) continue;
      compare_fields(before, after, field, about);
    }
  }

  void compare_fields(const SourceValue& before, const SourceValue& after, const FieldRule& field,
                      const Amendment& about) {
    switch (field.type) {
      case FieldType::record:
      case FieldType::records:
        return compare_lists(read_records(before, field.key), read_records(after, field.key), field, about);
      case FieldType::texts:
      case FieldType::identifiers:
        return compare_text_lists(read_texts(before, field.key), read_texts(after, field.key), field, about);
      default:
        compare_values(before, after, field, about);
    }
  }

  AmendmentNotes notes_on(const FieldRule& field, const Amendment& about) {
    Amendment named = about;
    named.key = field.key;
    if (telling_.has_own_words) named.label = field.meaning;
    return {std::move(named), amendments_};
  }

  void compare_values(const SourceValue& before, const SourceValue& after, const FieldRule& field,
                      const Amendment& about) {
    const std::string was = read_text(before, field.key).value;
    const std::string is = read_text(after, field.key).value;
    AmendmentNotes notes = notes_on(field, about);
    if (field.type == FieldType::date && was != is)
      return notes.compare(AmendmentField::record_field, day_or_text(before, field),
                           day_or_text(after, field));
    compare_texts(was, is, field.type == FieldType::identifier, notes);
  }

  // Of ids the names, unless it is the name alone that changed, or they share one.
  void compare_texts(const std::string& was, const std::string& is, bool is_id, AmendmentNotes& notes) const {
    const std::string name_before = is_id ? name_of(before_, was) : was;
    const std::string name_after = is_id ? name_of(after_, is) : is;
    const bool has_names = name_before != name_after;
    if (was != is)
      notes.compare(AmendmentField::record_field, has_names ? name_before : was, has_names ? name_after : is);
  }

  static AmendmentValue day_or_text(const SourceValue& map, const FieldRule& field) {
    const PlacedDate date = read_date(map, field.key);
    return date ? value_of(date) : plain_value(read_text(map, field.key).value);
  }

  std::string name_of(const SourceValue& whole, const std::string& id) const {
    const SourceValue* record = id.empty() ? nullptr : find_called(whole, rule_, id);
    const std::string title = record == nullptr ? std::string() : name_record(*record).title;
    return title.empty() ? id : title;
  }

  static AmendmentValue plain_value(std::string text) {
    AmendmentValue value;
    value.text = std::move(text);
    return value;
  }

  void compare_text_lists(const std::vector<PlacedText>& before, const std::vector<PlacedText>& after,
                          const FieldRule& field, const Amendment& about) {
    const auto list_keys = [](const std::vector<PlacedText>& texts) {
      RecordKeys keys;
      for (const PlacedText& text : texts) keys.add({}, {}, text.value);
      return keys;
    };
    const auto pairs = pair_records(list_keys(before), list_keys(after));
    AmendmentNotes notes = notes_on(field, about);
    const bool is_id = field.type == FieldType::identifiers;
    for (const RecordPair& pair : pairs) {
      if (pair.is_both()) {
        compare_texts(before[*pair.before].value, after[*pair.after].value, is_id, notes);
      } else if (pair.after) {
        const std::string& text = after[*pair.after].value;
        notes.note(Change::added, AmendmentField::record_field, {},
                   plain_value(is_id ? name_of(after_, text) : text));
      } else {
        const std::string& text = before[*pair.before].value;
        notes.note(Change::dropped, AmendmentField::record_field,
                   plain_value(is_id ? name_of(before_, text) : text));
      }
    }
    note_order(pairs, notes);
  }

  void compare_lists(const Records& before, const Records& after, const FieldRule& field,
                     const Amendment& about) {
    const bool is_one = field.type == FieldType::record;
    const auto list_keys = [&](const Records& records) {
      RecordKeys keys;
      for (const SourceValue* record : records) {
        AmendedThing name = name_record(*record);
        if (name.title.empty()) name.title = join_texts(*record);
        if (is_one) name.id = "the one";
        keys.add(std::move(name.id), std::move(name.number), std::move(name.title));
      }
      return keys;
    };
    const auto pairs = pair_records(list_keys(before), list_keys(after));
    for (const RecordPair& pair : pairs) {
      const SourceValue& named = pair.after ? *after[*pair.after] : *before[*pair.before];
      Amendment place = about;
      AmendedPart part{std::string(field.key), {}, is_one ? AmendedThing() : name_record(named)};
      if (telling_.has_own_words) part.label = field.meaning;
      place.parts.push_back(std::move(part));
      const bool is_whole = AmendmentNotes(place, amendments_).note_whole(pair);
      if (is_whole && !telling_.says_values) continue;
      const SourceValue nothing;
      compare_maps(pair.before ? *before[*pair.before] : nothing, pair.after ? *after[*pair.after] : nothing,
                   *field.record, place, false);
    }
    AmendmentNotes notes = notes_on(field, about);
    note_order(pairs, notes);
  }

  static void note_order(const std::vector<RecordPair>& pairs, AmendmentNotes& notes) {
    if (is_reordered(pairs, std::vector<bool>(pairs.size(), true))) notes.note(Change::reordered);
  }

  const SourceValue& before_;
  const SourceValue& after_;
  const RecordRule& rule_;
  const RecordTelling& telling_;
  std::vector<Amendment>& amendments_;
};

}  // namespace

void compare_records(const SourceValue& before, const SourceValue& after, const RecordRule& rule,
                     const Amendment& about, const RecordTelling& telling,
                     std::vector<Amendment>& amendments) {
  RecordComparison(before, after, rule, telling, amendments).run(about);
}

AmendedThing name_record(const SourceValue& record) {
  AmendedThing name;
  name.id = read_text(record, "id").value;
  name.number = read_text(record, "number").value;
  for (const std::string_view key : naming_keys) {
    if (name.title.empty()) name.title = read_text(record, key).value;
  }
  return name;
}

}  // namespace gazette
