#include "render/stated_views.h"

#include <algorithm>
#include <utility>

#include "model/alignment.h"
#include "model/figure_series.h"
#include "model/plan_file.h"
#include "render/figure_views.h"

namespace gazette {

namespace {

class StatedViews {
 public:
  StatedViews(const RenderParts& parts, const Plan& plan, const StatedFacts& stated,
              const DeclaredFacts* declared)
      : parts_(parts), plan_(plan), stated_(stated), declared_(declared) {
    if (const auto district = district_of_plan(parts.portal, plan))
      district_ = &parts.portal.shelf.districts[*district].district;
  }

  ViewRecord view() const {
    ViewRecord record;
    record.set("facts", view_facts()).set("tables", view_tables());
    return record;
  }

 private:
  // A day is written as all days are, a school and an objective by its name.
  std::string text_of(const std::string& value, const DeclaredField* field) const {
    if (const auto day = parse_iso_date(value)) return parts_.words.date_text(*day);
    const std::string_view type = field == nullptr ? std::string_view() : field->type.value;
    if (type == "flag" && (value == "true" || value == "false"))
      return parts_.words.text(value == "true" ? "plan.yes" : "plan.no");
    const Objective* objective = type == "objective" ? plan_.find_objective(value) : nullptr;
    if (objective != nullptr && objective->title) return objective->title.value;
    const School* school = type == "school" && district_ != nullptr ? district_->find_school(value) : nullptr;
    return school == nullptr ? value : school->name;
  }

  ViewList view_values(const StatedValue* stated, const DeclaredField* field) const {
    ViewList list;
    if (stated == nullptr) return list;
    for (const PlacedText& value : stated->values) list.emplace_back(text_of(value.value, field));
    return list;
  }

  ViewList view_facts() const {
    ViewList list;
    const auto add = [&](const std::string& title, const StatedValue* value, const DeclaredField* field) {
      if (value == nullptr || value->values.empty()) return;
      ViewRecord record;
      record.set("title", title).set("values", view_values(value, field));
      list.emplace_back(std::move(record));
    };
    if (declared_ != nullptr) {
      for (const DeclaredField& fact : declared_->facts)
        add(fact.title, stated_.find_fact(fact.id.value), &fact);
    }
    for (const StatedValue& fact : stated_.facts) {
      if (declared_ == nullptr || declared_->find_fact(fact.id) == nullptr) add(fact.id, &fact, nullptr);
    }
    return list;
  }

  struct Column {
    std::string id;
    std::string title;
    const DeclaredField* field = nullptr;
  };

  static std::vector<Column> list_columns(const StatedTable& table, const DeclaredTable* declared) {
    std::vector<Column> columns;
    if (declared != nullptr) {
      for (const DeclaredField& column : declared->columns)
        columns.push_back({column.id.value, column.title, &column});
    }
    for (const StatedRow& row : table.rows) {
      for (const StatedValue& cell : row.cells) {
        const bool is_known = std::any_of(columns.begin(), columns.end(),
                                          [&](const Column& column) { return column.id == cell.id; });
        if (!is_known) columns.push_back({cell.id, cell.id, nullptr});
      }
    }
    return columns;
  }

  // What a figure is of, by its name.
  ViewList view_cell(const StatedTable& table, const StatedRow& row, const Column& column) const {
    const std::string measured = declared_ == nullptr ? std::string()
                                                      : name_measured(stated_, *declared_, table.id,
                                                                      column.id, cell_of(row, column.id));
    if (!measured.empty()) return ViewList{measured};
    return view_values(row.find(column.id), column.field);
  }

  ViewRecord view_table(const StatedTable& table, const DeclaredTable* declared) const {
    ViewRecord record;
    record.set("id", table.id).set("title", declared == nullptr ? table.id : declared->title);
    record.set("meaning", text_or_nothing(declared == nullptr ? std::string() : declared->meaning));
    const std::vector<Column> columns = list_columns(table, declared);
    ViewList titles;
    for (const Column& column : columns) titles.emplace_back(column.title);
    record.set("columns", std::move(titles));
    ViewList rows;
    for (const StatedRow& row : table.rows) {
      ViewList cells;
      for (const Column& column : columns) {
        ViewRecord cell;
        cell.set("title", column.title).set("values", view_cell(table, row, column));
        cells.emplace_back(std::move(cell));
      }
      ViewRecord view;
      view.set("cells", std::move(cells));
      rows.emplace_back(std::move(view));
    }
    record.set("rows", std::move(rows));
    record.set("notes", declared_ == nullptr
                            ? ViewList()
                            : view_figure_notes(parts_.words, stated_, *declared_, table.id));
    return record;
  }

  ViewList view_tables() const {
    ViewList list;
    const auto add = [&](const StatedTable* table, const DeclaredTable* of) {
      if (table != nullptr && !table->rows.empty()) list.emplace_back(view_table(*table, of));
    };
    if (declared_ != nullptr) {
      for (const DeclaredTable& table : declared_->tables) add(stated_.find_table(table.id.value), &table);
    }
    for (const StatedTable& table : stated_.tables) {
      if (declared_ == nullptr || declared_->find_table(table.id) == nullptr) add(&table, nullptr);
    }
    return list;
  }

  const RenderParts& parts_;
  const Plan& plan_;
  const StatedFacts& stated_;
  const DeclaredFacts* declared_;
  const District* district_ = nullptr;
};

ViewRecord view_item(const RenderParts& parts, const Url& page, const ShelvedPlan& plan, std::string title,
                     const Url& url) {
  ViewRecord record = view_link(page, std::move(title), url);
  record.set("plan", full_title(parts, parts.portal.document(plan.document)));
  return record;
}

ViewRecord view_of(const RenderParts& parts, const Url& page, const AlignedItem& item) {
  const ShelvedPlan& plan = parts.portal.shelf.plans[item.plan];
  if (item.objective != nullptr) {
    return view_item(parts, page, plan, item.objective->title.value, parts.site.documents[plan.document].url);
  }
  const auto at = static_cast<size_t>(item.initiative - plan.plan.initiatives.data());
  return view_item(parts, page, plan, item.initiative->title.value, parts.site.initiatives[item.plan][at]);
}

}  // namespace

ViewRecord view_stated(const RenderParts& parts, const Plan& plan, const StatedFacts& stated,
                       const DeclaredFacts* declared) {
  return StatedViews(parts, plan, stated, declared).view();
}

ViewList view_aligned(const RenderParts& parts, const Url& page, const std::vector<PlacedText>& names,
                      std::string_view own_plan) {
  ViewList list;
  for (const PlacedText& name : names) {
    const auto item = find_aligned(parts.portal.shelf, name.value, own_plan);
    if (item) list.emplace_back(view_of(parts, page, *item));
  }
  return list;
}

ViewList view_served_by(const RenderParts& parts, const Url& page, const ShelvedPlan& of,
                        std::string_view id) {
  const PlanShelf& shelf = parts.portal.shelf;
  ViewList list;
  const auto serves = [&](const ShelvedPlan& plan, const std::vector<PlacedText>& names) {
    return std::any_of(names.begin(), names.end(), [&](const PlacedText& name) {
      const auto item = find_aligned(shelf, name.value, plan.plan.id.value);
      return item && &shelf.plans[item->plan] == &of && item->id() == id;
    });
  };
  for (PlanNumber number = 0; number < shelf.plans.size(); ++number) {
    const ShelvedPlan& plan = shelf.plans[number];
    for (const Objective& objective : plan.plan.objectives) {
      if (serves(plan, objective.aligns_with))
        list.emplace_back(view_of(parts, page, {number, &objective, nullptr}));
    }
    for (const Initiative& initiative : plan.plan.initiatives) {
      if (serves(plan, initiative.aligns_with))
        list.emplace_back(view_of(parts, page, {number, nullptr, &initiative}));
    }
  }
  return list;
}

}  // namespace gazette
