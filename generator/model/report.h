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

enum class BenchmarkState { met, partly_met, not_met, not_yet_due, no_data };
// As reports write it: "partly met".
std::string_view benchmark_state_name(BenchmarkState state);

struct ReportPeriod {
  Mark mark;
  PlacedDate from;
  PlacedDate to;  // its last day
};

struct Rating {
  Mark mark;
  PlacedText initiative;  // its id
  PlacedText process;     // the words, exactly
  PlacedText performance;
  // Which step of the framework's scales those are, from 0, the best; set once the framework is known.
  std::optional<size_t> process_step;
  std::optional<size_t> performance_step;
  std::vector<PlacedText> evidence;
  std::string correction_reason;
};

struct BenchmarkStatus {
  Mark mark;
  PlacedText initiative;
  PlacedText benchmark;  // the id of a benchmark or an activity of that initiative
  PlacedDate stage;      // the stage's due date
  std::optional<BenchmarkState> state;
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
  ReportKind kind = ReportKind::progress;
  PlacedText plan;  // its id
  ReportPeriod period;
  PlacedText author;  // a role
  Mark ratings_mark;  // of the key; line 0: there is none
  std::vector<Rating> ratings;
  std::vector<BenchmarkStatus> benchmarks;
  std::vector<Narrative> narratives;
};

Report read_report(const PlanFileText& file, const SiteSettings& settings);

// Sets which steps of the framework's scales the ratings are.
void find_steps(Report& report, const Framework& framework);

}  // namespace gazette
