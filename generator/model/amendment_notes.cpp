#include "model/amendment_notes.h"

#include <algorithm>
#include <utility>

namespace gazette {

AmendmentNotes::AmendmentNotes(Amendment about, std::vector<Amendment>& amendments)
    : about_(std::move(about)), amendments_(amendments) {}

void AmendmentNotes::note(AmendmentChange change, AmendmentField field, AmendmentValue before,
                          AmendmentValue after) {
  Amendment amendment = about_;
  amendment.change = change;
  amendment.field = field;
  amendment.before = std::move(before);
  amendment.after = std::move(after);
  amendments_.push_back(std::move(amendment));
}

void AmendmentNotes::compare(AmendmentField field, AmendmentValue before, AmendmentValue after) {
  if (before == after) return;
  const AmendmentChange change = before.is_empty()  ? AmendmentChange::set
                                 : after.is_empty() ? AmendmentChange::cleared
                                                    : AmendmentChange::changed;
  note(change, field, std::move(before), std::move(after));
}

void AmendmentNotes::compare(AmendmentField field, std::string_view before, std::string_view after) {
  AmendmentValue old_value;
  AmendmentValue new_value;
  old_value.text = before;
  new_value.text = after;
  compare(field, std::move(old_value), std::move(new_value));
}

void AmendmentNotes::compare(AmendmentField field, const PlacedText& before, const PlacedText& after) {
  compare(field, before.value, after.value);
}

void AmendmentNotes::compare(AmendmentField field, const PlacedDate& before, const PlacedDate& after) {
  compare(field, value_of(before), value_of(after));
}

bool AmendmentNotes::note_whole(const RecordPair& pair) {
  if (pair.is_both()) return false;
  note(pair.after ? AmendmentChange::added : AmendmentChange::dropped);
  return true;
}

void compare_common_fields(const PlanDocument& before, const PlanDocument& after, AmendmentNotes& notes) {
  using Field = AmendmentField;
  notes.compare(Field::title, before.title, after.title);
  notes.compare(Field::summary, before.summary, after.summary);
  notes.compare(Field::language, before.language, after.language);
  notes.compare(Field::dated, before.dated, after.dated);
  notes.compare(Field::approved_on, before.approved_on, after.approved_on);
}

void compare_text_lists(const std::vector<PlacedText>& before, const std::vector<PlacedText>& after,
                        const Amendment& about, std::vector<Amendment>& amendments) {
  RecordKeys keys_before;
  RecordKeys keys_after;
  for (const PlacedText& text : before) keys_before.add({}, {}, text.value);
  for (const PlacedText& text : after) keys_after.add({}, {}, text.value);
  const std::vector<RecordPair> pairs = pair_records(keys_before, keys_after);
  for (const RecordPair& pair : pairs) {
    Amendment amendment = about;
    amendment.thing.title = pair.after ? after[*pair.after].value : before[*pair.before].value;
    AmendmentNotes notes(std::move(amendment), amendments);
    if (notes.note_whole(pair)) continue;
    notes.compare(AmendmentField::text, before[*pair.before], after[*pair.after]);
  }
  if (is_reordered(pairs, std::vector<bool>(pairs.size(), true))) {
    AmendmentNotes(about, amendments).note(AmendmentChange::reordered);
  }
}

AmendedThing name_thing(const Objective& objective) {
  return {objective.id.value, objective.number ? std::to_string(objective.number.value) : std::string(),
          objective.title.value};
}

AmendedThing name_thing(const Initiative& initiative) {
  return {initiative.id.value, initiative.number.value, initiative.title.value};
}

AmendedThing name_objective(const Plan& plan, const std::string& id) {
  if (id.empty()) return {};
  const Objective* objective = plan.find_objective(id);
  return objective != nullptr ? name_thing(*objective) : AmendedThing{id, {}, {}};
}

std::string join_ids(const std::vector<PlacedText>& ids) {
  std::string joined;
  for (const PlacedText& id : ids) {
    if (!joined.empty()) joined += ", ";
    joined += id.value;
  }
  return joined;
}

AmendmentValue value_of(const PlacedDate& date) {
  AmendmentValue value;
  if (date) value.date = date.value;
  return value;
}

bool is_number_before(std::string_view a, std::string_view b) {
  // Without leading zeros, a longer row of digits is the greater number.
  const auto take_digits = [](std::string_view& text) {
    while (text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9') text.remove_prefix(1);
    const size_t end = std::min(text.size(), text.find_first_not_of("0123456789"));
    const std::string_view digits = text.substr(0, end);
    text.remove_prefix(end);
    return digits;
  };
  while (!a.empty() && !b.empty()) {
    const std::string_view digits_a = take_digits(a);
    const std::string_view digits_b = take_digits(b);
    if (digits_a.size() != digits_b.size()) return digits_a.size() < digits_b.size();
    if (digits_a != digits_b) return digits_a < digits_b;
    if (a.empty() || b.empty()) break;
    if (a[0] != b[0]) return a[0] < b[0];
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  return a.size() < b.size();
}

}  // namespace gazette
