// The words that sentences about amendments are made of, by name: the only way to ask for one, and the list
// of what a theme must have.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/amendment.h"

namespace gazette {

enum class AmendmentWord : uint8_t {
  // what things are called
  name_numbered,
  name_titled,
  name_missing,
  name_cut,
  name_begun,
  name_item,
  value_by_day,
  value_in_words,
  // what a sentence is about
  the_plan,
  section,
  opening,
  final_outcome,
  objective,
  initiative,
  benchmark,
  stage,
  activity,
  the_report,
  narrative,
  narrative_of_objective,
  narrative_of_initiative,
  rating,
  benchmark_status,
  status_of_stage,
  // the sentence
  was_added,
  was_dropped,
  line,
  next_part,
  reason,
  // what happened to a field: {0} is its name
  added,
  removed,
  changed,
  moved,
  raised,
  lowered,
  corrected,
  field_added,
  field_removed,
  field_changed,
  // what happened, without a name
  title_was,
  wording_was,
  other_objective,
  only_at_schools,
  at_every_school,
  // what comes and goes in lists
  one_resource,
  one_school,
  one_evidence,
  one_stage,
  the_minutes,
  // the same, where the heading names the initiative or objective already
  here_line,
  here_was_added,
  here_was_dropped,
  here_benchmark,
  here_stage,
  here_activity,
  here_narrative,
  here_rating,
  here_benchmark_status,
  here_status_of_stage,
  // facts that a table of fields describes
  record_part,
  record_row,
  record_within,
  record_order,
  record_order_in,  // of a list that has a title of its own
  // what came or went, with what it says
  dropped_with,
  added_with,
  other_form,  // the same words: {0} is the name of their field
  yes,
  no,
  plan_of_minutes,
  record_day,    // a day that a framework declares, before a verb
  record_table,  // a table that a framework declares, with all its rows
};

// Their dotted names in strings/<language>.yml.
std::string_view name_of(AmendmentWord word);
std::string name_of_field(AmendmentField field);
// "the order of the activities changed"
std::string name_of_order(AmendmentSubject subject);

// All of them.
std::vector<std::string> list_amendment_words();

}  // namespace gazette
