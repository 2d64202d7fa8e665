#include "model/check_stated.h"

#include <algorithm>

#include "base/text.h"
#include "model/alignment.h"
#include "model/check_plan_book.h"
#include "model/figure_series.h"
#include "model/rule_problems.h"
#include "model/school_coverage.h"

namespace gazette {

namespace {

bool is_whole_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

class StatedRules {
 public:
  StatedRules(const PlanDocument& document, std::string owner, Diagnostics& problems)
      : document_(document), owner_(std::move(owner)), problems_(problems) {}

  void check_facts(const StatedFacts& stated, const DeclaredFacts& declared) {
    for (const StatedValue& fact : stated.facts) {
      const DeclaredField* field = declared.find_fact(fact.id);
      if (field == nullptr) {
        add(fact.id_mark, "unknown-fact", fmt::format("the framework declares no fact \"{}\"", fact.id),
            suggest(fact.id, list_ids(declared.facts), "remove it, or declare it in the framework"));
      } else {
        check_values(fact, *field);
      }
    }
    for (const DeclaredField& field : declared.facts) {
      const StatedValue* fact = stated.find_fact(field.id.value);
      const bool is_missing = field.required && (fact == nullptr || fact->values.empty());
      if (is_missing && is_told())
        add({1, 1, 1}, "missing-fact", fmt::format("{} doesn't state \"{}\"", owner_, field.id.value),
            fmt::format("add \"{}: …\" under \"facts:\" ({})", field.id.value, field.title));
    }
  }

  void check_tables(const StatedFacts& stated, const DeclaredFacts& declared) {
    for (const StatedTable& table : stated.tables) {
      const DeclaredTable* known = declared.find_table(table.id);
      if (known == nullptr) {
        add(table.id_mark, "unknown-fact", fmt::format("the framework declares no table \"{}\"", table.id),
            suggest(table.id, list_ids(declared.tables), "remove it, or declare it in the framework"));
      } else {
        check_rows(table, *known);
      }
    }
    for (const DeclaredTable& table : declared.tables) count_rows(stated.find_table(table.id.value), table);
  }

 private:
  void add(const Mark& mark, std::string code, std::string message, std::string hint) {
    problems_.push_back(error_at(document_, mark, std::move(code), std::move(message), std::move(hint)));
  }

  // A draft may still grow.
  bool is_told() const { return document_.is_whole && document_.is_open() && !document_.is_private; }

  void check_rows(const StatedTable& table, const DeclaredTable& known) {
    SeenOnce ids = once_by_id(problems_);
    for (const StatedRow& row : table.rows) {
      ids.add(document_, row.id);
      for (const StatedValue& cell : row.cells) {
        const auto column = std::find_if(known.columns.begin(), known.columns.end(),
                                         [&](const DeclaredField& one) { return one.id.value == cell.id; });
        if (column == known.columns.end()) {
          add(cell.id_mark, "unknown-fact",
              fmt::format("the table \"{}\" has no column \"{}\"", table.id, cell.id),
              suggest(cell.id, list_ids(known.columns), "remove it, or declare it in the framework"));
        } else {
          check_values(cell, *column);
        }
      }
      for (const DeclaredField& column : known.columns) {
        const StatedValue* cell = row.find(column.id.value);
        const bool is_missing = column.required && (cell == nullptr || cell->values.empty());
        if (is_missing && is_told())
          add(row.mark, "missing-fact",
              fmt::format("a row of the table \"{}\" doesn't state \"{}\"", table.id, column.id.value),
              fmt::format("add \"{}: …\" ({})", column.id.value, column.title));
      }
    }
  }

  void count_rows(const StatedTable* table, const DeclaredTable& known) {
    const size_t count = table == nullptr ? 0 : table->rows.size();
    const Mark mark = table == nullptr ? Mark{1, 1, 1} : table->id_mark;
    if (known.at_most && count > known.at_most.value) {
      add(mark, "too-many-rows",
          fmt::format("the table \"{}\" has {} rows; there may be at most {}", known.id.value, count,
                      known.at_most.value),
          "keep those that matter most");
    } else if (known.at_least && count < known.at_least.value && is_told()) {
      add(mark, "too-few-rows",
          fmt::format("the table \"{}\" has {} {}; there must be at least {}", known.id.value, count,
                      count == 1 ? "row" : "rows", known.at_least.value),
          fmt::format("add rows under \"tables:\", \"{}:\" ({})", known.id.value, known.title));
    }
  }

  void check_values(const StatedValue& stated, const DeclaredField& field) {
    const std::string& type = field.type.value;
    if (stated.values.size() > 1 && type != "texts") {
      add(stated.id_mark, "wrong-fact", fmt::format("\"{}\" must be one value, not a list", stated.id),
          field.title);
      return;
    }
    for (const PlacedText& value : stated.values) {
      const auto complain = [&](std::string_view wanted) {
        add(value.mark, "wrong-fact",
            fmt::format("\"{}\" must be {}, not \"{}\"", stated.id, wanted, value.value), field.title);
      };
      if (type == "date" && !parse_iso_date(value.value)) complain("a day, written like 2013-02-28");
      if (type == "number" && !is_whole_number(value.value)) complain("a whole number");
      if (type == "amount" && !parse_amount(value.value)) complain("a number, written like 62 or 62.4");
      if (type == "flag" && value.value != "true" && value.value != "false") complain("true or false");
      if (type == "choice") check_choice(value, field, stated.id);
    }
  }

  void check_choice(const PlacedText& value, const DeclaredField& field, const std::string& id) {
    std::vector<std::string> choices;
    for (const PlacedText& choice : field.choices) choices.push_back(choice.value);
    if (std::find(choices.begin(), choices.end(), value.value) != choices.end()) return;
    add(value.mark, "wrong-fact", fmt::format("\"{}\" can't be \"{}\"", id, value.value),
        suggest(value.value, choices, field.title));
  }

  const PlanDocument& document_;
  std::string owner_;
  Diagnostics& problems_;
};

void report_unknown_school(const PlanDocument& document, const PlacedText& school, const District& district,
                           Diagnostics& problems) {
  problems.push_back(error_at(
      document, school.mark, "unknown-school", fmt::format("the district has no school \"{}\"", school.value),
      suggest(school.value, list_ids(district.schools), "list the school in district.yml")));
}

}  // namespace

void check_stated_facts(const PlanDocument& document, const StatedFacts& stated,
                        const DeclaredFacts& declared, const std::string& owner, Diagnostics& problems) {
  StatedRules rules(document, owner, problems);
  rules.check_facts(stated, declared);
  rules.check_tables(stated, declared);
}

void check_school_coverage(const Plan& plan, const Framework& framework, const PlanBook& book,
                           Diagnostics& problems) {
  const District* district = book.find_district_of(plan.path);
  if (!framework.coverage || district == nullptr || !plan.is_open() || plan.is_private) return;
  const SchoolCoverage& coverage = *framework.coverage;
  const DeclaredTable* declared = framework.in_plan.find_table(coverage.table.value);
  const DeclaredField* column = declared == nullptr ? nullptr : declared->find_column(coverage.column.value);
  const bool is_told_elsewhere = column != nullptr && column->type.value == "school";
  const StatedTable* table = plan.stated.find_table(coverage.table.value);
  std::vector<std::string> words;
  for (const PlacedText& one : coverage.designations) words.push_back(one.value);
  for (const CoveredSchool& one : list_covered_schools(plan, framework, *district)) {
    if (one.school == nullptr && !is_told_elsewhere)
      report_unknown_school(plan, one.named, *district, problems);
    if (one.designation == nullptr || one.row != nullptr) continue;
    problems.push_back(
        warning_at(plan, table == nullptr ? Mark{1, 1, 1} : table->id_mark, "uncovered-school",
                   fmt::format("the plan says nothing of \"{}\", which is \"{}\" for this time", one.id,
                               join(words, "\" or \"")),
                   fmt::format("add a row to the table \"{}\" with \"{}: {}\"", coverage.table.value,
                               coverage.column.value, one.id)));
  }
}

void check_named_schools(const PlanDocument& document, const StatedFacts& stated,
                         const DeclaredFacts& declared, const PlanBook& book, Diagnostics& problems) {
  const District* district = book.find_district_of(document.path);
  if (district == nullptr || district->is_department) return;
  const auto check = [&](const StatedValue* value, const DeclaredField& field) {
    if (value == nullptr || field.type.value != "school") return;
    for (const PlacedText& school : value->values) {
      if (district->find_school(school.value) == nullptr)
        report_unknown_school(document, school, *district, problems);
    }
  };
  for (const DeclaredField& fact : declared.facts) check(stated.find_fact(fact.id.value), fact);
  for (const DeclaredTable& table : declared.tables) {
    const StatedTable* rows = stated.find_table(table.id.value);
    for (const StatedRow& row : rows == nullptr ? std::vector<StatedRow>() : rows->rows) {
      for (const DeclaredField& column : table.columns) check(row.find(column.id.value), column);
    }
  }
}

void check_alignment(const PlanDocument& document, const std::vector<PlacedText>& names, const Plan& own,
                     const PlanBook& book, Diagnostics& problems) {
  for (const PlacedText& name : names) {
    const AlignedName wanted = split_aligned_name(name.value);
    std::vector<const Plan*> found;
    std::vector<std::string> known;
    for (const Plan& plan : book.plans) {
      const bool is_meant = wanted.plan.empty() ? &plan != &own : plan.id.value == wanted.plan;
      if (!is_meant) continue;
      const bool has_it =
          plan.find_objective(wanted.item) != nullptr || plan.find_initiative(wanted.item) != nullptr;
      if (has_it) found.push_back(&plan);
      for (std::string& id : list_ids(plan.objectives)) known.push_back(std::move(id));
      for (std::string& id : list_ids(plan.initiatives)) known.push_back(std::move(id));
    }
    // A draft for the next year, with the same ids, puts nothing in doubt.
    const auto is_hidden = [](const Plan* plan) { return plan->is_private; };
    if (std::count_if(found.begin(), found.end(), is_hidden) + 1 == static_cast<std::ptrdiff_t>(found.size()))
      std::erase_if(found, is_hidden);
    if (found.size() == 1) {
      rests_on_hidden(document, name.mark, *found.front(), "what it serves, of the plan", book, problems);
    } else if (found.empty()) {
      problems.push_back(
          error_at(document, name.mark, "unknown-alignment",
                   fmt::format("no other {}plan has \"{}\"", public_word(book.has_private), name.value),
                   suggest(wanted.item, known, "write the id of an item of the other plan")));
    } else {
      problems.push_back(
          error_at(document, name.mark, "unknown-alignment",
                   fmt::format("{} plans have \"{}\"", found.size(), wanted.item),
                   fmt::format("say which one is meant: {}/{}", found.front()->id.value, wanted.item)));
    }
  }
}

void check_years(const Plan& plan, const Framework& framework, Diagnostics& problems) {
  if (!plan.years) return;
  const uint32_t at_most = framework.years ? framework.years.value : 1;
  if (plan.years.value >= 1 && plan.years.value <= at_most) return;
  problems.push_back(error_at(
      plan, plan.years.mark, "too-many-years",
      fmt::format("the plan spans {} school years; such a plan spans at most {}", plan.years.value, at_most),
      "correct the number, or begin another plan"));
}

}  // namespace gazette
