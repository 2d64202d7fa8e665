#include "model/framework.h"

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

FrameworkLevel read_level(const SourceValue& map) {
  return {read_text(map, "id"),          read_text(map, "title").value, read_text(map, "one").value,
          read_text(map, "other").value, read_number(map, "at_least"),  read_number(map, "usually_at_most"),
          read_number(map, "at_most")};
}

RatingKind read_rating_kind(const SourceValue& map, std::string_view key) {
  return read_text(map, key).value == "process" ? RatingKind::process : RatingKind::performance;
}

BenchmarkType read_benchmark_type(const SourceValue& map) {
  return {read_text(map, "id"),
          read_text(map, "title").value,
          read_rating_kind(map, "measures"),
          read_text(map, "meaning").value,
          read_text(map, "question").value,
          read_text(map, "frequency").value};
}

RatingScale read_scale(const SourceValue& map) {
  RatingScale scale{read_text(map, "id"),
                    read_rating_kind(map, "id"),
                    read_text(map, "title").value,
                    read_text(map, "meaning").value,
                    {}};
  for (const SourceValue* step : read_records(map, "steps")) {
    scale.steps.push_back(
        {read_text(*step, "name"), read_text(*step, "meaning").value, read_text(*step, "symbol").value});
  }
  return scale;
}

CalendarReport read_calendar_report(const SourceValue& map) {
  const bool is_summative = read_text(map, "kind").value == "summative-report";
  return {read_text(map, "id"),          is_summative ? ReportKind::summative : ReportKind::progress,
          read_text(map, "title").value, read_month_day(map, "from"),
          read_month_day(map, "to"),     read_month_day(map, "due")};
}

}  // namespace

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

const RatingScale* Framework::find_scale(RatingKind kind) const {
  const auto found = std::find_if(scales.begin(), scales.end(),
                                  [&](const RatingScale& scale) { return scale.kind == kind; });
  return found == scales.end() ? nullptr : &*found;
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
  for (const SourceValue* section : read_records(map, "sections")) {
    framework.sections.push_back({read_text(*section, "id"), read_text(*section, "title").value,
                                  read_text(*section, "meaning").value, read_flag(*section, "required")});
  }
  for (const SourceValue* type : read_records(map, "benchmark_types"))
    framework.benchmark_types.push_back(read_benchmark_type(*type));
  framework.scales_mark = find_key_mark(map, "scales");
  for (const SourceValue* scale : read_records(map, "scales")) framework.scales.push_back(read_scale(*scale));
  framework.benchmark_statuses = read_texts(map, "benchmark_statuses");
  for (const SourceValue* quarter : read_records(map, "quarters")) {
    framework.quarters.push_back(
        {read_text(*quarter, "id"), read_month_day(*quarter, "from"), read_month_day(*quarter, "to")});
  }
  for (const SourceValue* report : read_records(map, "reports"))
    framework.reports.push_back(read_calendar_report(*report));
  framework.discussions = read_discussion_rules(map);
  framework.duties = read_duties(map);
  return framework;
}

}  // namespace gazette
