#include "model/report.h"

#include <array>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "model/read_record.h"

namespace gazette {

namespace {

constexpr std::array<std::pair<std::string_view, BenchmarkState>, 5> states = {{
    {"met", BenchmarkState::met},
    {"partly met", BenchmarkState::partly_met},
    {"not met", BenchmarkState::not_met},
    {"not yet due", BenchmarkState::not_yet_due},
    {"no data", BenchmarkState::no_data},
}};

ReportPeriod read_period(const SourceValue& map) {
  const auto records = read_records(map, "period");
  if (records.empty()) return {};
  return {find_key_mark(map, "period"), read_date(*records.front(), "from"),
          read_date(*records.front(), "to")};
}

Rating read_rating(const SourceValue& map) {
  Rating rating;
  rating.mark = map.mark;
  rating.initiative = read_text(map, "initiative");
  rating.process = read_text(map, "process");
  rating.performance = read_text(map, "performance");
  rating.evidence = read_texts(map, "evidence");
  rating.correction_reason = read_text(map, "correction_reason").value;
  return rating;
}

BenchmarkStatus read_status(const SourceValue& map) {
  BenchmarkStatus status{map.mark,
                         read_text(map, "initiative"),
                         read_text(map, "benchmark"),
                         read_date(map, "stage"),
                         {},
                         read_text(map, "figure").value,
                         read_date(map, "dated"),
                         read_text(map, "correction_reason").value,
                         read_number(map, "group_size"),
                         read_number(map, "population")};
  const PlacedText words = read_text(map, "status");
  for (const auto& [name, state] : states) {
    if (words.value == name) status.state = state;
  }
  return status;
}

// Headings of the second rank open the whole or an objective; of the third rank, an initiative of that
// objective. Deeper ones, and those below the whole, are the author's own.
std::vector<Narrative> read_narratives(const Body& body) {
  std::vector<Narrative> narratives;
  std::string objective;
  for (BodySection& section : list_sections(body)) {
    if (section.level == 2 && fold(section.heading) == "overall progress") {
      objective.clear();
      narratives.push_back({Narrative::About::overall, {}, {}, std::move(section)});
    } else if (section.level == 2) {
      objective = section.heading;
      narratives.push_back({Narrative::About::objective, objective, objective, std::move(section)});
    } else if (section.level == 3 && !objective.empty()) {
      const std::string id = section.heading;
      narratives.push_back({Narrative::About::initiative, objective, id, std::move(section)});
    } else {
      const std::string id = section.heading;
      narratives.push_back({Narrative::About::misplaced, objective, id, std::move(section)});
    }
  }
  return narratives;
}

}  // namespace

std::string_view benchmark_state_name(BenchmarkState state) {
  for (const auto& [name, named] : states) {
    if (named == state) return name;
  }
  return {};
}

Report read_report(const PlanFileText& file, const SiteSettings& settings) {
  const SourceValue& map = file.facts->front_matter.value;
  Report report;
  read_plan_document(file, settings, report);
  if (read_text(map, "kind").value == "summative-report") report.kind = ReportKind::summative;
  report.plan = read_text(map, "plan");
  report.period = read_period(map);
  report.author = read_text(map, "author");
  report.ratings_mark = find_key_mark(map, "ratings");
  for (const SourceValue* rating : read_records(map, "ratings"))
    report.ratings.push_back(read_rating(*rating));
  for (const SourceValue* status : read_records(map, "benchmarks"))
    report.benchmarks.push_back(read_status(*status));
  report.narratives = read_narratives(*report.body);
  return report;
}

void find_steps(Report& report, const Framework& framework) {
  const RatingScale* process = framework.find_scale(RatingKind::process);
  const RatingScale* performance = framework.find_scale(RatingKind::performance);
  for (Rating& rating : report.ratings) {
    if (process != nullptr) rating.process_step = process->find_step(rating.process.value);
    if (performance != nullptr) rating.performance_step = performance->find_step(rating.performance.value);
  }
}

}  // namespace gazette
