#include "model/report.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "model/read_record.h"

namespace gazette {

namespace {

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
  for (const SourceValue::Entry& entry : map.entries) {
    const bool is_scale =
        entry.key != "initiative" && entry.key != "evidence" && entry.key != "correction_reason";
    PlacedText words = is_scale ? read_text(map, entry.key) : PlacedText();
    if (words) rating.scales.push_back({entry.key, std::move(words), {}, entry.key_mark});
  }
  // The order in which an author writes keys tells nothing, so that it may change nothing.
  std::sort(rating.scales.begin(), rating.scales.end(),
            [](const RatingOnScale& a, const RatingOnScale& b) { return a.scale > b.scale; });
  rating.evidence = read_texts(map, "evidence");
  rating.correction_reason = read_text(map, "correction_reason").value;
  return rating;
}

BenchmarkStatus read_status(const SourceValue& map) {
  BenchmarkStatus status{map.mark,
                         read_text(map, "initiative"),
                         read_text(map, "benchmark"),
                         read_date(map, "stage"),
                         read_text(map, "status"),
                         {},
                         read_text(map, "figure").value,
                         read_date(map, "dated"),
                         read_text(map, "correction_reason").value,
                         read_number(map, "group_size"),
                         read_number(map, "population")};
  status.state = find_benchmark_state(status.words.value);
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

const PlacedText& Rating::on(std::string_view scale) const {
  static const PlacedText nothing;
  for (const RatingOnScale& one : scales) {
    if (one.scale == scale) return one.words;
  }
  return nothing;
}

Report read_report(const PlanFileText& file, const SiteSettings& settings) {
  const SourceValue& map = file.facts->front_matter.value;
  Report report;
  read_plan_document(file, settings, report);
  report.kind = read_text(map, "kind");
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
  for (Rating& rating : report.ratings) {
    for (RatingOnScale& one : rating.scales) {
      const RatingScale* scale = framework.find_scale(one.scale);
      if (scale != nullptr) one.step = scale->find_step(one.words.value);
    }
  }
  for (BenchmarkStatus& status : report.benchmarks) status.state = framework.find_status(status.words.value);
}

std::vector<std::string> list_scales(const Report& report, const Framework* framework) {
  std::vector<std::string> scales;
  if (framework != nullptr) {
    for (const RatingScale& scale : framework->scales) scales.push_back(scale.id.value);
  }
  for (const Rating& rating : report.ratings) {
    for (const RatingOnScale& one : rating.scales) {
      if (std::find(scales.begin(), scales.end(), one.scale) == scales.end()) scales.push_back(one.scale);
    }
  }
  return scales;
}

bool sums_up(const Report& report, const Framework* framework) {
  return framework != nullptr ? framework->sums_up(report.kind.value)
                              : report.kind.value == "summative-report";
}

}  // namespace gazette
