// A strategy sheet: one initiative of a plan, with fields A to K, benchmarks by type and activities by
// quarter. Read from plans/<district>/<school-year>/<number>-<words>.md.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan_document.h"
#include "model/stated_facts.h"
#include "model/written_dates.h"

namespace gazette {

// By which day how much.
struct Stage {
  Mark mark;
  PlacedDate due;
  PlacedText when;  // the author's own words for the day
  PlacedText target;
  std::optional<WrittenTime> meant;  // by those words

  // The day itself, else the last one that the words mean.
  std::optional<Date> due_day() const;
};

struct Benchmark {
  Mark mark;
  PlacedText type;  // the id of one of the framework's types; without a place: the key of the sheet
  PlacedText id;
  PlacedText text;
  PlacedText measure;
  PlacedText population;
  PlacedText frequency;
  std::vector<Stage> stages;
};

struct Activity {
  Mark mark;
  PlacedText id;
  PlacedText quarter;  // the id of one of the framework's quarters
  PlacedText text;
  PlacedText lead;
  PlacedDate start;
  PlacedDate complete;
  PlacedText when;  // the author's own words for the time
  PlacedText frequency;
  std::optional<WrittenTime> meant;  // by those words

  std::optional<Date> start_day() const;
};

struct Initiative : PlanDocument {
  PlacedText objective;                        // A: the id of one of the plan's objectives
  PlacedText number;                           // C: "1.1"
  PlacedText lead;                             // D
  std::vector<PlacedText> resources;           // G
  PlacedText continues;                        // the id it had the year before
  std::vector<PlacedText> split_from;          // ids of the year before, of each of which it is a part
  std::vector<PlacedText> merged_from;         // ids of the year before that became one in it
  std::vector<PlacedText> schools;             // ids; none: everywhere
  std::vector<Benchmark> short_term_outcomes;  // E
  std::vector<Benchmark> early_evidence;       // F
  std::vector<Benchmark> benchmarks;           // of the other types of the framework
  std::vector<Activity> activities;            // H to K
  std::vector<PlacedText> aligns_with;         // ids of what another plan has, and this one serves
  StatedFacts stated;                          // what the framework asks of its sheets

  // E, F and the others.
  std::array<const std::vector<Benchmark>*, 3> all_benchmarks() const {
    return {&short_term_outcomes, &early_evidence, &benchmarks};
  }
  const Benchmark* find_benchmark(std::string_view benchmark_id) const;
  const Activity* find_activity(std::string_view activity_id) const;
};

// A plan's year runs from September on: its last months are those of the summer after it.
std::optional<WrittenYear> year_of_plan(std::string_view school_year);
std::optional<WrittenTime> read_meant(const PlacedText& when, const std::optional<WrittenYear>& year);

Initiative read_initiative(const PlanFileText& file, const SiteSettings& settings);

}  // namespace gazette
