#include "command/new_declared.h"

#include <fmt/format.h>

#include "base/text.h"
#include "command/skeleton.h"

namespace gazette {

namespace {

// What stands behind the key, and whether it may stand there at once.
struct Example {
  std::string value;
  bool is_open = false;
};

// `series`: whose figures stand in the field's table; null: none do.
Example example_of(const DeclaredField& field, const DeclaredSeries* series, Date day) {
  if (series != nullptr && field.id.value == series->row.value)
    return {fmt::format("the-id-of-a-row-of-{}", series->of.value)};
  if (series != nullptr && field.id.value == series->year.value) {
    const int year = static_cast<int>(day.year());
    return {fmt::format("{}-{:02}", year, (year + 1) % 100)};
  }
  const std::string& type = field.type.value;
  if (type == "date") return {iso_date(day)};
  if (type == "number") return {"1"};
  if (type == "amount") return {"\"1.5\""};
  if (type == "flag") return {"\"true\""};
  if (type == "objective") return {"the-id-of-an-objective"};
  if (type == "school") return {"the-id-of-a-school"};
  if (type == "choice" && !field.choices.empty()) return {yaml_text(field.choices.front().value)};
  return {type == "texts" ? "[…]" : "…", true};
}

std::string explain(const DeclaredField& field) {
  std::string text = field.title;
  if (!field.meaning.empty()) text += ": " + field.meaning;
  std::vector<std::string> choices;
  for (const PlacedText& choice : field.choices) choices.push_back(choice.value);
  if (!choices.empty()) text += fmt::format(" ({})", join(choices, ", "));
  if (!field.required) text += "; may be left out";
  return comment_text(text);
}

std::string write_field(const DeclaredField& field, const DeclaredSeries* series, std::string_view indent,
                        Date day) {
  const Example example = example_of(field, series, day);
  return fmt::format("{}{}{}: {}  # {}\n", example.is_open ? "" : "# ", indent, field.id.value, example.value,
                     explain(field));
}

// One to begin with; of a grid, all that it must have, with what each is for.
std::string write_rows(const DeclaredTable& table, const DeclaredSeries* series, Date day) {
  const DeclaredField* grid = table.find_column(table.one_row_for.value);
  std::string text;
  if (grid == nullptr || grid->choices.empty()) {
    text = "    - id: row-1\n";
    for (const DeclaredField& column : table.columns) text += write_field(column, series, "      ", day);
    return text;
  }
  for (const PlacedText& choice : grid->choices) {
    const bool is_first = &choice == &grid->choices.front();
    const bool begins_with_digit = choice.value.find_first_of("0123456789") == 0;
    const std::string id =
        begins_with_digit ? fmt::format("{} {}", grid->id.value, choice.value) : choice.value;
    text += fmt::format("    - id: {}\n      {}: {}\n", make_id(id, "row"), grid->id.value,
                        yaml_text(choice.value));
    for (const DeclaredField& column : table.columns) {
      if (&column == grid || !(is_first || column.required)) continue;
      const std::string line = write_field(column, series, "      ", day);
      const bool is_live = !column.required && !line.starts_with("# ");
      if (is_first && is_live) text += "# ";
      text += is_first ? line : fmt::format("{}\n", line.substr(0, line.find("  # ")));
    }
  }
  return text;
}

const DeclaredSeries* find_series(const DeclaredFacts& declared, const DeclaredTable& table) {
  for (const DeclaredSeries& series : declared.series) {
    if (series.table.value == table.id.value) return &series;
  }
  return nullptr;
}

bool has_open(const std::vector<DeclaredField>& fields, Date day) {
  for (const DeclaredField& field : fields) {
    if (example_of(field, nullptr, day).is_open) return true;
  }
  return false;
}

}  // namespace

std::string list_declared(const DeclaredFacts& declared, Date day) {
  std::string text;
  if (!declared.facts.empty()) {
    text +=
        fmt::format("{}facts:  # what the framework asks for\n", has_open(declared.facts, day) ? "" : "# ");
    for (const DeclaredField& field : declared.facts) text += write_field(field, nullptr, "  ", day);
  }
  if (declared.tables.empty()) return text;
  text += "tables:  # a row for each, with an id that never changes\n";
  for (const DeclaredTable& table : declared.tables) {
    const std::string meaning = table.meaning.empty() ? "" : ": " + table.meaning;
    text += fmt::format("  {}:  # {}\n", table.id.value, comment_text(table.title + meaning));
    text += write_rows(table, find_series(declared, table), day);
  }
  return text;
}

std::vector<std::string> list_own_types(const Framework& framework) {
  std::vector<std::string> own;
  for (const BenchmarkType& type : framework.benchmark_types) {
    const std::string& id = type.id.value;
    const bool is_usual =
        id == "activities" || id == "early_evidence" || id == "short_term_outcomes" || id == "final_outcomes";
    if (!is_usual && make_id(id, "") == id) own.push_back(id);
  }
  return own;
}

std::string list_headings(const std::vector<FrameworkSection>& sections, std::string_view rank) {
  std::string text;
  for (const FrameworkSection& section : sections) {
    text += fmt::format("\n{} {}\n", rank, section.title);
    if (!section.meaning.empty()) text += fmt::format("\n… {}\n", section.meaning);
  }
  return text;
}

}  // namespace gazette
