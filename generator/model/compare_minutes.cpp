#include "model/compare_minutes.h"

#include <string>

#include "base/text.h"
#include "model/amendment_notes.h"

namespace gazette {

namespace {

std::string join_words(const std::vector<PlacedText>& list) {
  std::vector<std::string> words;
  for (const PlacedText& item : list) words.push_back(item.value);
  return join(words, ", ");
}

}  // namespace

std::vector<Amendment> compare_minutes(const Minutes& before, const Minutes& after) {
  std::vector<Amendment> amendments;
  Amendment about;
  about.subject = AmendmentSubject::minutes;
  AmendmentNotes notes(about, amendments);
  compare_common_fields(before, after, notes);
  notes.compare(AmendmentField::plan, before.plan, after.plan);
  notes.compare(AmendmentField::participants, join_words(before.participants),
                join_words(after.participants));
  notes.compare(AmendmentField::submitted_by, before.submitted_by, after.submitted_by);
  notes.compare(AmendmentField::next_on, before.next_on, after.next_on);
  notes.compare(AmendmentField::discussed, join_words(before.discussed), join_words(after.discussed));
  notes.compare(AmendmentField::draft_sent_on, before.draft_sent_on, after.draft_sent_on);
  notes.compare(AmendmentField::reported_on, before.reported_on, after.reported_on);
  notes.compare(AmendmentField::final_on, before.final_on, after.final_on);
  return amendments;
}

}  // namespace gazette
