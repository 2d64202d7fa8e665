#include "model/compare_reports.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "model/amendment_notes.h"
#include "model/compare_sections.h"
#include "model/corrections.h"
#include "model/outcome_day.h"

namespace gazette {

namespace {

using Field = AmendmentField;

// The scales of both.
std::vector<std::string> list_scales_of(const Rating& before, const Rating& after) {
  std::vector<std::string> scales;
  for (const Rating* rating : {&after, &before}) {
    for (const RatingOnScale& one : rating->scales) {
      if (std::find(scales.begin(), scales.end(), one.scale) == scales.end()) scales.push_back(one.scale);
    }
  }
  std::sort(scales.begin(), scales.end(), std::greater<>());
  return scales;
}

std::string count_of(const Placed<uint32_t>& count) {
  return count ? std::to_string(count.value) : std::string();
}

// Headings that open a narrative, by what they are about. The rest belongs to the narrative around it.
std::vector<BodyPart> list_narratives(const Report& report) {
  const auto key_of = [&](uint32_t heading, const std::string&) -> std::string {
    for (const Narrative& narrative : report.narratives) {
      if (narrative.section.begin != report.body->nodes[heading].end) continue;
      switch (narrative.about) {
        case Narrative::About::overall:
          return "overall";
        case Narrative::About::objective:
          return fmt::format("objective {}", narrative.id);
        case Narrative::About::initiative:
          return fmt::format("initiative {}", narrative.id);
        case Narrative::About::misplaced:
          break;
      }
    }
    return {};
  };
  return list_body_parts(*report.body, key_of);
}

class ReportComparison {
 public:
  ReportComparison(const Report& before, const Report& after, const Plan* plan)
      : before_(before), after_(after), plan_(plan) {}

  std::vector<Amendment> run() {
    compare_report_fields();
    compare_ratings();
    compare_statuses();
    compare_narratives();
    compare_footnotes(*before_.body, *after_.body, about_report(), amendments_);
    sort_by_plan();
    return std::move(amendments_);
  }

 private:
  static Amendment about_report() {
    Amendment about;
    about.subject = AmendmentSubject::report;
    return about;
  }

  void compare_report_fields() {
    AmendmentNotes notes(about_report(), amendments_);
    compare_common_fields(before_, after_, notes);
    notes.compare(Field::kind, before_.kind, after_.kind);
    notes.compare(Field::plan, before_.plan, after_.plan);
    notes.compare(Field::period_from, before_.period.from, after_.period.from);
    notes.compare(Field::period_to, before_.period.to, after_.period.to);
    notes.compare(Field::author, before_.author, after_.author);
  }

  void compare_ratings() {
    const auto list_keys = [](const std::vector<Rating>& ratings) {
      RecordKeys keys;
      for (const Rating& rating : ratings) keys.add(rating.initiative.value, {}, {});
      return keys;
    };
    const std::vector<RecordPair> pairs = pair_records(list_keys(before_.ratings), list_keys(after_.ratings));
    for (const RecordPair& pair : pairs) {
      const Rating& named = pair.after ? after_.ratings[*pair.after] : before_.ratings[*pair.before];
      compare_rating(pair, place_of(AmendmentSubject::rating, named.initiative.value));
    }
    note_order(pairs, AmendmentSubject::rating);
  }

  void compare_rating(const RecordPair& pair, Amendment about) {
    AmendmentNotes(about, amendments_).note_whole(pair);
    const Rating nothing;
    const Rating& old_one = pair.before ? before_.ratings[*pair.before] : nothing;
    const Rating& new_one = pair.after ? after_.ratings[*pair.after] : nothing;
    const std::vector<std::string> scales = list_scales_of(old_one, new_one);
    const bool is_corrected = std::any_of(scales.begin(), scales.end(), [&](const std::string& scale) {
      return old_one.on(scale).value != new_one.on(scale).value;
    });
    if (is_corrected) about.reason = new_one.correction_reason;
    for (const std::string& scale : scales) {
      about.key = scale;
      AmendmentNotes(about, amendments_).compare(Field::rating, old_one.on(scale), new_one.on(scale));
    }
    about.key.clear();
    AmendmentNotes notes(about, amendments_);
    if (!is_corrected || new_one.correction_reason.empty()) {
      notes.compare(Field::correction_reason, old_one.correction_reason, new_one.correction_reason);
    }
    about.subject = AmendmentSubject::evidence;
    about.reason.clear();
    compare_text_lists(old_one.evidence, new_one.evidence, about, amendments_);
  }

  void compare_statuses() {
    const std::vector<RecordPair> list = pair_statuses(before_.benchmarks, after_.benchmarks);
    for (const RecordPair& pair : list) compare_status(pair);
    note_order(list, AmendmentSubject::benchmark_status);
  }

  void compare_status(const RecordPair& pair) {
    const BenchmarkStatus nothing;
    const BenchmarkStatus& old_one = pair.before ? before_.benchmarks[*pair.before] : nothing;
    const BenchmarkStatus& new_one = pair.after ? after_.benchmarks[*pair.after] : nothing;
    const BenchmarkStatus& named = pair.after ? new_one : old_one;
    Amendment about = place_of(AmendmentSubject::benchmark_status, named.initiative.value);
    about.thing = {named.benchmark.value, {}, words_of(named)};
    about.stage = value_of(pair.before ? old_one.stage : new_one.stage);
    const bool is_corrected =
        pair.is_both() && (old_one.words.value != new_one.words.value || old_one.figure != new_one.figure);
    if (is_corrected) about.reason = new_one.correction_reason;
    AmendmentNotes notes(about, amendments_);
    notes.note_whole(pair);
    if (pair.is_both()) notes.compare(Field::due, old_one.stage, new_one.stage);
    notes.compare(Field::status, old_one.words, new_one.words);
    notes.compare(Field::figure, old_one.figure, new_one.figure);
    notes.compare(Field::dated, old_one.dated, new_one.dated);
    notes.compare(Field::group_size, count_of(old_one.group_size), count_of(new_one.group_size));
    notes.compare(Field::population, count_of(old_one.population), count_of(new_one.population));
    if (!is_corrected || new_one.correction_reason.empty()) {
      notes.compare(Field::correction_reason, old_one.correction_reason, new_one.correction_reason);
    }
  }

  // The text of the benchmark or activity.
  std::string words_of(const BenchmarkStatus& status) const {
    if (!status.initiative) {
      const FinalOutcome* outcome = plan_ == nullptr ? nullptr : find_outcome(*plan_, status.benchmark.value);
      return outcome == nullptr ? std::string() : outcome->text.value;
    }
    const Initiative* initiative =
        plan_ == nullptr ? nullptr : plan_->find_initiative(status.initiative.value);
    if (initiative == nullptr) return {};
    if (const Benchmark* benchmark = initiative->find_benchmark(status.benchmark.value)) {
      return benchmark->text.value;
    }
    const Activity* activity = initiative->find_activity(status.benchmark.value);
    return activity == nullptr ? std::string() : activity->text.value;
  }

  void compare_narratives() {
    const auto name_narrative = [&](const BodyPart& part) {
      constexpr std::string_view objective = "objective ";
      constexpr std::string_view initiative = "initiative ";
      if (part.key.starts_with(initiative)) {
        return place_of(AmendmentSubject::narrative, part.key.substr(initiative.size()));
      }
      Amendment about;
      about.subject = AmendmentSubject::narrative;
      if (part.key == "overall") about.thing.title = part.heading;
      if (part.key.starts_with(objective)) {
        const std::string id = part.key.substr(objective.size());
        about.objective = plan_ == nullptr ? AmendedThing{id, {}, {}} : name_objective(*plan_, id);
      }
      return about;
    };
    compare_body_parts(list_narratives(before_), list_narratives(after_), name_narrative, amendments_);
  }

  Amendment place_of(AmendmentSubject subject, const std::string& initiative_id) const {
    Amendment place;
    place.subject = subject;
    place.initiative.id = initiative_id;
    const Initiative* initiative = plan_ == nullptr ? nullptr : plan_->find_initiative(initiative_id);
    if (initiative == nullptr) return place;
    place.initiative = name_thing(*initiative);
    place.objective = name_objective(*plan_, initiative->objective.value);
    return place;
  }

  void note_order(const std::vector<RecordPair>& pairs, AmendmentSubject subject) {
    if (!is_reordered(pairs, std::vector<bool>(pairs.size(), true))) return;
    Amendment about;
    about.subject = subject;
    AmendmentNotes(about, amendments_).note(AmendmentChange::reordered);
  }

  // The report as a whole, then each objective with its initiatives, in the plan's order; what the plan
  // doesn't know comes last, in the report's order.
  void sort_by_plan() {
    std::vector<std::string> initiatives = list_initiatives_of_plan();
    std::vector<std::string> objectives;
    if (plan_ != nullptr) {
      for (const Objective& objective : plan_->objectives) objectives.push_back(objective.id.value);
    }
    for (const Amendment& amendment : amendments_) {
      initiatives.push_back(amendment.initiative.id);
      objectives.push_back(amendment.objective.id);
    }
    const auto rank_of = [](const std::vector<std::string>& ids, const std::string& id) {
      return std::find(ids.begin(), ids.end(), id) - ids.begin();
    };
    const auto key_of = [&](const Amendment& amendment) {
      const bool is_lost = amendment.initiative.is_named() && !amendment.objective.is_named();
      const bool has_objective = amendment.objective.is_named();
      const bool has_initiative = amendment.initiative.is_named();
      return std::tuple(is_lost, has_objective ? 1 + rank_of(objectives, amendment.objective.id) : 0,
                        has_initiative ? 1 + rank_of(initiatives, amendment.initiative.id) : 0);
    };
    std::stable_sort(amendments_.begin(), amendments_.end(),
                     [&](const Amendment& a, const Amendment& b) { return key_of(a) < key_of(b); });
  }

  // Their ids, by number.
  std::vector<std::string> list_initiatives_of_plan() const {
    std::vector<const Initiative*> initiatives;
    if (plan_ != nullptr) {
      for (const Initiative& initiative : plan_->initiatives) initiatives.push_back(&initiative);
    }
    std::stable_sort(initiatives.begin(), initiatives.end(), [](const Initiative* a, const Initiative* b) {
      return is_number_before(a->number.value, b->number.value);
    });
    std::vector<std::string> ids;
    for (const Initiative* initiative : initiatives) ids.push_back(initiative->id.value);
    return ids;
  }

  const Report& before_;
  const Report& after_;
  const Plan* plan_;
  std::vector<Amendment> amendments_;
};

}  // namespace

std::vector<Amendment> compare_reports(const Report& before, const Report& after, const Plan* plan) {
  return ReportComparison(before, after, plan).run();
}

}  // namespace gazette
