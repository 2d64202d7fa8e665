#include "model/framework.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "model/read_record.h"

namespace gazette {

namespace {

template <typename T>
const T* find_by_id(const std::vector<T>& things, std::string_view id) {
  const auto found =
      std::find_if(things.begin(), things.end(), [&](const T& thing) { return thing.id.value == id; });
  return found == things.end() ? nullptr : &*found;
}

std::vector<FrameworkSection> read_sections(const SourceValue& map, std::string_view key) {
  std::vector<FrameworkSection> sections;
  for (const SourceValue* section : read_records(map, key)) {
    sections.push_back({read_text(*section, "id"), read_text(*section, "title").value,
                        read_text(*section, "meaning").value, read_flag(*section, "required")});
  }
  return sections;
}

FrameworkLevel read_level(const SourceValue& map) {
  return {read_text(map, "id"),          read_text(map, "title").value,  read_text(map, "one").value,
          read_text(map, "other").value, read_number(map, "at_least"),   read_number(map, "usually_at_most"),
          read_number(map, "at_most"),   read_sections(map, "sections"), read_flag(map, "aligns"),
          read_texts(map, "titles")};
}

BenchmarkType read_benchmark_type(const SourceValue& map) {
  return {read_text(map, "id"),
          read_text(map, "title").value,
          read_text(map, "measures").value,
          read_text(map, "meaning").value,
          read_text(map, "question").value,
          read_text(map, "frequency").value,
          read_number(map, "at_least")};
}

RatingScale read_scale(const SourceValue& map) {
  RatingScale scale{read_text(map, "id"),
                    read_text(map, "title").value,
                    read_text(map, "for_families").value,
                    read_text(map, "meaning").value,
                    {}};
  for (const SourceValue* step : read_records(map, "steps")) {
    scale.steps.push_back(
        {read_text(*step, "name"), read_text(*step, "meaning").value, read_text(*step, "symbol").value, {}});
  }
  return scale;
}

// Those that stand as words alone mean what they say.
std::vector<StatusWord> read_statuses(const SourceValue& map) {
  std::vector<StatusWord> statuses;
  for (const PlacedText& name : read_texts(map, "benchmark_statuses"))
    statuses.push_back({name, find_benchmark_state(name.value), {}});
  for (const SourceValue* status : read_records(map, "statuses")) {
    statuses.push_back(
        {read_text(*status, "name"), find_benchmark_state(read_text(*status, "means").value), {}});
  }
  return statuses;
}

FrameworkReportKind read_report_kind(const SourceValue& map) {
  return {read_text(map, "id"), read_text(map, "title").value, read_flag(map, "sums_up"),
          read_sections(map, "sections")};
}

CalendarReport read_calendar_report(const SourceValue& map) {
  return {read_text(map, "id"),        read_text(map, "kind"),    read_text(map, "title").value,
          read_month_day(map, "from"), read_month_day(map, "to"), read_month_day(map, "due")};
}

std::vector<DeclaredField> read_fields(const SourceValue& map, std::string_view key) {
  std::vector<DeclaredField> fields;
  for (const SourceValue* field : read_records(map, key)) {
    fields.push_back({read_text(*field, "id"), read_text(*field, "title").value, read_text(*field, "type"),
                      read_flag(*field, "required"), read_texts(*field, "choices"),
                      read_text(*field, "meaning").value, read_flag(*field, "due")});
  }
  return fields;
}

std::optional<RowsForEach> read_rows_for_each(const SourceValue& table) {
  const auto records = read_records(table, "for_each");
  if (records.empty()) return std::nullopt;
  const SourceValue& map = *records.front();
  return RowsForEach{read_text(map, "column"), read_number(map, "at_least"), read_number(map, "at_most")};
}

PlanRequirement read_requirement(const SourceValue& map) {
  return {read_text(map, "whose"), read_texts(map, "designated"), read_number(map, "within_days"),
          read_month_day(map, "due"), read_texts(map, "instead")};
}

DeclaredSeries read_series(const SourceValue& map) {
  return {read_text(map, "table"),     read_text(map, "of"),    read_text(map, "row"),
          read_text(map, "direction"), read_text(map, "unit"),  read_text(map, "group"),
          read_text(map, "year"),      read_text(map, "value"), read_text(map, "target")};
}

DeclaredShare read_share(const SourceValue& map) {
  return {read_text(map, "table"), read_text(map, "part"), read_text(map, "whole"), read_text(map, "share"),
          read_number(map, "at_most")};
}

DeclaredFacts read_declared(const SourceValue& map) {
  DeclaredFacts declared{read_fields(map, "facts"), {}, {}, {}};
  for (const SourceValue* table : read_records(map, "tables")) {
    declared.tables.push_back({read_text(*table, "id"), read_text(*table, "title").value,
                               read_text(*table, "meaning").value, read_fields(*table, "columns"),
                               read_number(*table, "at_least"), read_number(*table, "at_most"),
                               read_rows_for_each(*table), read_text(*table, "one_row_for")});
  }
  for (const SourceValue* one : read_records(map, "series")) declared.series.push_back(read_series(*one));
  for (const SourceValue* one : read_records(map, "shares")) declared.shares.push_back(read_share(*one));
  return declared;
}

std::vector<DayOrder> read_day_orders(const SourceValue& map) {
  std::vector<DayOrder> orders;
  for (const SourceValue* order : read_records(map, "day_orders")) {
    orders.push_back({read_text(*order, "day"), read_texts(*order, "after"),
                      read_number(*order, "within_days"), read_text(*order, "unless")});
  }
  return orders;
}

std::optional<SchoolCoverage> read_coverage(const SourceValue& map) {
  const auto records = read_records(map, "every_school");
  if (records.empty()) return std::nullopt;
  return SchoolCoverage{read_texts(*records.front(), "designated"), read_text(*records.front(), "in_table"),
                        read_text(*records.front(), "column")};
}

constexpr std::array<std::pair<std::string_view, BenchmarkState>, 5> states = {{
    {"met", BenchmarkState::met},
    {"partly met", BenchmarkState::partly_met},
    {"not met", BenchmarkState::not_met},
    {"not yet due", BenchmarkState::not_yet_due},
    {"no data", BenchmarkState::no_data},
}};

}  // namespace

std::string_view benchmark_state_name(BenchmarkState state) {
  for (const auto& [name, named] : states) {
    if (named == state) return name;
  }
  return {};
}

std::optional<BenchmarkState> find_benchmark_state(std::string_view name) {
  for (const auto& [known, state] : states) {
    if (name == known) return state;
  }
  return std::nullopt;
}

const DeclaredField* DeclaredTable::find_column(std::string_view column) const {
  return find_by_id(columns, column);
}

const DeclaredField* DeclaredFacts::find_fact(std::string_view fact_id) const {
  return find_by_id(facts, fact_id);
}

const DeclaredTable* DeclaredFacts::find_table(std::string_view table_id) const {
  return find_by_id(tables, table_id);
}

std::optional<size_t> RatingScale::find_step(std::string_view name) const {
  for (size_t i = 0; i < steps.size(); ++i) {
    if (!name.empty() && steps[i].name.value == name) return i;
  }
  return std::nullopt;
}

bool Quarter::holds(Date day) const {
  if (!from || !to) return true;
  const MonthDay here(day.month(), day.day());
  return *from <= *to ? *from <= here && here <= *to : *from <= here || here <= *to;
}

const FrameworkLevel* Framework::find_level(std::string_view level_id) const {
  return find_by_id(levels, level_id);
}

const RatingScale* Framework::find_scale(std::string_view scale_id) const {
  return find_by_id(scales, scale_id);
}

const FrameworkReportKind* Framework::find_report_kind(std::string_view kind) const {
  return find_by_id(report_kinds, kind);
}

const BenchmarkType* Framework::find_benchmark_type(std::string_view type) const {
  return find_by_id(benchmark_types, type);
}

bool Framework::sums_up(std::string_view report_kind) const {
  const FrameworkReportKind* kind = find_report_kind(report_kind);
  return kind != nullptr ? kind->sums_up : report_kind == "summative-report";
}

std::optional<BenchmarkState> Framework::find_status(std::string_view name) const {
  if (statuses.empty()) return find_benchmark_state(name);
  for (const StatusWord& status : statuses) {
    if (!name.empty() && status.name.value == name) return status.means;
  }
  return std::nullopt;
}

const std::string& Framework::shown_status(const std::string& name) const {
  for (const StatusWord& status : statuses) {
    if (status.name.value == name && !status.shown.empty()) return status.shown;
  }
  return name;
}

std::string Framework::one(std::string_view level_id) const {
  const FrameworkLevel* level = find_level(level_id);
  return level == nullptr || level->one.empty() ? std::string(level_id) : level->one;
}

std::string Framework::other(std::string_view level_id) const {
  const FrameworkLevel* level = find_level(level_id);
  return level == nullptr || level->other.empty() ? fmt::format("{}s", level_id) : level->other;
}

const Quarter* Framework::find_quarter(std::string_view quarter_id) const {
  return find_by_id(quarters, quarter_id);
}

Framework read_framework(const PlanFileText& file) {
  const SourceValue& map = file.facts->front_matter.value;
  Framework framework;
  read_plan_document(file, framework);
  framework.kind_of_plan = read_text(map, "kind_of_plan").value;
  framework.from = read_date(map, "from");
  framework.to = read_date(map, "to");
  for (const SourceValue* level : read_records(map, "levels")) framework.levels.push_back(read_level(*level));
  framework.summary_words = read_number(map, "summary_words");
  framework.has_letters = read_flag(map, "letters");
  framework.years = read_number(map, "years");
  framework.sections = read_sections(map, "sections");
  for (const SourceValue* type : read_records(map, "benchmark_types"))
    framework.benchmark_types.push_back(read_benchmark_type(*type));
  framework.scales_mark = find_key_mark(map, "scales");
  for (const SourceValue* scale : read_records(map, "scales")) framework.scales.push_back(read_scale(*scale));
  framework.statuses = read_statuses(map);
  for (const SourceValue* quarter : read_records(map, "quarters")) {
    framework.quarters.push_back(
        {read_text(*quarter, "id"), read_month_day(*quarter, "from"), read_month_day(*quarter, "to")});
  }
  for (const SourceValue* kind : read_records(map, "report_kinds"))
    framework.report_kinds.push_back(read_report_kind(*kind));
  framework.in_plan = read_declared(map);
  for (const SourceValue* sheet : read_records(map, "sheet")) framework.in_sheet = read_declared(*sheet);
  framework.coverage = read_coverage(map);
  framework.day_orders = read_day_orders(map);
  for (const SourceValue* one : read_records(map, "required_of"))
    framework.requirements.push_back(read_requirement(*one));
  for (const SourceValue* words : read_records(map, "words")) {
    for (const SourceValue::Entry& entry : words->entries)
      framework.words.emplace_back(entry.key, entry.value.text);
  }
  for (const SourceValue* languages : read_records(map, "words_in")) {
    for (const SourceValue::Entry& language : languages->entries) {
      auto& own = framework.words_in.emplace_back(language.key, decltype(framework.words)()).second;
      for (const SourceValue::Entry& entry : language.value.entries)
        own.emplace_back(entry.key, entry.value.text);
    }
  }
  for (const SourceValue* languages : read_records(map, "names_in")) {
    for (const SourceValue::Entry& language : languages->entries) {
      auto& own = framework.names_in
                      .emplace_back(language.key, decltype(framework.names_in)::value_type::second_type())
                      .second;
      for (const SourceValue::Entry& entry : language.value.entries)
        own.emplace_back(PlacedText{entry.key, entry.key_mark}, entry.value.text);
    }
  }
  for (const SourceValue* report : read_records(map, "reports"))
    framework.reports.push_back(read_calendar_report(*report));
  framework.discussions = read_discussion_rules(map);
  framework.minutes_sections = read_sections(map, "minutes_sections");
  framework.duties = read_duties(map);
  return framework;
}

}  // namespace gazette
