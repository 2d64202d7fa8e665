#include "theme/filters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace gazette {

namespace {

constexpr size_t any_number = 1000;
constexpr std::array rules{
    FilterRule{"default", Filter::default_value, 1, 1},
    FilterRule{"length", Filter::length, 0, 0},
    FilterRule{"join", Filter::join, 1, 1},
    FilterRule{"fill", Filter::fill, 1, any_number},
    FilterRule{"plural", Filter::plural, 1, 1},
    FilterRule{"lower", Filter::lower, 0, 0},
    FilterRule{"upper", Filter::upper, 0, 0},
    FilterRule{"number", Filter::number, 0, 0},
    FilterRule{"first", Filter::first, 0, 0},
    FilterRule{"whole_years", Filter::whole_years, 0, 0},
};

template <class Type>
const Type* as(const ViewValue& value) {
  return std::get_if<Type>(&value.storage());
}

Filtered refuse(std::string_view filter, std::string_view needs, const ViewValue& value) {
  return {{}, fmt::format("the filter {} needs {}, but this is {}", filter, needs, describe_type(value))};
}

std::string group_thousands(int64_t number) {
  std::string digits = std::to_string(number);
  const size_t first = number < 0 ? 1 : 0;
  for (size_t i = digits.size(); i > first + 3;) {
    i -= 3;
    digits.insert(i, 1, ',');
  }
  return digits;
}

// Words that may be put into a text: a text or a number.
std::optional<std::string> plain_words(const ViewValue& value) {
  if (const auto* text = as<std::string>(value)) return *text;
  if (const auto* number = as<int64_t>(value)) return std::to_string(*number);
  return std::nullopt;
}

Filtered fill_text(const std::string& pattern, const std::vector<std::string>& words) {
  std::string filled;
  size_t next = 0;
  for (size_t i = 0; i < pattern.size(); ++i) {
    size_t end = i + 1;
    size_t position = 0;
    while (end < pattern.size() && end < i + 4 && pattern[end] >= '0' && pattern[end] <= '9') {
      position = position * 10 + static_cast<size_t>(pattern[end++] - '0');
    }
    if (pattern[i] != '{' || end >= pattern.size() || pattern[end] != '}') {
      filled += pattern[i];
      continue;
    }
    if (end == i + 1) position = next++;
    if (position >= words.size()) {
      return {{},
              fmt::format("the text \"{}\" has more places than the {} values given", pattern, words.size())};
    }
    filled += words[position];
    i = end;
  }
  return {ViewValue(std::move(filled)), {}};
}

Filtered fill(const ViewValue& subject, const ViewValue* const* arguments, size_t count) {
  const auto* pattern = as<std::string>(subject);
  if (pattern == nullptr) return refuse("fill", "a text", subject);
  std::vector<std::string> words;
  for (size_t i = 0; i < count; ++i) {
    auto word = plain_words(*arguments[i]);
    if (!word) return refuse("fill", "texts and numbers as its values", *arguments[i]);
    words.push_back(*std::move(word));
  }
  return fill_text(*pattern, words);
}

Filtered plural(const ViewValue& subject, const ViewValue& count) {
  const auto* forms = as<ViewValue::Record>(subject);
  if (forms == nullptr) return refuse("plural", "a record with \"one\" and \"other\"", subject);
  const auto* number = as<int64_t>(count);
  if (number == nullptr) return refuse("plural", "a number to count by", count);
  const ViewValue* form = (*forms)->find(*number == 1 ? "one" : "other");
  const auto* pattern = form == nullptr ? nullptr : as<std::string>(*form);
  if (pattern == nullptr) return {{}, "the filter plural needs the texts \"one\" and \"other\""};
  return fill_text(*pattern, {group_thousands(*number)});
}

Filtered length(const ViewValue& subject) {
  if (const auto* list = as<ViewValue::List>(subject)) return {ViewValue((*list)->size()), {}};
  if (const auto* text = as<std::string>(subject)) return {ViewValue(count_characters(*text)), {}};
  return refuse("length", "a list or a text", subject);
}

Filtered join_list(const ViewValue& subject, const ViewValue& separator) {
  const auto* list = as<ViewValue::List>(subject);
  if (list == nullptr) return refuse("join", "a list", subject);
  const auto* between = as<std::string>(separator);
  if (between == nullptr) return refuse("join", "a text to put between", separator);
  std::vector<std::string> words;
  for (const ViewValue& entry : **list) {
    auto word = plain_words(entry);
    if (!word) return refuse("join", "a list of texts and numbers", entry);
    words.push_back(*std::move(word));
  }
  return {ViewValue(join(words, *between)), {}};
}

bool is_digit_at(std::string_view text, size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// "2024-25", and no part of something longer, such as a day.
bool is_school_year_at(std::string_view text, size_t at) {
  constexpr size_t size = 7;
  for (size_t i = 0; i < size; ++i) {
    if (i == 4 ? at + i >= text.size() || text[at + i] != '-' : !is_digit_at(text, at + i)) return false;
  }
  const auto joins = [&](size_t place) {
    return is_digit_at(text, place) || (place < text.size() && text[place] == '-');
  };
  return !joins(at + size) && (at == 0 || !joins(at - 1));
}

// Browsers break a line after the "-" otherwise.
Filtered keep_years_whole(const ViewValue& subject) {
  constexpr size_t size = 7;
  const auto* text = as<std::string>(subject);
  if (text == nullptr) return refuse("whole_years", "a text", subject);
  Html html;
  size_t done = 0;
  for (size_t i = 0; i < text->size(); ++i) {
    if (!is_school_year_at(*text, i)) continue;
    append_escaped(html.text, std::string_view(*text).substr(done, i - done));
    html.text += fmt::format(R"(<span class="year">{}</span>)", text->substr(i, size));
    done = i + size;
    i = done - 1;
  }
  if (done == 0) return {subject, {}};
  append_escaped(html.text, std::string_view(*text).substr(done));
  return {ViewValue(std::move(html)), {}};
}

Filtered change_case(const ViewValue& subject, bool upper) {
  const auto* text = as<std::string>(subject);
  if (text == nullptr) return refuse(upper ? "upper" : "lower", "a text", subject);
  if (!upper) return {ViewValue(to_lower_ascii(*text)), {}};
  std::string changed = *text;
  for (char& c : changed) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return {ViewValue(std::move(changed)), {}};
}

}  // namespace

const FilterRule* find_filter(std::string_view name) {
  const auto* rule = std::find_if(rules.begin(), rules.end(), [&](const auto& r) { return r.name == name; });
  return rule == rules.end() ? nullptr : rule;
}

std::vector<std::string> list_filter_names() {
  std::vector<std::string> names;
  for (const FilterRule& rule : rules) names.emplace_back(rule.name);
  return names;
}

Filtered apply_filter(Filter filter, const ViewValue& subject, const ViewValue* const* arguments,
                      size_t argument_count) {
  switch (filter) {
    case Filter::default_value:
      return {subject.is_nothing() ? *arguments[0] : subject, {}};
    case Filter::length:
      return length(subject);
    case Filter::join:
      return join_list(subject, *arguments[0]);
    case Filter::fill:
      return fill(subject, arguments, argument_count);
    case Filter::plural:
      return plural(subject, *arguments[0]);
    case Filter::lower:
    case Filter::upper:
      return change_case(subject, filter == Filter::upper);
    case Filter::number: {
      const auto* number = as<int64_t>(subject);
      if (number == nullptr) return refuse("number", "a number", subject);
      return {ViewValue(group_thousands(*number)), {}};
    }
    case Filter::whole_years:
      return keep_years_whole(subject);
    case Filter::first: {
      const auto* list = as<ViewValue::List>(subject);
      if (list == nullptr) return refuse("first", "a list", subject);
      return {(*list)->empty() ? ViewValue() : (*list)->front(), {}};
    }
  }
  return {};
}

std::string_view describe_type(const ViewValue& value) {
  constexpr std::array<std::string_view, 7> names{"nothing", "true or false", "a number", "a text",
                                                  "markup",  "a list",        "a record"};
  return names[value.storage().index()];
}

}  // namespace gazette
