#include "model/corrections.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace gazette {

namespace {

// A reason that stood there before isn't this correction's.
std::string new_reason(const std::string& before, const std::string& after) {
  return before == after ? std::string() : after;
}

std::vector<std::string> list_keys(const std::vector<BenchmarkStatus>& statuses, bool with_stage) {
  std::vector<std::string> keys;
  for (const BenchmarkStatus& status : statuses) {
    const std::string stage = with_stage && status.stage ? iso_date(status.stage.value) : std::string();
    keys.push_back(fmt::format("{} {} {}", status.initiative.value, status.benchmark.value, stage));
  }
  return keys;
}

// Says nothing yet that could be wrong.
bool is_open(const BenchmarkStatus& status) {
  return status.state == BenchmarkState::not_yet_due || status.state == BenchmarkState::no_data;
}

class Corrections {
 public:
  void add(const Correction& about, CorrectedPart part, const std::string& before, const PlacedText& after) {
    const bool is_of_something = !about.initiative.empty() || !about.benchmark.empty();
    if (before.empty() || before == after.value || !is_of_something) return;
    Correction correction = about;
    correction.part = part;
    correction.before = before;
    correction.after = after.value;
    if (after) correction.mark = after.mark;
    list_.push_back(std::move(correction));
  }

  std::vector<Correction> finish() && { return std::move(list_); }

 private:
  std::vector<Correction> list_;
};

void add_rating(const Rating& before, const Rating& after, Corrections& list) {
  Correction about;
  about.initiative = before.initiative.value;
  about.reason = new_reason(before.correction_reason, after.correction_reason);
  about.mark = after.mark;
  for (const RatingOnScale& one : before.scales) {
    about.scale = one.scale;
    list.add(about, CorrectedPart::rating, one.words.value, after.on(one.scale));
  }
}

void add_status(const BenchmarkStatus& before, const BenchmarkStatus& after, Corrections& list) {
  Correction about;
  about.initiative = before.initiative.value;
  about.benchmark = before.benchmark.value;
  if (before.stage) about.stage = before.stage.value;
  about.stage_now = about.stage;
  if (after.stage) about.stage_now = after.stage.value;
  about.reason = new_reason(before.correction_reason, after.correction_reason);
  about.mark = after.mark;
  const std::string was = is_open(before) ? std::string() : before.words.value;
  list.add(about, CorrectedPart::status, was, {after.words.value, after.mark});
  list.add(about, CorrectedPart::figure, before.figure, {after.figure, after.mark});
}

}  // namespace

std::string_view name_of(CorrectedPart part) {
  switch (part) {
    case CorrectedPart::rating:
      return "rating";
    case CorrectedPart::status:
      return "status";
    case CorrectedPart::figure:
      return "figure";
  }
  return {};
}

bool Correction::is_of(const BenchmarkStatus& status) const {
  if (is_of_rating() || initiative != status.initiative.value || benchmark != status.benchmark.value)
    return false;
  return stage_now.has_value() == static_cast<bool>(status.stage) &&
         (!stage_now || *stage_now == status.stage.value);
}

std::vector<RecordPair> pair_statuses(const std::vector<BenchmarkStatus>& before,
                                      const std::vector<BenchmarkStatus>& after) {
  RecordPairs pairs(before.size(), after.size());
  pairs.pair_equal(list_keys(before, true), list_keys(after, true));
  pairs.pair_equal(list_keys(before, false), list_keys(after, false));
  return pairs.list();
}

std::vector<Correction> find_corrections(const Report& before, const Report& after) {
  Corrections list;
  const auto list_ids = [](const std::vector<Rating>& ratings) {
    std::vector<std::string> ids;
    for (const Rating& rating : ratings) ids.push_back(rating.initiative.value);
    return ids;
  };
  RecordPairs ratings(before.ratings.size(), after.ratings.size());
  ratings.pair_equal(list_ids(before.ratings), list_ids(after.ratings));
  for (const RecordPair& pair : ratings.list()) {
    if (pair.before)
      add_rating(before.ratings[*pair.before], pair.after ? after.ratings[*pair.after] : Rating(), list);
  }
  for (const RecordPair& pair : pair_statuses(before.benchmarks, after.benchmarks)) {
    if (!pair.before) continue;
    add_status(before.benchmarks[*pair.before],
               pair.after ? after.benchmarks[*pair.after] : BenchmarkStatus(), list);
  }
  return std::move(list).finish();
}

bool is_reason_for(const LateReason& reason, const Correction& correction) {
  if (reason.initiative != correction.initiative || reason.benchmark != correction.benchmark) return false;
  if (!correction.is_of_rating()) return !reason.stage || reason.stage == correction.stage;
  return reason.scale.empty() || reason.scale == correction.scale;
}

}  // namespace gazette
