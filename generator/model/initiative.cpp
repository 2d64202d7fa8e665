#include "model/initiative.h"

#include <algorithm>
#include <utility>

#include "model/read_record.h"

namespace gazette {

namespace {

std::vector<Benchmark> read_benchmarks(const SourceValue& map, std::string_view key) {
  std::vector<Benchmark> benchmarks;
  for (const SourceValue* entry : read_records(map, key)) {
    Benchmark benchmark{entry->mark,
                        read_text(*entry, "id"),
                        read_text(*entry, "text"),
                        read_text(*entry, "measure"),
                        read_text(*entry, "population"),
                        read_text(*entry, "frequency"),
                        {}};
    for (const SourceValue* stage : read_records(*entry, "stages")) {
      benchmark.stages.push_back(
          {stage->mark, read_date(*stage, "due"), read_text(*stage, "when"), read_text(*stage, "target")});
    }
    benchmarks.push_back(std::move(benchmark));
  }
  return benchmarks;
}

Activity read_activity(const SourceValue& map) {
  return {map.mark,
          read_text(map, "id"),
          read_text(map, "quarter"),
          read_text(map, "text"),
          read_text(map, "lead"),
          read_date(map, "start"),
          read_date(map, "complete"),
          read_text(map, "when"),
          read_text(map, "frequency")};
}

}  // namespace

const Benchmark* Initiative::find_benchmark(std::string_view benchmark_id) const {
  for (const auto* benchmarks : {&short_term_outcomes, &early_evidence}) {
    for (const Benchmark& benchmark : *benchmarks) {
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
  initiative.objective = read_text(map, "objective");
  initiative.number = read_text(map, "number");
  initiative.lead = read_text(map, "lead");
  initiative.resources = read_texts(map, "resources");
  initiative.continues = read_text(map, "continues");
  initiative.split_from = read_texts(map, "split_from");
  initiative.merged_from = read_texts(map, "merged_from");
  initiative.schools = read_texts(map, "schools");
  initiative.short_term_outcomes = read_benchmarks(map, "short_term_outcomes");
  initiative.early_evidence = read_benchmarks(map, "early_evidence");
  for (const SourceValue* activity : read_records(map, "activities"))
    initiative.activities.push_back(read_activity(*activity));
  return initiative;
}

}  // namespace gazette
