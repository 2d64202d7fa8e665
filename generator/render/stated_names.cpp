#include "render/stated_names.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "model/figure_series.h"
#include "render/amendment_names.h"
#include "render/figure_views.h"

namespace gazette {

namespace {

class StatedNames {
 public:
  StatedNames(const Framework& framework, const Plan& before, const Plan& after, const District* district)
      : framework_(framework), before_(before), after_(after), district_(district) {}

  void put_into(Amendment& amendment) const {
    const bool is_of_sheet = amendment.initiative.is_named();
    const DeclaredFacts& declared = is_of_sheet ? framework_.in_sheet : framework_.in_plan;
    if (amendment.parts.empty()) return put_into_values(amendment, declared.find_fact(amendment.key));
    const DeclaredTable* table = declared.find_table(amendment.parts.front().key);
    if (table == nullptr) return;
    AmendedThing& row = amendment.parts.front().thing;
    row.title = name_row(is_of_sheet ? nullptr : &declared, *table, row);
    const auto column =
        std::find_if(table->columns.begin(), table->columns.end(),
                     [&](const DeclaredField& field) { return field.id.value == amendment.key; });
    if (column == table->columns.end()) return;
    put_into_values(amendment, &*column);
    for (AmendmentValue* value : {&amendment.before, &amendment.after}) {
      const std::string measured = name_measured_row(declared, table->id.value, amendment.key, value->text);
      if (!measured.empty()) value->text = measured;
    }
  }

 private:
  void put_into_values(Amendment& amendment, const DeclaredField* field) const {
    if (field == nullptr) return;
    for (AmendmentValue* value : {&amendment.before, &amendment.after})
      value->text = name_of(*field, value->text);
  }

  std::string name_of(const DeclaredField& field, const std::string& value) const {
    if (field.type.value == "school") {
      const School* school = district_ == nullptr ? nullptr : district_->find_school(value);
      if (school != nullptr) return school->name;
    }
    if (field.type.value == "objective") {
      for (const Plan* plan : {&after_, &before_}) {
        const Objective* objective = plan->find_objective(value);
        if (objective != nullptr && objective->title) return objective->title.value;
      }
    }
    return value;
  }

  // `figures`: where series of figures are declared; may be null.
  std::string name_row(const DeclaredFacts* figures, const DeclaredTable& table,
                       const AmendedThing& thing) const {
    if (figures != nullptr) {
      const std::string figure = name_figure(*figures, table.id.value, thing.id);
      if (!figure.empty()) return figure;
    }
    for (const DeclaredField& column : table.columns) {
      const std::string name = name_of(column, thing.title);
      if (name != thing.title) return name;
    }
    return thing.title;
  }

  // What the cell of a figure names by its id; empty: nothing that is measured.
  std::string name_measured_row(const DeclaredFacts& declared, const std::string& table,
                                const std::string& column, const std::string& id) const {
    for (const Plan* plan : {&after_, &before_}) {
      std::string name = name_measured(plan->stated, declared, table, column, id);
      if (!name.empty()) return name;
    }
    return {};
  }

  // "Third graders who read well, English learners, 2024-25"; "": the row is no figure of a series.
  std::string name_figure(const DeclaredFacts& declared, const std::string& table,
                          const std::string& id) const {
    for (const DeclaredSeries& series : declared.series) {
      if (series.table.value != table || id.empty()) continue;
      for (const StatedFacts* stated : {&after_.stated, &before_.stated}) {
        const StatedTable* rows = stated->find_table(table);
        if (rows == nullptr) continue;
        const auto row = std::find_if(rows->rows.begin(), rows->rows.end(),
                                      [&](const StatedRow& one) { return one.id.value == id; });
        if (row == rows->rows.end()) continue;
        std::string which;
        for (const PlacedText* column : {&series.group, &series.year}) {
          const std::string words = cell_of(*row, column->value);
          if (!words.empty()) which.append(which.empty() ? "" : ", ").append(words);
        }
        return name_with(
            name_measured(*stated, declared, table, series.row.value, cell_of(*row, series.row.value)),
            which);
      }
    }
    return {};
  }

  // What tells figures of one name apart is never cut off.
  static std::string name_with(const std::string& name, const std::string& which) {
    if (name.empty() || which.empty()) return name + which;
    constexpr int least = 20;
    constexpr std::string_view cut = " …, ";
    const int room = std::max(least, longest_name - count_characters(which) - count_characters(cut));
    const ShortText shown = shorten(name, room);
    return shown.text + std::string(shown.is_cut ? cut : ", ") + which;
  }

  const Framework& framework_;
  const Plan& before_;
  const Plan& after_;
  const District* district_;
};

}  // namespace

void name_stated_ids(std::vector<Amendment>& amendments, const Framework& framework, const Plan& before,
                     const Plan& after, const District* district) {
  const StatedNames names(framework, before, after, district);
  for (Amendment& amendment : amendments) {
    if (amendment.subject == AmendmentSubject::record) names.put_into(amendment);
  }
}

}  // namespace gazette
