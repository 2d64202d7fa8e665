#include "model/due_facts.h"

#include <fmt/format.h>

#include <optional>

#include "model/figure_series.h"

namespace gazette {

namespace {

std::optional<Date> day_of(const StatedValue* value, const DeclaredField& field) {
  if (!field.is_due || value == nullptr || value->values.empty()) return std::nullopt;
  return parse_iso_date(value->values.front().value);
}

// The first cell of that type that says something.
std::string first_cell(const StatedRow& row, const DeclaredTable& table, std::string_view type) {
  for (const DeclaredField& column : table.columns) {
    std::string text = column.type.value == type ? cell_of(row, column.id.value) : std::string();
    if (!text.empty()) return text;
  }
  return {};
}

void list_rows(const StatedTable& stated, const DeclaredTable& table, std::vector<DueFact>& list) {
  for (const StatedRow& row : stated.rows) {
    for (const DeclaredField& column : table.columns) {
      const auto day = day_of(row.find(column.id.value), column);
      if (!day) continue;
      const std::string name = first_cell(row, table, "text");
      list.push_back({fmt::format("{} {}", table.id.value, row.id.value), table.title,
                      name.empty() ? row.id.value : name, first_cell(row, table, "objective"),
                      cell_of(row, "target"), *day});
    }
  }
}

}  // namespace

std::vector<DueFact> list_due_facts(const StatedFacts& stated, const DeclaredFacts& declared) {
  std::vector<DueFact> list;
  for (const DeclaredField& fact : declared.facts) {
    if (const auto day = day_of(stated.find_fact(fact.id.value), fact))
      list.push_back({fact.id.value, fact.title, {}, {}, {}, *day});
  }
  for (const DeclaredTable& table : declared.tables) {
    if (const StatedTable* rows = stated.find_table(table.id.value)) list_rows(*rows, table, list);
  }
  return list;
}

}  // namespace gazette
