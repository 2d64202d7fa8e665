#include "model/compare_plans.h"

#include <algorithm>
#include <string>
#include <utility>

#include "model/amendment_notes.h"
#include "model/compare_initiatives.h"
#include "model/compare_sections.h"
#include "model/compare_stated.h"

namespace gazette {

namespace {

using Field = AmendmentField;

// One and the same objective or initiative in the two plans; one of them missing: it came or went.
template <typename T>
struct Both {
  const T* before = nullptr;
  const T* after = nullptr;

  const T& named() const { return after != nullptr ? *after : *before; }
};

class PlanComparison {
 public:
  PlanComparison(const Plan& before, const Plan& after) : before_(before), after_(after) {}

  std::vector<Amendment> run() {
    compare_plan_fields();
    compare_plan_sections();
    compare_final_outcomes();
    find_pairs();
    note_order_of_objectives();
    for (const Both<Objective>& objective : objectives_) {
      compare_objectives(objective);
      compare_sheets_of(objective);
    }
    for (const Both<Initiative>& homeless : initiatives_) compare_sheets(homeless, {});
    return std::move(amendments_);
  }

 private:
  void compare_plan_fields() {
    AmendmentNotes notes({}, amendments_);
    compare_common_fields(before_, after_, notes);
    notes.compare(Field::framework, before_.framework, after_.framework);
    notes.compare(Field::school_year, before_.school_year, after_.school_year);
    notes.compare(Field::years, number_text(before_.years), number_text(after_.years));
    notes.compare(Field::continues, before_.continues, after_.continues);
    compare_stated_facts(before_.stated, after_.stated, {}, amendments_);
  }

  static std::string number_text(const Placed<uint32_t>& number) {
    return number ? std::to_string(number.value) : std::string();
  }

  void compare_plan_sections() {
    const auto name_section = [&](const BodyPart& part) {
      Amendment about;
      about.subject = AmendmentSubject::section;
      // A heading that is an id stands for the item itself.
      const Objective* objective = after_.find_objective(part.heading);
      about.thing.title = objective == nullptr ? part.heading : objective->title.value;
      return about;
    };
    compare_body_parts(list_body_parts(*before_.body), list_body_parts(*after_.body), name_section,
                       amendments_);
    compare_footnotes(*before_.body, *after_.body, {}, amendments_);
  }

  void compare_final_outcomes() {
    const auto list_keys = [](const std::vector<FinalOutcome>& outcomes) {
      RecordKeys keys;
      for (const FinalOutcome& outcome : outcomes) keys.add(outcome.id.value, {}, outcome.text.value);
      return keys;
    };
    const std::vector<FinalOutcome>& old_ones = before_.final_outcomes;
    const std::vector<FinalOutcome>& new_ones = after_.final_outcomes;
    const std::vector<RecordPair> pairs = pair_records(list_keys(old_ones), list_keys(new_ones));
    Amendment about;
    about.subject = AmendmentSubject::final_outcome;
    for (const RecordPair& pair : pairs) {
      const FinalOutcome& named = pair.after ? new_ones[*pair.after] : old_ones[*pair.before];
      about.thing = {named.id.value, {}, named.text.value};
      AmendmentNotes notes(about, amendments_);
      if (!notes.note_whole(pair)) compare_fields(old_ones[*pair.before], new_ones[*pair.after], notes);
    }
    about.thing = {};
    if (is_reordered(pairs, std::vector<bool>(pairs.size(), true))) {
      AmendmentNotes(about, amendments_).note(AmendmentChange::reordered);
    }
  }

  static void compare_fields(const FinalOutcome& before, const FinalOutcome& after, AmendmentNotes& notes) {
    notes.compare(Field::text, before.text, after.text);
    notes.compare(Field::due, before.due, after.due);
    notes.compare(Field::when, before.when, after.when);
    notes.compare(Field::measure, before.measure, after.measure);
    notes.compare(Field::population, before.population, after.population);
    notes.compare(Field::baseline, before.baseline, after.baseline);
    notes.compare(Field::target, before.target, after.target);
  }

  void find_pairs() {
    objectives_ = list_both(before_.objectives, after_.objectives, order_is_other_);
    bool ignored = false;  // sheets are files: they stand in the order of their numbers
    initiatives_ = list_both(before_.initiatives, after_.initiatives, ignored);
    std::stable_sort(initiatives_.begin(), initiatives_.end(),
                     [](const Both<Initiative>& a, const Both<Initiative>& b) {
                       return is_number_before(a.named().number.value, b.named().number.value);
                     });
  }

  template <typename T>
  static std::vector<Both<T>> list_both(const std::vector<T>& before, const std::vector<T>& after,
                                        bool& order_is_other) {
    const auto list_keys = [](const std::vector<T>& things) {
      RecordKeys keys;
      for (const T& one : things) {
        AmendedThing name = name_thing(one);
        keys.add(std::move(name.id), std::move(name.number), std::move(name.title));
      }
      return keys;
    };
    const std::vector<RecordPair> pairs = pair_records(list_keys(before), list_keys(after));
    order_is_other = is_reordered(pairs, std::vector<bool>(pairs.size(), true));
    std::vector<Both<T>> list;
    for (const RecordPair& pair : pairs) {
      list.push_back(
          {pair.before ? &before[*pair.before] : nullptr, pair.after ? &after[*pair.after] : nullptr});
    }
    return list;
  }

  // Who gives objectives other ranks writes them in another order: that is said once.
  void note_order_of_objectives() {
    const bool is_renumbered =
        std::any_of(objectives_.begin(), objectives_.end(), [](const Both<Objective>& objective) {
          return objective.before != nullptr && objective.after != nullptr &&
                 objective.before->number.value != objective.after->number.value;
        });
    if (!order_is_other_ || is_renumbered) return;
    Amendment about;
    about.subject = AmendmentSubject::objective;
    AmendmentNotes(about, amendments_).note(AmendmentChange::reordered);
  }

  void compare_objectives(const Both<Objective>& objective) {
    Amendment about;
    about.subject = AmendmentSubject::objective;
    about.objective = name_thing(objective.named());
    about.thing = about.objective;
    AmendmentNotes notes(about, amendments_);
    if (objective.before == nullptr) return notes.note(AmendmentChange::added);
    if (objective.after == nullptr) return notes.note(AmendmentChange::dropped);
    notes.compare(Field::number, name_thing(*objective.before).number, name_thing(*objective.after).number);
    notes.compare(Field::title, objective.before->title, objective.after->title);
    notes.compare(Field::lead, objective.before->lead, objective.after->lead);
    notes.compare(Field::aligns_with, join_ids(objective.before->aligns_with),
                  join_ids(objective.after->aligns_with));
  }

  // Those that are found here are done with.
  void compare_sheets_of(const Both<Objective>& objective) {
    const auto stands_here = [&](const Both<Initiative>& initiative) {
      const Objective* home = initiative.after != nullptr ? objective.after : objective.before;
      const std::string& id = initiative.named().objective.value;
      return home != nullptr && !id.empty() && home->id.value == id;
    };
    std::vector<Both<Initiative>> elsewhere;
    for (const Both<Initiative>& initiative : initiatives_) {
      if (stands_here(initiative)) {
        compare_sheets(initiative, name_thing(objective.named()));
      } else {
        elsewhere.push_back(initiative);
      }
    }
    initiatives_ = std::move(elsewhere);
  }

  void compare_sheets(const Both<Initiative>& initiative, AmendedThing objective) {
    Amendment place;
    place.objective = std::move(objective);
    if (!place.objective.is_named()) place.objective.id = initiative.named().objective.value;
    place.initiative = name_thing(initiative.named());
    if (initiative.before != nullptr && initiative.after != nullptr) {
      compare_initiatives(before_, *initiative.before, after_, *initiative.after, place, amendments_);
      return;
    }
    place.subject = AmendmentSubject::initiative;
    place.thing = place.initiative;
    AmendmentNotes(place, amendments_)
        .note(initiative.after != nullptr ? AmendmentChange::added : AmendmentChange::dropped);
  }

  const Plan& before_;
  const Plan& after_;
  std::vector<Both<Objective>> objectives_;
  std::vector<Both<Initiative>> initiatives_;
  bool order_is_other_ = false;
  std::vector<Amendment> amendments_;
};

}  // namespace

std::vector<Amendment> compare_plans(const Plan& before, const Plan& after) {
  return PlanComparison(before, after).run();
}

}  // namespace gazette
