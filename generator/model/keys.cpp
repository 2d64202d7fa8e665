#include "model/keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace gazette {

Diagnostic problem_at(const Mark& mark, std::string code, std::string message, std::string hint) {
  return make_diagnostic(Severity::error, std::move(code), {{}, mark.line, mark.column, mark.length},
                         std::move(message), std::move(hint));
}

std::string hint_for_date(std::string_view text) {
  const auto number = [](std::string_view digits) {
    const bool is_number = !digits.empty() && digits.size() <= 4 &&
                           digits.find_first_not_of("0123456789") == std::string_view::npos;
    return is_number ? std::stoi(std::string(digits)) : -1;
  };
  const auto american = split(text, '/');
  if (american.size() == 3 && american[2].size() == 4) {
    const std::string iso =
        fmt::format("{:04}-{:02}-{:02}", number(american[2]), number(american[0]), number(american[1]));
    if (parse_iso_date(iso)) return fmt::format("write {}: the year, the month, the day", iso);
  }
  const auto parts = split(text, '-');
  if (parts.size() == 3 && parts[0].size() == 4 && parts[1].size() == 2 && parts[2].size() == 2) {
    const auto first = parse_iso_date(fmt::format("{}-{}-01", parts[0], parts[1]));
    if (number(parts[1]) > 12) return "the month comes after the year, and goes from 01 to 12";
    if (first) {
      const auto last =
          std::chrono::year_month_day_last(first->year(), std::chrono::month_day_last(first->month()));
      return fmt::format("that month has {} days", static_cast<unsigned>(last.day()));
    }
  }
  return "write year-month-day with four, two and two digits";
}

Diagnostics check_known_keys(const SourceValue& map, const std::vector<KeyRule>& rules) {
  Diagnostics problems;
  std::vector<std::string> names;
  for (const KeyRule& rule : rules) names.emplace_back(rule.key);
  for (const SourceValue::Entry& entry : map.entries) {
    if (std::find(names.begin(), names.end(), entry.key) != names.end()) continue;
    const auto suggestion = nearest(entry.key, names);
    problems.push_back(problem_at(entry.key_mark, "unknown-key", fmt::format("unknown key \"{}\"", entry.key),
                                  suggestion
                                      ? fmt::format("did you mean \"{}\"?", *suggestion)
                                      : fmt::format("remove it, or use one of: {}", join(names, ", "))));
  }
  return problems;
}

void KeyReader::add_problem(const Mark& mark, std::string code, std::string message, std::string hint) const {
  problems_.push_back(problem_at(mark, std::move(code), std::move(message), std::move(hint)));
}

const SourceValue* KeyReader::find(std::string_view key) const {
  const SourceValue::Entry* entry = map_.find(key);
  return entry == nullptr ? nullptr : &entry->value;
}

const SourceValue* KeyReader::find_text(std::string_view key) const {
  const SourceValue* value = find(key);
  if (value == nullptr || value->kind == SourceValue::Kind::text) return value;
  if (value->kind == SourceValue::Kind::nothing) {
    add_problem(value->mark, "empty-value", fmt::format("\"{}\" has no value", key),
                "write a value after the colon, or remove the line");
  } else {
    add_problem(value->mark, "wrong-type", fmt::format("\"{}\" must be one line of text", key),
                "write the text after the colon, on the same line");
  }
  return nullptr;
}

std::optional<std::string> KeyReader::read_text(std::string_view key) const {
  const SourceValue* value = find_text(key);
  if (value == nullptr) return std::nullopt;
  std::string text = collapse_space(value->text);
  if (!text.empty()) return text;
  add_problem(value->mark, "empty-value", fmt::format("\"{}\" has no value", key),
              "write a value after the colon, or remove the line");
  return std::nullopt;
}

std::optional<bool> KeyReader::read_flag(std::string_view key) const {
  const SourceValue* value = find_text(key);
  if (value == nullptr) return std::nullopt;
  if (value->text == "true") return true;
  if (value->text == "false") return false;
  add_problem(value->mark, "wrong-type",
              fmt::format(R"("{}" must be true or false, not "{}")", key, value->text),
              fmt::format("write {}: true, or {}: false", key, key));
  return std::nullopt;
}

std::optional<Date> KeyReader::read_date(std::string_view key) const {
  const SourceValue* value = find_text(key);
  if (value == nullptr) return std::nullopt;
  if (const auto date = parse_iso_date(value->text)) return date;
  add_problem(
      value->mark, "bad-date",
      fmt::format(R"("{}" must be a day that exists, written like 2013-02-28, not "{}")", key, value->text),
      hint_for_date(value->text));
  return std::nullopt;
}

std::optional<std::vector<std::string>> KeyReader::read_text_list(std::string_view key) const {
  const SourceValue* value = find(key);
  if (value == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  if (value->kind == SourceValue::Kind::text) return std::vector{value->text};
  bool good = value->kind == SourceValue::Kind::list;
  for (const SourceValue& item : value->items) {
    good = good && item.kind == SourceValue::Kind::text;
    texts.push_back(item.text);
  }
  if (good) return texts;
  add_problem(value->mark, "wrong-type", fmt::format("\"{}\" must be a list of texts", key),
              "write each on a line of its own, after a dash");
  return std::nullopt;
}

}  // namespace gazette
