// A strategy sheet: one initiative of a plan, with fields A to K, benchmarks by type and activities by
// quarter. Read from plans/<district>/<school-year>/<number>-<words>.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/plan_document.h"

namespace gazette {

// By which day how much.
struct Stage {
  Mark mark;
  PlacedDate due;
  PlacedText when;  // the author's own words for the day
  PlacedText target;
};

struct Benchmark {
  Mark mark;
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
  std::vector<Activity> activities;            // H to K

  // Of E and F.
  const Benchmark* find_benchmark(std::string_view benchmark_id) const;
  const Activity* find_activity(std::string_view activity_id) const;
};

Initiative read_initiative(const PlanFileText& file, const SiteSettings& settings);

}  // namespace gazette
