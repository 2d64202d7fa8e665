#include "model/amendment_notes.h"
#include "model/assessment.h"
#include "model/compare_records.h"
#include "model/read_record.h"

namespace gazette {

namespace {

std::string title_of(const std::vector<const SourceValue*>& records, const std::string& id) {
  for (const SourceValue* record : records) {
    const std::string title = read_text(*record, "title").value;
    if (read_text(*record, "id").value == id && !title.empty()) return title;
  }
  return id;
}

// Readers know criteria and elements by their titles.
void name_criteria(const Rubric& rubric, Amendment& amendment) {
  for (AmendedPart& part : amendment.parts) {
    const SourceValue* criterion = part.key == "ratings" ? rubric.find_criterion(part.thing.title) : nullptr;
    if (criterion == nullptr) continue;
    part.thing.id = part.thing.title;
    part.thing.title = title_of({criterion}, part.thing.id);
    if (amendment.key != "elements") continue;
    const auto elements = read_records(*criterion, "elements");
    amendment.before.text = title_of(elements, amendment.before.text);
    amendment.after.text = title_of(elements, amendment.after.text);
  }
}

}  // namespace

const std::vector<std::string_view>& assessment_untold_keys() {
  static const std::vector<std::string_view> keys = {"id",       "kind",       "title",        "summary",
                                                     "lang",     "dated",      "approved_on",  "status",
                                                     "audience", "publish_on", "revision_note"};
  return keys;
}

std::vector<Amendment> compare_assessments(const Assessment& before, const Assessment& after,
                                           const Rubric* rubric) {
  std::vector<Amendment> amendments;
  Amendment about;
  about.subject = AmendmentSubject::record;
  AmendmentNotes notes(about, amendments);
  compare_common_fields(before, after, notes);
  const RecordTelling telling{assessment_untold_keys(), false};
  compare_records(before.facts->front_matter.value, after.facts->front_matter.value, assessment_rule(), {},
                  telling, amendments);
  for (Amendment& amendment : amendments) {
    if (rubric != nullptr) name_criteria(*rubric, amendment);
  }
  return amendments;
}

}  // namespace gazette
