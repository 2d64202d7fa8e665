#include "model/compare_benchmarks.h"

#include <string_view>

#include "model/amendment_notes.h"

namespace gazette {

namespace {

using Field = AmendmentField;

struct TypedBenchmark {
  std::string_view type;  // the key of the sheet
  const Benchmark* benchmark = nullptr;
};

std::vector<TypedBenchmark> list_benchmarks(const Initiative& initiative) {
  std::vector<TypedBenchmark> list;
  for (const auto* benchmarks : initiative.all_benchmarks()) {
    for (const Benchmark& benchmark : *benchmarks) list.push_back({benchmark.type.value, &benchmark});
  }
  return list;
}

RecordKeys list_keys(const std::vector<TypedBenchmark>& benchmarks) {
  RecordKeys keys;
  for (const TypedBenchmark& typed : benchmarks)
    keys.add(typed.benchmark->id.value, {}, typed.benchmark->text.value);
  return keys;
}

std::string day_of(const Stage& stage) {
  return stage.due ? iso_date(stage.due.value) : std::string();
}

// By their day, their words for it; then, where some came or went, by the figure to reach; else by place.
std::vector<RecordPair> pair_stages(const std::vector<Stage>& before, const std::vector<Stage>& after) {
  RecordKeys old_keys;
  RecordKeys new_keys;
  for (const Stage& stage : before) old_keys.add(day_of(stage), stage.when.value, stage.target.value);
  for (const Stage& stage : after) new_keys.add(day_of(stage), stage.when.value, stage.target.value);
  RecordPairs pairs(before.size(), after.size());
  pairs.pair_equal(old_keys.ids, new_keys.ids);
  pairs.pair_equal(old_keys.numbers, new_keys.numbers);
  if (pairs.left_before() != pairs.left_after()) pairs.pair_equal(old_keys.texts, new_keys.texts);
  pairs.pair_rest();
  return pairs.list();
}

AmendmentValue name_stage(const Stage& stage) {
  AmendmentValue name = value_of(stage.due);
  if (!name.date) name.text = stage.when.value;
  return name;
}

void note_whole_stage(const Stage& stage, bool is_new, AmendmentNotes& notes) {
  AmendmentValue value = value_of(stage.due);
  value.text = stage.target.value;
  if (is_new) {
    notes.note(AmendmentChange::added, Field::none, {}, value);
  } else {
    notes.note(AmendmentChange::dropped, Field::none, value, {});
  }
}

void compare_stages(const std::vector<Stage>& before, const std::vector<Stage>& after, Amendment about,
                    std::vector<Amendment>& amendments) {
  const std::vector<RecordPair> pairs = pair_stages(before, after);
  const bool is_one_of_several = before.size() > 1 || after.size() > 1;
  about.subject = AmendmentSubject::stage;
  std::vector<bool> stays;
  for (const RecordPair& pair : pairs) {
    const Stage* old_stage = pair.before ? &before[*pair.before] : nullptr;
    const Stage* new_stage = pair.after ? &after[*pair.after] : nullptr;
    const Stage& named = old_stage != nullptr ? *old_stage : *new_stage;
    about.stage = is_one_of_several || !pair.is_both() ? name_stage(named) : AmendmentValue{};
    AmendmentNotes notes(about, amendments);
    stays.push_back(pair.is_both() && day_of(*old_stage) == day_of(*new_stage));
    if (!pair.is_both()) {
      note_whole_stage(named, new_stage != nullptr, notes);
      continue;
    }
    notes.compare(Field::due, old_stage->due, new_stage->due);
    notes.compare(Field::when, old_stage->when, new_stage->when);
    notes.compare(Field::target, old_stage->target, new_stage->target);
  }
  about.stage = {};
  if (is_reordered(pairs, stays)) AmendmentNotes(about, amendments).note(AmendmentChange::reordered);
}

void compare_fields(const TypedBenchmark& before, const TypedBenchmark& after, AmendmentNotes& notes) {
  notes.compare(Field::type, before.type, after.type);
  notes.compare(Field::text, before.benchmark->text, after.benchmark->text);
  notes.compare(Field::measure, before.benchmark->measure, after.benchmark->measure);
  notes.compare(Field::population, before.benchmark->population, after.benchmark->population);
  notes.compare(Field::frequency, before.benchmark->frequency, after.benchmark->frequency);
}

}  // namespace

void compare_benchmarks(const Initiative& before, const Initiative& after, const Amendment& place,
                        std::vector<Amendment>& amendments) {
  const std::vector<TypedBenchmark> old_ones = list_benchmarks(before);
  const std::vector<TypedBenchmark> new_ones = list_benchmarks(after);
  const std::vector<RecordPair> pairs = pair_records(list_keys(old_ones), list_keys(new_ones));
  Amendment about = place;
  about.subject = AmendmentSubject::benchmark;
  std::vector<bool> stays;
  for (const RecordPair& pair : pairs) {
    const Benchmark& named = *(pair.after ? new_ones[*pair.after] : old_ones[*pair.before]).benchmark;
    about.thing = {named.id.value, {}, named.text.value};
    AmendmentNotes notes(about, amendments);
    stays.push_back(pair.is_both() && old_ones[*pair.before].type == new_ones[*pair.after].type);
    if (notes.note_whole(pair)) continue;
    compare_fields(old_ones[*pair.before], new_ones[*pair.after], notes);
    compare_stages(old_ones[*pair.before].benchmark->stages, new_ones[*pair.after].benchmark->stages, about,
                   amendments);
  }
  about.thing = {};
  if (is_reordered(pairs, stays)) AmendmentNotes(about, amendments).note(AmendmentChange::reordered);
}

}  // namespace gazette
