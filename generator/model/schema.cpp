#include "model/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/date.h"
#include "base/text.h"
#include "model/keys.h"

namespace gazette {

namespace {

bool is_identifier(std::string_view text) {
  return !text.empty() && text.front() != '-' && text.back() != '-' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool is_whole_number(std::string_view text) {
  return !text.empty() && text.size() <= 9 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The rest of a value that a comma inside {…} cut: it reads as a key without a value.
bool is_rest_of_value(const SourceValue& map, size_t i) {
  if (i == 0 || map.entries[i].value.kind != SourceValue::Kind::nothing) return false;
  const SourceValue::Entry& former = map.entries[i - 1];
  if (former.key_mark.line != map.entries[i].key_mark.line) return false;
  if (former.value.kind == SourceValue::Kind::text) return !former.value.quoted;
  return is_rest_of_value(map, i - 1);
}

// What the author meant as the value of the entry, with all that the commas cut off.
std::string join_rest(const SourceValue& map, size_t i) {
  std::string whole = map.entries[i].value.text;
  int end = map.entries[i].value.mark.column + map.entries[i].value.mark.length;
  for (size_t rest = i + 1; rest < map.entries.size() && is_rest_of_value(map, rest); ++rest) {
    const SourceValue::Entry& entry = map.entries[rest];
    whole += entry.key_mark.column - end > 1 ? ", " : ",";
    whole += entry.key;
    end = entry.key_mark.column + entry.key_mark.length;
  }
  return whole;
}

class RecordChecker {
 public:
  Diagnostics check(const SourceValue& map, const RecordRule& rule) {
    check_map(map, rule);
    return std::move(problems_);
  }

 private:
  void add(const Mark& mark, std::string code, std::string message, std::string hint) {
    problems_.push_back(problem_at(mark, std::move(code), std::move(message), std::move(hint)));
  }

  // Records nest only as deep as the tables do.
  void check_map(const SourceValue& map, const RecordRule& rule) {
    std::vector<std::string> names;
    for (const FieldRule& field : rule.fields) names.emplace_back(field.key);
    for (size_t i = 0; i < map.entries.size(); ++i) {
      const SourceValue::Entry& entry = map.entries[i];
      const FieldRule* field = rule.find(entry.key);
      if (field != nullptr) {
        check_field(entry.value, *field);
        continue;
      }
      if (rule.other != nullptr) {
        FieldRule named = *rule.other;
        named.key = entry.key;
        check_field(entry.value, named);
        continue;
      }
      const auto suggestion = nearest(entry.key, names);
      if (!suggestion && is_rest_of_value(map, i)) {
        complain_of_comma(map, i);
        continue;
      }
      add(entry.key_mark, "unknown-key", fmt::format("{} has no key \"{}\"", rule.name, entry.key),
          suggestion ? fmt::format("did you mean \"{}\"?", *suggestion)
                     : fmt::format("remove it, or use one of: {}", join(names, ", ")));
    }
    for (const FieldRule& field : rule.fields) {
      if (field.need != Need::required || map.find(field.key) != nullptr) continue;
      const Mark mark{std::max(1, map.mark.line), std::max(1, map.mark.column), 1};
      add(mark, "missing-key", fmt::format("{} has no \"{}\"", rule.name, field.key),
          field.choices.size() == 1 ? fmt::format("add \"{}: {}\"", field.key, field.choices.front())
                                    : fmt::format("add a line \"{}: …\" ({})", field.key, field.meaning));
    }
  }

  void complain_of_comma(const SourceValue& map, size_t i) {
    const SourceValue::Entry& cut = map.entries[i - 1];
    if (cut.value.kind != SourceValue::Kind::text) return;  // told of the first comma
    add(map.entries[i].key_mark, "unknown-key",
        fmt::format("the comma before \"{}\" ends the value of \"{}\"", map.entries[i].key, cut.key),
        fmt::format("inside {{…}} a value with a comma must stand in quotes: {}: \"{}\"", cut.key,
                    join_rest(map, i - 1)));
  }

  void check_field(const SourceValue& value, const FieldRule& field) {
    if (value.kind == SourceValue::Kind::nothing ||
        (value.kind == SourceValue::Kind::text && trim(value.text).empty())) {
      add(value.mark, "empty-value", fmt::format("\"{}\" has no value", field.key),
          "write a value after the colon, or remove the line");
      return;
    }
    switch (field.type) {
      case FieldType::record:
        if (value.kind == SourceValue::Kind::map) return check_map(value, *field.record);
        return wrong_type(value, field, "a group of keys, each on a line of its own, moved to the right");
      case FieldType::records:
        if (value.kind != SourceValue::Kind::list)
          return wrong_type(value, field, "a list, each entry after a dash");
        for (const SourceValue& item : value.items) {
          if (item.kind == SourceValue::Kind::map) {
            check_map(item, *field.record);
          } else {
            wrong_type(item, field, "a list of groups of keys");
          }
        }
        return;
      case FieldType::texts:
      case FieldType::identifiers:
        if (value.kind == SourceValue::Kind::map)
          return wrong_type(value, field, "a list, each entry after a dash");
        for (const SourceValue& item : value.items) check_text(item, field);
        if (value.kind == SourceValue::Kind::text) check_text(value, field);
        return;
      default:
        check_text(value, field);
    }
  }

  void wrong_type(const SourceValue& value, const FieldRule& field, std::string_view expected) {
    add(value.mark, "wrong-type", fmt::format("\"{}\" must be {}", field.key, expected),
        std::string(field.meaning));
  }

  void check_text(const SourceValue& value, const FieldRule& field) {
    if (value.kind != SourceValue::Kind::text) return wrong_type(value, field, "one line of text");
    switch (field.type) {
      case FieldType::flag:
        if (value.text == "true" || value.text == "false") return;
        return wrong_type(value, field, fmt::format("true or false, not \"{}\"", value.text));
      case FieldType::number:
        if (is_whole_number(value.text)) return;
        return wrong_type(value, field, fmt::format("a whole number, not \"{}\"", value.text));
      case FieldType::date:
        if (parse_iso_date(value.text)) return;
        return add(value.mark, "bad-date",
                   fmt::format(R"("{}" must be a day that exists, written like 2013-02-28, not "{}")",
                               field.key, value.text),
                   hint_for_date(value.text));
      case FieldType::month_day:
        if (parse_iso_date("2012-" + value.text)) return;  // a leap year
        return add(value.mark, "bad-date",
                   fmt::format(R"("{}" must be a month and a day, written like 02-28, not "{}")", field.key,
                               value.text),
                   "write month-day with two digits each");
      case FieldType::identifier:
      case FieldType::identifiers: {
        if (is_identifier(value.text)) return;
        const std::string slug = slugify(value.text);
        return add(
            value.mark, "bad-identifier",
            fmt::format("\"{}\" can't be an id: use small letters, digits and hyphens alone", value.text),
            slug.empty() ? "such as math-coaching" : fmt::format("such as \"{}\"", slug));
      }
      case FieldType::choice:
        return check_choice(value, field);
      default:
        return;
    }
  }

  void check_choice(const SourceValue& value, const FieldRule& field) {
    if (std::find(field.choices.begin(), field.choices.end(), value.text) != field.choices.end()) return;
    const std::vector<std::string> words(field.choices.begin(), field.choices.end());
    const auto suggestion = nearest(value.text, words);
    add(value.mark, fmt::format("unknown-{}", field.key),
        fmt::format("unknown {} \"{}\"", field.key, value.text),
        suggestion ? fmt::format("did you mean \"{}\"?", *suggestion)
                   : fmt::format("use one of: {}", join(words, ", ")));
  }

  Diagnostics problems_;
};

}  // namespace

const FieldRule* RecordRule::find(std::string_view key) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const FieldRule& field) { return field.key == key; });
  return found == fields.end() ? nullptr : &*found;
}

std::vector<const SourceValue::Entry*> list_other_entries(const SourceValue& map, const RecordRule& rule) {
  std::vector<const SourceValue::Entry*> entries;
  if (rule.other == nullptr) return entries;
  for (const SourceValue::Entry& entry : map.entries) {
    const bool is_other = rule.find(entry.key) == nullptr && entry.value.kind != SourceValue::Kind::nothing;
    if (is_other) entries.push_back(&entry);
  }
  std::sort(entries.begin(), entries.end(),
            [](const SourceValue::Entry* a, const SourceValue::Entry* b) { return a->key < b->key; });
  return entries;
}

std::vector<KeyRule> known_keys(const RecordRule& rule) {
  std::vector<KeyRule> keys;
  for (const FieldRule& field : rule.fields) keys.push_back({field.key, field.meaning});
  return keys;
}

Diagnostics check_record(const SourceValue& map, const RecordRule& rule) {
  return RecordChecker().check(map, rule);
}

}  // namespace gazette
