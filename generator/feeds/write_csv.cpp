#include "feeds/write_csv.h"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "-3.5", "+49".
bool is_plain_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view part = point == std::string_view::npos ? "0" : text.substr(point + 1);
  return !whole.empty() && !part.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
         std::all_of(part.begin(), part.end(), is_digit);
}

// The wide forms are for spreadsheets that are set to Chinese, Japanese or Korean.
bool begins_formula(std::string_view text) {
  static constexpr std::array<std::string_view, 10> signs = {"=",  "+",      "-",      "@",      "\t",
                                                             "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

void add_cell(std::string& csv, const std::string& cell, ColumnType type) {
  const std::string text = type == ColumnType::text ? guard_formula(cell) : cell;
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    csv += text;
    return;
  }
  csv += '"';
  for (const char c : text) {
    if (c == '"') csv += '"';
    csv += c;
  }
  csv += '"';
}

}  // namespace

std::string guard_formula(std::string_view text) {
  std::string guarded(text);
  const size_t first = text.find_first_not_of('\'');
  if (first != std::string_view::npos && begins_formula(text.substr(first)) && !is_plain_number(text))
    guarded.insert(0, 1, '\'');
  return guarded;
}

std::string write_csv(const Table& table) {
  std::string csv;
  const std::vector<ColumnRule>& columns = table.rule->columns;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) csv += ',';
    csv += columns[i].name;
  }
  csv += "\r\n";
  for (const TableRow& row : table.rows) {
    for (size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) csv += ',';
      add_cell(csv, row[i], columns[i].type);
    }
    csv += "\r\n";
  }
  return csv;
}

}  // namespace gazette
