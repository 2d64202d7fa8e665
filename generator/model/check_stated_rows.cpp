// The rules of tables whose rows belong to something: to one of the plan's objectives, to a choice of a grid.
#include <algorithm>

#include "base/text.h"
#include "model/check_stated.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

class RowRules {
 public:
  RowRules(const PlanDocument& document, const Plan& plan, const LevelWords& words, Diagnostics& problems)
      : document_(document), plan_(plan), words_(words), problems_(problems) {}

  void check_facts(const StatedFacts& stated, const DeclaredFacts& declared) {
    for (const DeclaredField& field : declared.facts) {
      const StatedValue* fact = field.type.value == "objective" ? stated.find_fact(field.id.value) : nullptr;
      if (fact == nullptr || !plan_.is_whole) continue;
      for (const PlacedText& value : fact->values) check_objective(value);
    }
  }

  void check(const StatedTable& table, const DeclaredTable& known) {
    for (const DeclaredField& column : known.columns) {
      if (column.type.value != "objective" || !plan_.is_whole) continue;
      for (const PlacedText& value : list_values(table, column.id.value)) check_objective(value);
    }
  }

  // A table that isn't there has no row for anything.
  void count_for_each(const StatedTable* table, const DeclaredTable& known) {
    if (!known.for_each) return;
    const RowsForEach& limits = *known.for_each;
    const DeclaredField* column = known.find_column(limits.column.value);
    if (column == nullptr) return;
    const std::vector<PlacedText> stated = list_values(table, column->id.value);
    for (const std::string& value : list_counted(*column, stated)) {
      const auto first = std::find_if(stated.begin(), stated.end(),
                                      [&](const PlacedText& one) { return one.value == value; });
      const auto count = static_cast<uint32_t>(std::count_if(
          stated.begin(), stated.end(), [&](const PlacedText& one) { return one.value == value; }));
      const Mark mark = first != stated.end() ? first->mark : mark_of(table);
      const std::string has = fmt::format(
          "the table \"{}\" has {} {} for {}", known.id.value, count == 0 ? "no" : fmt::to_string(count),
          count == 1 || count == 0 ? "row" : "rows", name_value(*column, value));
      if (limits.at_most && count > limits.at_most.value) {
        add(error_at(document_, mark, "too-many-rows",
                     fmt::format("{}; there may be at most {}", has, limits.at_most.value),
                     "keep those that matter most"));
      } else if (limits.at_least && count < limits.at_least.value && is_told()) {
        add(error_at(document_, mark, "too-few-rows",
                     fmt::format("{}; there must be at least {}", has, limits.at_least.value),
                     fmt::format("add rows with \"{}: {}\" to \"{}:\" ({})", column->id.value, value,
                                 known.id.value, known.title)));
      }
    }
  }

  // Each choice of that column stands once.
  void check_grid(const StatedTable* table, const DeclaredTable& known) {
    const DeclaredField* column = known.find_column(known.one_row_for.value);
    if (column == nullptr) return;
    const std::vector<PlacedText> stated = list_values(table, column->id.value);
    SeenOnce once("duplicate-row", fmt::format("\"{}\"", column->id.value),
                  "the table has one row for each; join the two", problems_);
    for (const PlacedText& value : stated) once.add(document_, value);
    std::vector<std::string> missing;
    for (const PlacedText& choice : column->choices) {
      const bool stands = std::any_of(stated.begin(), stated.end(),
                                      [&](const PlacedText& one) { return one.value == choice.value; });
      if (!stands) missing.push_back(fmt::format("\"{}\"", choice.value));
    }
    if (missing.empty() || !is_told()) return;
    add(warning_at(
        document_, mark_of(table), "missing-row",
        fmt::format("the table \"{}\" has no row for {}", known.id.value, join(missing, ", ")),
        fmt::format("add a row with \"{}: …\" for each ({}): readers can't tell what isn't so from "
                    "what was forgotten",
                    column->id.value, known.title)));
  }

 private:
  static Mark mark_of(const StatedTable* table) { return table == nullptr ? Mark{1, 1, 1} : table->id_mark; }

  static std::vector<PlacedText> list_values(const StatedTable* table, const std::string& column) {
    return table == nullptr ? std::vector<PlacedText>() : list_values(*table, column);
  }

  static std::vector<PlacedText> list_values(const StatedTable& table, const std::string& column) {
    std::vector<PlacedText> values;
    for (const StatedRow& row : table.rows) {
      if (const StatedValue* cell = row.find(column))
        values.insert(values.end(), cell->values.begin(), cell->values.end());
    }
    return values;
  }

  // What can't be right is told by another rule, and isn't counted.
  std::vector<std::string> list_counted(const DeclaredField& column,
                                        const std::vector<PlacedText>& stated) const {
    if (column.type.value == "objective")
      return plan_.is_whole ? list_ids(plan_.objectives) : std::vector<std::string>();
    std::vector<std::string> values;
    for (const PlacedText& choice : column.choices) values.push_back(choice.value);
    if (column.type.value == "choice") return values;
    for (const PlacedText& value : stated) {
      if (std::find(values.begin(), values.end(), value.value) == values.end()) values.push_back(value.value);
    }
    return values;
  }

  std::string name_value(const DeclaredField& column, const std::string& value) const {
    return column.type.value == "objective" ? fmt::format("the {} \"{}\"", words_.objective, value)
                                            : fmt::format("\"{}\"", value);
  }

  void check_objective(const PlacedText& value) {
    if (plan_.find_objective(value.value) != nullptr) return;
    add(error_at(document_, value.mark, "unknown-objective",
                 fmt::format("the plan has no {} \"{}\"", words_.objective, value.value),
                 suggest(value.value, list_ids(plan_.objectives),
                         fmt::format("write the id of one of the {} of plan.md", words_.objectives))));
  }

  void add(Diagnostic problem) { problems_.push_back(std::move(problem)); }

  // A draft may still grow.
  bool is_told() const { return document_.is_whole && document_.is_open() && !document_.is_private; }

  const PlanDocument& document_;
  const Plan& plan_;
  const LevelWords& words_;
  Diagnostics& problems_;
};

}  // namespace

void check_stated_rows(const PlanDocument& document, const StatedFacts& stated, const DeclaredFacts& declared,
                       const Plan& plan, const LevelWords& words, Diagnostics& problems) {
  RowRules rules(document, plan, words, problems);
  rules.check_facts(stated, declared);
  for (const DeclaredTable& known : declared.tables) {
    const StatedTable* table = stated.find_table(known.id.value);
    if (table != nullptr) rules.check(*table, known);
    rules.count_for_each(table, known);
    rules.check_grid(table, known);
  }
}

}  // namespace gazette
