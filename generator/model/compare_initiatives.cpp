#include "model/compare_initiatives.h"

#include <string_view>
#include <utility>

#include "model/amendment_notes.h"
#include "model/compare_benchmarks.h"
#include "model/compare_sections.h"
#include "model/compare_stated.h"

namespace gazette {

namespace {

using Field = AmendmentField;

AmendmentValue objective_of(const Plan& plan, const Initiative& initiative) {
  const AmendedThing objective = name_objective(plan, initiative.objective.value);
  return {objective.title, {}, objective.id, objective.number};
}

// The same objective may have another title or number now: that isn't this sheet's amendment.
void compare_objectives(const Plan& before_plan, const Initiative& before, const Plan& after_plan,
                        const Initiative& after, AmendmentNotes& notes) {
  if (before.objective.value == after.objective.value) return;
  AmendmentValue from = objective_of(before_plan, before);
  AmendmentValue to = objective_of(after_plan, after);
  // An objective whose id alone was mended is the same one to readers.
  const bool is_named = !from.number.empty() || !from.text.empty();
  if (is_named && from.number == to.number && from.text == to.text) return;
  notes.compare(Field::objective, std::move(from), std::move(to));
}

void compare_schools(const Initiative& before, const Initiative& after, const Amendment& about,
                     std::vector<Amendment>& amendments) {
  AmendmentNotes sheet(about, amendments);
  if (before.schools.empty() && !after.schools.empty()) sheet.note(AmendmentChange::set, Field::schools);
  if (!before.schools.empty() && after.schools.empty()) {
    sheet.note(AmendmentChange::cleared, Field::schools);
    return;
  }
  RecordKeys keys_before;
  RecordKeys keys_after;
  for (const PlacedText& school : before.schools) keys_before.add(school.value, {}, {});
  for (const PlacedText& school : after.schools) keys_after.add(school.value, {}, {});
  const std::vector<RecordPair> pairs = pair_records(keys_before, keys_after);
  Amendment school = about;
  school.subject = AmendmentSubject::school;
  for (const RecordPair& pair : pairs) {
    school.thing = {
        pair.after ? after.schools[*pair.after].value : before.schools[*pair.before].value, {}, {}};
    AmendmentNotes(school, amendments).note_whole(pair);
  }
  school.thing = {};
  if (is_reordered(pairs, std::vector<bool>(pairs.size(), true))) {
    AmendmentNotes(school, amendments).note(AmendmentChange::reordered);
  }
}

RecordKeys list_keys(const std::vector<Activity>& activities) {
  RecordKeys keys;
  for (const Activity& activity : activities) keys.add(activity.id.value, {}, activity.text.value);
  return keys;
}

void compare_fields(const Activity& before, const Activity& after, AmendmentNotes& notes) {
  notes.compare(Field::text, before.text, after.text);
  notes.compare(Field::quarter, before.quarter, after.quarter);
  notes.compare(Field::lead, before.lead, after.lead);
  notes.compare(Field::start, before.start, after.start);
  notes.compare(Field::complete, before.complete, after.complete);
  notes.compare(Field::when, before.when, after.when);
  notes.compare(Field::frequency, before.frequency, after.frequency);
}

void compare_activities(const std::vector<Activity>& before, const std::vector<Activity>& after,
                        Amendment about, std::vector<Amendment>& amendments) {
  const std::vector<RecordPair> pairs = pair_records(list_keys(before), list_keys(after));
  // One that moves to another quarter moves in the list.
  std::vector<bool> stays;
  about.subject = AmendmentSubject::activity;
  for (const RecordPair& pair : pairs) {
    const Activity& named = pair.after ? after[*pair.after] : before[*pair.before];
    about.thing = {named.id.value, {}, named.text.value};
    AmendmentNotes notes(about, amendments);
    const bool is_whole = notes.note_whole(pair);
    stays.push_back(!is_whole && before[*pair.before].quarter.value == after[*pair.after].quarter.value);
    if (!is_whole) compare_fields(before[*pair.before], after[*pair.after], notes);
  }
  about.thing = {};
  if (is_reordered(pairs, stays)) AmendmentNotes(about, amendments).note(AmendmentChange::reordered);
}

}  // namespace

void compare_initiatives(const Plan& before_plan, const Initiative& before, const Plan& after_plan,
                         const Initiative& after, const Amendment& place,
                         std::vector<Amendment>& amendments) {
  Amendment about = place;
  about.subject = AmendmentSubject::initiative;
  about.thing = place.initiative;
  AmendmentNotes notes(about, amendments);
  notes.compare(Field::number, before.number, after.number);
  compare_objectives(before_plan, before, after_plan, after, notes);
  compare_common_fields(before, after, notes);
  notes.compare(Field::lead, before.lead, after.lead);
  notes.compare(Field::continues, before.continues, after.continues);
  notes.compare(Field::split_from, join_ids(before.split_from), join_ids(after.split_from));
  notes.compare(Field::merged_from, join_ids(before.merged_from), join_ids(after.merged_from));
  notes.compare(Field::aligns_with, join_ids(before.aligns_with), join_ids(after.aligns_with));
  compare_schools(before, after, about, amendments);
  Amendment resource = place;
  resource.subject = AmendmentSubject::resource;
  compare_text_lists(before.resources, after.resources, resource, amendments);
  compare_stated_facts(before.stated, after.stated, place, amendments);
  compare_benchmarks(before, after, place, amendments);
  compare_activities(before.activities, after.activities, place, amendments);
  compare_whole_bodies(*before.body, *after.body, about, amendments);
}

}  // namespace gazette
