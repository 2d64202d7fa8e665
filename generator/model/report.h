// A progress report or summative report, read from plans/<district>/<school-year>/reports/*.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/body_section.h"
#include "model/framework.h"
#include "model/plan_document.h"

namespace gazette {

struct ReportPeriod {
  Mark mark;
  PlacedDate from;
  PlacedDate to;  // its last day
};

// Where an initiative stands on one of the framework's scales.
struct RatingOnScale {
  std::string scale;           // its id
  PlacedText words;            // of the step, exactly
  std::optional<size_t> step;  // from 0, the best; set once the framework is known
  Mark scale_mark;
};

struct Rating {
  Mark mark;
  PlacedText initiative;              // its id
  std::vector<RatingOnScale> scales;  // by name, "process" before "performance"
  std::vector<PlacedText> evidence;
  std::string correction_reason;

  // Nothing where it says nothing of that scale.
  const PlacedText& on(std::string_view scale) const;
};

struct BenchmarkStatus {
  Mark mark;
  PlacedText initiative;
  PlacedText benchmark;                 // the id of a benchmark or an activity of that initiative
  PlacedDate stage;                     // the stage's due date
  PlacedText words;                     // exactly as the report says how it stands
  std::optional<BenchmarkState> state;  // what they mean; of a framework's own words once it is known
  std::string figure;
  PlacedDate dated;
  std::string correction_reason;
  Placed<uint32_t> group_size;  // how many students the figure is of
  Placed<uint32_t> population;  // of how many altogether they are a part
};

// A part of the text by what its heading says it is about.
struct Narrative {
  // `misplaced`: a heading that opens no narrative where it stands.
  enum class About { overall, objective, initiative, misplaced };
  About about = About::overall;
  std::string objective;  // the id; of an initiative's narrative, the one that it stands below
  std::string id;         // of the objective or initiative
  BodySection section;
};

struct Report : PlanDocument {
  PlacedText kind;  // "progress-report", or another one of its framework
  PlacedText plan;  // its id
  ReportPeriod period;
  PlacedText author;  // a role
  Mark ratings_mark;  // of the key; line 0: there is none
  std::vector<Rating> ratings;
  std::vector<BenchmarkStatus> benchmarks;
  std::vector<Narrative> narratives;
};

Report read_report(const PlanFileText& file, const SiteSettings& settings);

// Sets which steps of the framework's scales the ratings are, and what the words for benchmarks mean.
void find_steps(Report& report, const Framework& framework);

// The scales on which it may rate: the framework's, then what else it speaks of. `framework` may be null.
std::vector<std::string> list_scales(const Report& report, const Framework* framework);

// Sums up a year, and may overlap other reports. `framework` may be null.
bool sums_up(const Report& report, const Framework* framework);

}  // namespace gazette
