#include "feeds/write_json.h"

#include "feeds/json_text.h"

namespace gazette {

std::string write_json(const Table& table) {
  const std::vector<ColumnRule>& columns = table.rule->columns;
  std::vector<std::string> names;
  for (const ColumnRule& column : columns) names.push_back(json_text(column.name) + ":");
  std::string json = "[";
  for (size_t r = 0; r < table.rows.size(); ++r) {
    json += r == 0 ? "\n{" : ",\n{";
    for (size_t i = 0; i < columns.size(); ++i) {
      const std::string& cell = table.rows[r][i];
      if (i > 0) json += ',';
      json += names[i];
      if (cell.empty()) {
        json += "null";
      } else if (columns[i].type == ColumnType::number) {
        json += cell;
      } else {
        add_json_text(json, cell);
      }
    }
    json += '}';
  }
  json += "\n]\n";
  return json;
}

}  // namespace gazette
