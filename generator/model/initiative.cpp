#include "model/initiative.h"

#include <algorithm>
#include <utility>

#include "model/plan_file.h"
#include "model/read_record.h"
#include "model/school_year.h"

namespace gazette {

namespace {

std::vector<Benchmark> read_benchmarks(const SourceValue& map, std::string_view key,
                                       const std::optional<WrittenYear>& year) {
  std::vector<Benchmark> benchmarks;
  for (const SourceValue* entry : read_records(map, key)) {
    PlacedText type = read_text(*entry, "type");
    if (!type) type.value = key;
    Benchmark benchmark{entry->mark,
                        std::move(type),
                        read_text(*entry, "id"),
                        read_text(*entry, "text"),
                        read_text(*entry, "measure"),
                        read_text(*entry, "population"),
                        read_text(*entry, "frequency"),
                        {}};
    for (const SourceValue* stage : read_records(*entry, "stages")) {
      PlacedText when = read_text(*stage, "when");
      const auto meant = read_meant(when, year);
      benchmark.stages.push_back(
          {stage->mark, read_date(*stage, "due"), std::move(when), read_text(*stage, "target"), meant});
    }
    benchmarks.push_back(std::move(benchmark));
  }
  return benchmarks;
}

Activity read_activity(const SourceValue& map, const std::optional<WrittenYear>& year) {
  return {map.mark,
          read_text(map, "id"),
          read_text(map, "quarter"),
          read_text(map, "text"),
          read_text(map, "lead"),
          read_date(map, "start"),
          read_date(map, "complete"),
          read_text(map, "when"),
          read_text(map, "frequency"),
          read_meant(read_text(map, "when"), year)};
}

}  // namespace

std::optional<Date> Stage::due_day() const {
  if (due) return due.value;
  return meant ? std::optional(meant->last) : std::nullopt;
}

std::optional<Date> Activity::start_day() const {
  if (start) return start.value;
  if (!meant || complete) return std::nullopt;
  return meant->first;
}

std::optional<WrittenYear> year_of_plan(std::string_view school_year) {
  const auto first_year = parse_school_year(school_year);
  if (!first_year) return std::nullopt;
  return WrittenYear{*first_year, std::chrono::September};
}

std::optional<WrittenTime> read_meant(const PlacedText& when, const std::optional<WrittenYear>& year) {
  return when && year ? read_written_time(when.value, *year) : std::nullopt;
}

const Benchmark* Initiative::find_benchmark(std::string_view benchmark_id) const {
  for (const auto* of_type : all_benchmarks()) {
    for (const Benchmark& benchmark : *of_type) {
      if (benchmark.id.value == benchmark_id) return &benchmark;
    }
  }
  return nullptr;
}

const Activity* Initiative::find_activity(std::string_view activity_id) const {
  const auto found = std::find_if(activities.begin(), activities.end(),
                                  [&](const Activity& activity) { return activity.id.value == activity_id; });
  return found == activities.end() ? nullptr : &*found;
}

Initiative read_initiative(const PlanFileText& file, const SiteSettings& settings) {
  const SourceValue& map = file.facts->front_matter.value;
  Initiative initiative;
  read_plan_document(file, settings, initiative);
  const std::optional<WrittenYear> year = year_of_plan(school_year_folder(file.path));
  initiative.objective = read_text(map, "objective");
  initiative.number = read_text(map, "number");
  initiative.lead = read_text(map, "lead");
  initiative.resources = read_texts(map, "resources");
  initiative.continues = read_text(map, "continues");
  initiative.split_from = read_texts(map, "split_from");
  initiative.merged_from = read_texts(map, "merged_from");
  initiative.schools = read_texts(map, "schools");
  initiative.short_term_outcomes = read_benchmarks(map, "short_term_outcomes", year);
  initiative.early_evidence = read_benchmarks(map, "early_evidence", year);
  initiative.benchmarks = read_benchmarks(map, "benchmarks", year);
  initiative.aligns_with = read_texts(map, "aligns_with");
  initiative.stated = read_stated_facts(map);
  for (const SourceValue* activity : read_records(map, "activities"))
    initiative.activities.push_back(read_activity(*activity, year));
  return initiative;
}

}  // namespace gazette
