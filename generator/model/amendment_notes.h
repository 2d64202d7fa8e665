// Collects the amendments of one thing, field by field. Fields that say the same leave nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/amendment.h"
#include "model/initiative.h"
#include "model/plan.h"
#include "model/record_pairs.h"

namespace gazette {

class AmendmentNotes {
 public:
  // `about`: subject and place of what is noted here. `amendments` must outlive this.
  AmendmentNotes(Amendment about, std::vector<Amendment>& amendments);

  void note(AmendmentChange change, AmendmentField field = AmendmentField::none, AmendmentValue before = {},
            AmendmentValue after = {});
  // Set, changed or cleared, by which of the two values is empty; nothing if they are equal.
  void compare(AmendmentField field, AmendmentValue before, AmendmentValue after);
  void compare(AmendmentField field, std::string_view before, std::string_view after);
  void compare(AmendmentField field, const PlacedText& before, const PlacedText& after);
  void compare(AmendmentField field, const PlacedDate& before, const PlacedDate& after);
  // Whether it came or went, which is noted; false: both have it.
  bool note_whole(const RecordPair& pair);

 private:
  Amendment about_;
  std::vector<Amendment>& amendments_;
};

// What all documents say of themselves: title, summary, language and days.
void compare_common_fields(const PlanDocument& before, const PlanDocument& after, AmendmentNotes& notes);

// Lists of texts that have no ids: evidence, resources. Each that came, went or was reworded is noted as
// `about` with the text as its name, and once, without a name, that the others stand in another order.
void compare_text_lists(const std::vector<PlacedText>& before, const std::vector<PlacedText>& after,
                        const Amendment& about, std::vector<Amendment>& amendments);

AmendedThing name_thing(const Objective& objective);
AmendedThing name_thing(const Initiative& initiative);
// The objective of that id in the plan; unknown there: its id alone; no id: unnamed.
AmendedThing name_objective(const Plan& plan, const std::string& id);
AmendmentValue value_of(const PlacedDate& date);
// With commas between them.
std::string join_ids(const std::vector<PlacedText>& ids);

// Whether "1.9" stands before "1.10".
bool is_number_before(std::string_view a, std::string_view b);

}  // namespace gazette
