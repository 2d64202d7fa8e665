#include "model/check_figures.h"

#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "model/figure_series.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

class DeclaredRules {
 public:
  DeclaredRules(const Framework& framework, const DeclaredFacts& declared, Diagnostics& problems)
      : framework_(framework), declared_(declared), problems_(problems) {}

  void check() {
    for (const DeclaredSeries& series : declared_.series) {
      const DeclaredTable* table = find_table(series.table);
      const DeclaredTable* of = find_table(series.of);
      check_column(of, series.direction, "choice");
      check_column(of, series.unit, {});
      for (const PlacedText* column : {&series.row, &series.group, &series.year})
        check_column(table, *column, {});
      for (const PlacedText* column : {&series.value, &series.target}) check_column(table, *column, "amount");
    }
    for (const DeclaredShare& share : declared_.shares) {
      const DeclaredTable* table = find_table(share.table);
      for (const PlacedText* column : {&share.part, &share.whole}) check_column(table, *column, "number");
      check_column(table, share.share, {});
    }
  }

 private:
  const DeclaredTable* find_table(const PlacedText& name) {
    const DeclaredTable* table = declared_.find_table(name.value);
    if (table == nullptr && name)
      problems_.push_back(
          error_at(framework_, name.mark, "unknown-fact",
                   fmt::format("the framework declares no table \"{}\"", name.value),
                   suggest(name.value, list_ids(declared_.tables), "declare it under \"tables:\"")));
    return table;
  }

  void check_column(const DeclaredTable* table, const PlacedText& name, std::string_view type) {
    if (table == nullptr || !name) return;
    const DeclaredField* column = table->find_column(name.value);
    if (column == nullptr) {
      problems_.push_back(
          error_at(framework_, name.mark, "unknown-fact",
                   fmt::format("the table \"{}\" has no column \"{}\"", table->id.value, name.value),
                   suggest(name.value, list_ids(table->columns), "declare it under \"columns:\"")));
    } else if (!type.empty() && column->type.value != type) {
      problems_.push_back(
          error_at(framework_, name.mark, "figure-column",
                   fmt::format("the column \"{}\" of \"{}\" is of the type {}, and must be of the type {}",
                               name.value, table->id.value, column->type.value, type),
                   type == "choice" ? "write \"type: choice, choices: [rise, fall]\" in the column"
                                    : fmt::format("write \"type: {}\" in the column", type)));
    }
  }

  const Framework& framework_;
  const DeclaredFacts& declared_;
  Diagnostics& problems_;
};

class StatedFigureRules {
 public:
  StatedFigureRules(const PlanDocument& document, const StatedFacts& stated, const DeclaredFacts& declared,
                    Diagnostics& problems)
      : document_(document), stated_(stated), declared_(declared), problems_(problems) {}

  void check() {
    for (const DeclaredSeries& series : declared_.series) {
      check_rows(series);
      for (const FigureSeries& one : list_figure_series(stated_, declared_, series))
        check_targets(one, series);
    }
    for (const DeclaredShare& share : declared_.shares) check_share(share);
  }

 private:
  static Mark mark_of(const StatedRow& row, const PlacedText& column) {
    const StatedValue* cell = row.find(column.value);
    return cell == nullptr || cell->values.empty() ? row.mark : cell->values.front().mark;
  }

  void check_rows(const DeclaredSeries& series) {
    const StatedTable* table = stated_.find_table(series.table.value);
    const StatedTable* of = stated_.find_table(series.of.value);
    if (table == nullptr) return;
    std::vector<std::string> measured;
    for (const StatedRow& row : of == nullptr ? std::vector<StatedRow>() : of->rows)
      measured.push_back(row.id.value);
    std::map<std::tuple<std::string, std::string, int>, int> lines;
    for (const StatedRow& row : table->rows) {
      const std::string name = cell_of(row, series.row.value);
      const std::string year = cell_of(row, series.year.value);
      if (!name.empty() && std::find(measured.begin(), measured.end(), name) == measured.end()) {
        problems_.push_back(
            error_at(document_, mark_of(row, series.row), "figure-row",
                     fmt::format("the table \"{}\" has no row \"{}\"", series.of.value, name),
                     suggest(name, measured, fmt::format("add it to \"{}\" with this id", series.of.value))));
      }
      const auto order = order_of_year(year);
      if (!year.empty() && !order) {
        problems_.push_back(error_at(document_, mark_of(row, series.year), "figure-year",
                                     fmt::format("\"{}\" is no year", year),
                                     "write a school year like 2024-25, or a year like 2024"));
      }
      if (!order || name.empty()) continue;
      const std::string group = cell_of(row, series.group.value);
      const auto [first, is_new] = lines.try_emplace({name, group, *order}, row.mark.line);
      if (is_new) continue;
      problems_.push_back(error_at(
          document_, mark_of(row, series.year), "figure-year",
          fmt::format("\"{}\"{} has two figures for {}: the first one on line {}", name,
                      group.empty() ? std::string() : fmt::format(", \"{}\",", group), year, first->second),
          "keep the one that is right, or say under which group each belongs"));
    }
  }

  // A target behind the first figure would be reached by going the wrong way.
  void check_targets(const FigureSeries& series, const DeclaredSeries& declared) {
    const YearFigure& first = series.figures.front();
    for (const YearFigure& figure : series.figures) {
      if (!figure.wanted || *figure.wanted == first.amount) continue;
      if ((*figure.wanted > first.amount) == series.should_rise) continue;
      problems_.push_back(warning_at(
          document_, mark_of(*figure.row, declared.target), "figure-target",
          fmt::format("\"{}\" should {}, but the target for {}, {}, is {} the first figure, {} in {}",
                      series.measured->id.value, series.should_rise ? "rise" : "fall", figure.year,
                      figure.target, series.should_rise ? "below" : "above", first.value, first.year),
          fmt::format("correct the target, or \"{}:\" in the table \"{}\"", declared.direction.value,
                      declared.of.value)));
    }
  }

  void check_share(const DeclaredShare& share) {
    const StatedTable* table = stated_.find_table(share.table.value);
    for (const StatedRow& row : table == nullptr ? std::vector<StatedRow>() : table->rows) {
      const auto counted = share_of(row, share);
      if (!counted) continue;
      const std::string exact = fmt::format("{}.{}", counted->per_mille() / 10, counted->per_mille() % 10);
      const std::string said = cell_of(row, share.share.value);
      if (!counted->is_said_by(said)) {
        problems_.push_back(warning_at(
            document_, mark_of(row, share.share), "share-differs",
            fmt::format("{} of {} is {} percent, not \"{}\"", counted->part, counted->whole, exact, said),
            fmt::format("correct the share, or the numbers beside it: {} percent", exact)));
      }
      if (share.at_most && counted->is_above(share.at_most.value)) {
        problems_.push_back(
            warning_at(document_, mark_of(row, share.part), "share-above-limit",
                       fmt::format("{} of {} is {} percent; there may be at most {} percent", counted->part,
                                   counted->whole, exact, share.at_most.value),
                       "check the two numbers; if they are right, say in the text what follows from it"));
      }
    }
  }

  const PlanDocument& document_;
  const StatedFacts& stated_;
  const DeclaredFacts& declared_;
  Diagnostics& problems_;
};

}  // namespace

void check_declared_figures(const Framework& framework, const DeclaredFacts& declared,
                            Diagnostics& problems) {
  DeclaredRules(framework, declared, problems).check();
}

void check_stated_figures(const PlanDocument& document, const StatedFacts& stated,
                          const DeclaredFacts& declared, Diagnostics& problems) {
  StatedFigureRules(document, stated, declared, problems).check();
}

}  // namespace gazette
