// One thing that a newer version of a plan or report says otherwise than an older one: what it is about, how
// it changed, from what to what. A typed value; render/amendment_sentences.h puts it into words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace gazette {

enum class AmendmentSubject : uint8_t {
  // of plans
  plan,
  section,
  final_outcome,
  objective,
  initiative,
  resource,
  school,
  benchmark,
  stage,
  activity,
  // of reports
  report,
  narrative,
  rating,
  evidence,
  benchmark_status,
  minutes,
  // of facts that a table of fields alone describes (model/compare_records.h)
  record,
};

enum class AmendmentChange : uint8_t {
  added,      // the subject itself is new
  dropped,    // the subject itself is gone
  set,        // its field had no value
  changed,    // from one value to another
  cleared,    // its field has no value any more
  reordered,  // the same ones stand in another order; the subject is one of them, unnamed
};

// Which of the subject's fields; none, where the subject as a whole was added, dropped or reordered.
enum class AmendmentField : uint8_t {
  none,
  title,
  summary,
  language,
  dated,
  approved_on,
  framework,
  school_year,
  years,
  continues,
  split_from,   // ids with commas between them
  merged_from,  // likewise
  aligns_with,  // likewise
  number,
  objective,
  lead,
  schools,  // set: they are named now, where it was everywhere before; cleared: everywhere now
  type,     // of a benchmark: the key of the sheet that it stands under
  text,
  due,
  when,
  measure,
  population,
  baseline,
  target,
  frequency,
  quarter,
  start,
  complete,
  body,       // what stands below the front matter or a heading: no values, the page shows the text
  footnotes,  // likewise
  kind,
  plan,
  period_from,
  period_to,
  author,
  rating,  // on the scale whose id is Amendment::key
  correction_reason,
  status,
  figure,
  group_size,  // of a benchmark's status: how many students the figure is of
  next_on,
  participants,
  submitted_by,
  draft_sent_on,
  reported_on,
  final_on,
  discussed,     // ids with commas between them
  record_field,  // named by Amendment::key
};

// What readers call it, and authors by its id. Empty where it says nothing.
struct AmendedThing {
  std::string id;
  std::string number;  // "1" of an objective, "1.1" of an initiative
  std::string title;   // or the text, or the heading

  bool is_named() const { return !id.empty() || !number.empty() || !title.empty(); }
  bool operator==(const AmendedThing&) const = default;
};

// A text, or a day; a stage that was added or dropped has its target and its day. `id` and `number`: where
// the value names an objective, whose title the text is.
struct AmendmentValue {
  std::string text;
  std::optional<Date> date;
  std::string id;
  std::string number;

  bool is_empty() const { return text.empty() && !date && id.empty(); }
  bool operator==(const AmendmentValue&) const = default;
};

// A part of a record: an entry of one of its lists, or a record in it.
struct AmendedPart {
  std::string key;    // that it stands under, such as "calendar"
  std::string label;  // what readers call one of them; empty: the theme has the word for it
  AmendedThing thing;

  bool operator==(const AmendedPart&) const = default;
};

struct Amendment {
  AmendmentSubject subject = AmendmentSubject::plan;
  AmendmentChange change = AmendmentChange::changed;
  AmendmentField field = AmendmentField::none;
  // Where it belongs, as the newer version calls it, or the older one where it was dropped. Of a plan or
  // report as a whole: unnamed.
  AmendedThing objective;
  AmendedThing initiative;
  // The subject itself. Of a stage: its benchmark. Of a benchmark's status: the benchmark or activity. Of a
  // school: its id alone. Of a rating: unnamed.
  AmendedThing thing;
  AmendmentValue stage;  // which of several, by its earlier day or else its words
  AmendmentValue before;
  AmendmentValue after;
  std::string reason;  // of a rating or status that was corrected, if it says one

  // Of a record. A list of texts (field record_field, added or dropped) has the text as its value.
  std::vector<AmendedPart> parts;  // which part of it, the outermost first; none: the record itself
  std::string key;                 // of the field, or of the list that stands in another order; of a scale
  std::string label;               // what readers call it; empty: the theme has the word for it

  bool operator==(const Amendment&) const = default;
};

}  // namespace gazette
