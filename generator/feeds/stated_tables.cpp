#include "feeds/stated_tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "feeds/cell_text.h"
#include "model/figure_series.h"

namespace gazette {

namespace {

std::string list_of(const StatedValue& value) {
  return gazette::list_of(value.values);
}

void set_declared(RowMaker& row, const DeclaredField* field) {
  if (field == nullptr) return;
  row.set("fact_title", field->title).set("fact_type", field->type.value);
}

}  // namespace

StatedTables::StatedTables()
    : activities{&table_rule("activities"), {}},
      stated_facts{&table_rule("stated_facts"), {}},
      stated_cells{&table_rule("stated_cells"), {}},
      figures{&table_rule("figures"), {}} {}

StatedRows::StatedRows(const RenderParts& parts, const DocumentNames& names, DocumentNumber document)
    : parts_(parts),
      names_(names),
      number_(document),
      activities_(parts, table_rule("activities"), document),
      facts_(parts, table_rule("stated_facts"), document),
      cells_(parts, table_rule("stated_cells"), document),
      figures_(parts, table_rule("figures"), document) {}

void StatedRows::add_version(uint32_t version, const Plan& plan) {
  version_ = version;
  const Framework* framework = parts_.portal.shelf.find_framework(plan.framework.value);
  add_stated({}, plan.stated, framework == nullptr ? nullptr : &framework->in_plan);
  for (size_t i = 0; i < plan.initiatives.size(); ++i) {
    const Initiative& sheet = plan.initiatives[i];
    const std::string id = sheet.id.value.empty() ? fmt::format("initiative-{}", i + 1) : sheet.id.value;
    add_stated(id, sheet.stated, framework == nullptr ? nullptr : &framework->in_sheet);
    add_activities(sheet, id);
  }
}

void StatedRows::end_version(uint32_t version) {
  for (SpanRows* rows : {&activities_, &facts_, &cells_, &figures_}) rows->end_version(version);
}

void StatedRows::move_to(StatedTables& tables) && {
  append_rows(std::move(activities_), tables.activities);
  append_rows(std::move(facts_), tables.stated_facts);
  append_rows(std::move(cells_), tables.stated_cells);
  append_rows(std::move(figures_), tables.figures);
}

RowMaker StatedRows::start(std::string_view table, const std::string& initiative) const {
  RowMaker row(table_rule(table));
  row.set("plan", names_.of(number_)).set("initiative", initiative);
  row.set("district", names_.district_of(number_));
  return row;
}

// In which order a file has its keys says nothing, and isn't the same in an export.
template <typename T>
static std::vector<const T*> by_id(const std::vector<T>& things) {
  std::vector<const T*> sorted;
  for (const T& thing : things) sorted.push_back(&thing);
  std::stable_sort(sorted.begin(), sorted.end(), [](const T* a, const T* b) { return a->id < b->id; });
  return sorted;
}

void StatedRows::add_stated(const std::string& initiative, const StatedFacts& stated,
                            const DeclaredFacts* declared) {
  for (const StatedValue* fact : by_id(stated.facts)) {
    RowMaker row = start("stated_facts", initiative);
    row.set("fact", fact->id).set("value", list_of(*fact));
    set_declared(row, declared == nullptr ? nullptr : declared->find_fact(fact->id));
    facts_.add(version_, fmt::format("{}\n{}", initiative, fact->id), "fact", std::move(row).take());
  }
  for (const StatedTable* table : by_id(stated.tables)) {
    const DeclaredTable* known = declared == nullptr ? nullptr : declared->find_table(table->id);
    for (size_t i = 0; i < table->rows.size(); ++i) {
      const StatedRow& of = table->rows[i];
      const std::string id = of.id.value.empty() ? fmt::format("row-{}", i + 1) : of.id.value;
      for (const StatedValue* cell : by_id(of.cells)) {
        RowMaker row = start("stated_cells", initiative);
        row.set("stated_table", table->id).set("row", id).set("column", cell->id);
        row.set("value", list_of(*cell));
        set_declared(row, known == nullptr ? nullptr : known->find_column(cell->id));
        cells_.add(version_, fmt::format("{}\n{}\n{}\n{}", initiative, table->id, id, cell->id), "row",
                   std::move(row).take());
      }
    }
  }
  if (declared != nullptr) add_figures(initiative, stated, *declared);
}

void StatedRows::add_figures(const std::string& initiative, const StatedFacts& stated,
                             const DeclaredFacts& declared) {
  for (const DeclaredSeries& series : declared.series) {
    for (const FigureSeries& one : list_figure_series(stated, declared, series)) {
      for (const YearFigure& figure : one.figures) {
        RowMaker row = start("figures", initiative);
        row.set("stated_table", series.table.value).set("measured", one.measured->id.value);
        row.set("measured_title", one.title).set("group", one.group).set("year", figure.year);
        row.set("value", figure.value).set("target", figure.target).set("unit", one.unit);
        row.set("direction", one.should_rise ? "rise" : "fall");
        figures_.add(version_,
                     fmt::format("{}\n{}\n{}\n{}\n{}", initiative, series.table.value, one.measured->id.value,
                                 one.group, figure.year),
                     "measured", std::move(row).take());
      }
    }
  }
}

void StatedRows::add_activities(const Initiative& initiative, const std::string& id) {
  for (size_t i = 0; i < initiative.activities.size(); ++i) {
    const Activity& activity = initiative.activities[i];
    const std::string own = activity.id.value.empty() ? fmt::format("activity-{}", i + 1) : activity.id.value;
    RowMaker row = start("activities", id);
    row.set("activity", own).set("quarter", activity.quarter.value).set("what", activity.text.value);
    row.set("lead", activity.lead.value).set("start", text_of(activity.start));
    row.set("complete", text_of(activity.complete)).set("due_words", activity.when.value);
    row.set("frequency", activity.frequency.value);
    activities_.add(version_, fmt::format("{}\n{}", id, own), "activity", std::move(row).take());
  }
}

}  // namespace gazette
