// The rules of what a report says about initiatives: ratings and how benchmarks stand.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "model/check_plan_book.h"
#include "model/level_words.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

const Initiative* find_rated(const Report& report, const Plan& plan, const PlanBook& book,
                             const PlacedText& id, Diagnostics& problems) {
  if (!id) return nullptr;
  const LevelWords level = level_words(book, plan);
  const Initiative* initiative = plan.find_initiative(id.value);
  if (initiative == nullptr) {
    // The plan may have dropped it since.
    if (const Initiative* former = book.past.find_initiative(plan, id.value)) return former;
    problems.push_back(error_at(report, id.mark, "unknown-initiative",
                                fmt::format(R"(the plan "{}" has no {}{} "{}")", plan.id.value,
                                            public_word(book.has_private), level.initiative, id.value),
                                suggest_initiative(id.value, plan, "write the id of a strategy sheet")));
  } else if (rests_on_hidden(report, id.mark, *initiative, plan, level.the_initiative(), book, problems)) {
    return nullptr;
  }
  return initiative;
}

void check_step(const Report& report, const PlacedText& words, const std::optional<size_t>& step,
                const RatingScale* scale, Diagnostics& problems) {
  if (!words || step || scale == nullptr) return;
  std::vector<std::string> names;
  for (const ScaleStep& each : scale->steps) names.push_back(each.name.value);
  problems.push_back(
      error_at(report, words.mark, "unknown-rating",
               fmt::format("\"{}\" is no step of the {} scale", words.value, to_lower_ascii(scale->id.value)),
               suggest(words.value, names, "write the words exactly as the framework does")));
}

void check_scales(const Report& report, const Rating& rating, const Framework& framework,
                  const LevelWords& level, Diagnostics& problems) {
  for (const RatingOnScale& one : rating.scales) {
    const RatingScale* scale = framework.find_scale(one.scale);
    if (scale == nullptr) {
      problems.push_back(error_at(
          report, one.scale_mark, "unknown-key", fmt::format("a rating has no key \"{}\"", one.scale),
          suggest(one.scale, list_ids(framework.scales), "remove it: the framework has no scales")));
      continue;
    }
    check_step(report, one.words, one.step, scale, problems);
  }
  for (const RatingScale& scale : framework.scales) {
    if (rating.on(scale.id.value)) continue;
    problems.push_back(warning_at(report, rating.initiative.mark, "missing-rating",
                                  fmt::format("the {} \"{}\" has no {} rating", level.initiative,
                                              rating.initiative.value, to_lower_ascii(scale.id.value)),
                                  fmt::format("add \"{}: …\"", scale.id.value)));
  }
}

// It has begun by then, or doesn't say when it begins.
bool has_begun(const Initiative& sheet, const PlacedDate& day) {
  bool has_start = false;
  for (const Activity& activity : sheet.activities) {
    const auto start = activity.start_day();
    if (start && (!day || *start <= day.value)) return true;
    has_start = has_start || start || activity.start.is_unreadable;
  }
  return !has_start;
}

bool is_told_of(const Report& report, const std::string& id) {
  return std::any_of(report.narratives.begin(), report.narratives.end(), [&](const Narrative& narrative) {
    return narrative.about == Narrative::About::initiative && narrative.id == id;
  });
}

// A rating is missing where an initiative has begun and the report doesn't speak of it either.
void check_unrated(const Report& report, const Plan& plan, const PlanBook& book,
                   const std::set<std::string>& rated, Diagnostics& problems) {
  if (report.dated.is_unreadable || report.period.to.is_unreadable) return;
  // What came into the plan after the report's own day wasn't there to be rated.
  const Plan* measured = report.dated ? book.past.find_on(plan, report.dated.value) : nullptr;
  std::vector<std::string> unrated;
  for (const Initiative& sheet : plan.initiatives) {
    const bool counts = report.is_private ? sheet.visibility != Visibility::withdrawn : sheet.is_open();
    if (!counts || sheet.is_private || !sheet.id || rated.contains(sheet.id.value)) continue;
    if (measured != nullptr && measured->find_initiative(sheet.id.value) == nullptr) continue;
    if (has_begun(sheet, report.period.to) && !is_told_of(report, sheet.id.value))
      unrated.push_back(sheet.id.value);
  }
  if (unrated.empty()) return;
  const LevelWords words = level_words(book, plan);
  const Framework* framework = book.find_framework(plan.framework.value);
  const char* ratings = framework != nullptr && framework->scales.size() == 2 ? "two ratings" : "ratings";
  const Mark mark = report.ratings_mark.line > 0 ? report.ratings_mark : report.plan.mark;
  if (report.ratings.empty()) {
    problems.push_back(
        warning_at(report, mark, "unrated-initiative",
                   fmt::format("the report rates none of the plan's {}", words.initiatives),
                   fmt::format("add \"ratings:\" with {} for each {}", ratings, words.initiative)));
    return;
  }
  for (const std::string& id : unrated) {
    problems.push_back(warning_at(report, mark, "unrated-initiative",
                                  fmt::format("the report doesn't rate the {} \"{}\"", words.initiative, id),
                                  fmt::format("add its {}, or say in the text why there are none", ratings)));
  }
}

void check_status_words(const Report& report, const BenchmarkStatus& status, const Framework* framework,
                        Diagnostics& problems) {
  if (!status.words || status.state || framework == nullptr) return;
  std::vector<std::string> names;
  for (const StatusWord& word : framework->statuses) names.push_back(word.name.value);
  if (names.empty()) names = {"met", "partly met", "not met", "not yet due", "no data"};
  problems.push_back(error_at(report, status.words.mark, "unknown-status",
                              fmt::format("unknown status \"{}\"", status.words.value),
                              suggest(status.words.value, names, "write it as the framework does")));
}

// Whether that stage, or the benchmark's only one, stood in any version of the plan.
bool stood_once(const BenchmarkStatus& status, const Plan& plan, const PlanBook& book) {
  return book.past.any_version(plan, [&](const Plan& past) {
    const Initiative* sheet = past.find_initiative(status.initiative.value);
    if (sheet == nullptr) return false;
    const Benchmark* benchmark = sheet->find_benchmark(status.benchmark.value);
    if (benchmark == nullptr) return !status.stage && sheet->find_activity(status.benchmark.value) != nullptr;
    if (!status.stage) return benchmark->stages.size() < 2;
    return std::any_of(benchmark->stages.begin(), benchmark->stages.end(), [&](const Stage& stage) {
      return stage.due && stage.due.value == status.stage.value;
    });
  });
}

void check_stage(const Report& report, const BenchmarkStatus& status, const std::vector<Stage>& stages,
                 Diagnostics& problems) {
  std::vector<std::string> days;
  for (const Stage& stage : stages) {
    if (stage.due) days.push_back(iso_date(stage.due.value));
  }
  if (status.stage.is_missing() && days.size() > 1) {
    problems.push_back(
        error_at(report, status.benchmark.mark, "missing-stage",
                 fmt::format("the benchmark \"{}\" has several stages", status.benchmark.value),
                 fmt::format("say which one is meant: \"stage: …\" with one of {}", join(days, ", "))));
  }
  const bool may_be_there =
      std::any_of(stages.begin(), stages.end(), [](const Stage& stage) { return stage.due.is_unreadable; });
  if (!status.stage || may_be_there) return;
  const std::string day = iso_date(status.stage.value);
  if (std::find(days.begin(), days.end(), day) != days.end()) return;
  problems.push_back(
      error_at(report, status.stage.mark, "unknown-stage",
               fmt::format("the benchmark \"{}\" has no stage due {}", status.benchmark.value, day),
               days.empty() ? "remove the line: the benchmark has no stage with a day"
                            : fmt::format("its stages are due {}", join(days, ", "))));
}

}  // namespace

void check_ratings(const Report& report, const Plan& plan, const PlanBook& book, Diagnostics& problems) {
  const Framework* framework = book.find_framework(plan.framework.value);
  SeenOnce once("duplicate-rating", "the rating of",
                fmt::format("a report rates each {} once", level_words(book, plan).initiative), problems);
  std::set<std::string> rated;
  bool all_known = true;  // no rating was meant for another initiative
  for (const Rating& rating : report.ratings) {
    const bool is_known = find_rated(report, plan, book, rating.initiative, problems) != nullptr;
    once.add(report, rating.initiative);
    all_known = rated.insert(rating.initiative.value).second && is_known && all_known;
    if (framework != nullptr) check_scales(report, rating, *framework, level_words(book, plan), problems);
  }
  // A framework without scales asks for no ratings.
  if (framework != nullptr && framework->scales.empty()) return;
  if (report.is_whole && all_known && report.visibility != Visibility::withdrawn)
    check_unrated(report, plan, book, rated, problems);
}

void check_benchmark_statuses(const Report& report, const Plan& plan, const PlanBook& book,
                              Diagnostics& problems) {
  SeenOnce once("duplicate-status", "the status of", "a report says once how a stage stands", problems);
  for (const BenchmarkStatus& status : report.benchmarks) {
    if (!status.initiative) {
      check_status_words(report, status, book.find_framework(plan.framework.value), problems);
      check_outcome_status(report, status, plan, book, problems);
      once.add(report, status.benchmark);
      continue;
    }
    const Initiative* sheet = find_rated(report, plan, book, status.initiative, problems);
    check_status_words(report, status, book.find_framework(plan.framework.value), problems);
    if (sheet == nullptr || !status.benchmark) continue;
    const std::string day = status.stage ? ", " + iso_date(status.stage.value) : "";
    if (!status.stage.is_unreadable)
      once.add(report, {sheet->id.value + ", " + status.benchmark.value + day, status.benchmark.mark});
    if (stood_once(status, plan, book)) continue;
    if (const Benchmark* benchmark = sheet->find_benchmark(status.benchmark.value)) {
      check_stage(report, status, benchmark->stages, problems);
    } else if (sheet->find_activity(status.benchmark.value) != nullptr) {
      check_stage(report, status, {}, problems);
    } else if (sheet->is_whole) {
      std::vector<std::string> ids = list_ids(sheet->short_term_outcomes);
      for (const std::string& id : list_ids(sheet->early_evidence)) ids.push_back(id);
      problems.push_back(
          error_at(report, status.benchmark.mark, "unknown-benchmark",
                   fmt::format(R"(the {} "{}" has no benchmark "{}")", level_words(book, plan).initiative,
                               sheet->id.value, status.benchmark.value),
                   suggest(status.benchmark.value, ids, "write the id that stands in the strategy sheet")));
    }
  }
  check_told_outcomes(report, plan, book.find_framework(plan.framework.value), problems);
}

}  // namespace gazette
