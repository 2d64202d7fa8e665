// Which tables of public facts a site gives away, and their columns: for the files themselves, for their
// description, and for the page that explains them. What tables and columns are called, a theme's words say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

enum class ColumnType { text, number, date };
// "text", "number", "date".
std::string_view name_of(ColumnType type);

struct ColumnRule {
  std::string_view name;
  ColumnType type = ColumnType::text;
  bool is_required = false;
  std::vector<std::string_view> choices = {};  // none: any
};

// These columns say what a row of another table is called in its column of the same name.
struct TableReference {
  std::string_view column;
  std::string_view table;
};

struct TableRule {
  std::string_view name;
  std::vector<ColumnRule> columns;
  std::vector<std::string_view> key;  // no two rows have all of them in common; may be empty
  std::vector<TableReference> references = {};

  // Precondition: there is one.
  size_t position_of(std::string_view column) const;
  bool has(std::string_view column) const;
};

const std::vector<TableRule>& table_rules();
// Precondition: there is one.
const TableRule& table_rule(std::string_view name);

// "data.table.ratings.title", …: the words that a theme needs for them.
std::vector<std::string> list_table_words();

}  // namespace gazette
