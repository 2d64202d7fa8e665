// What a sentence about an amendment calls the things and the values that it speaks of: by number and words,
// as readers find them. Ids, which are for authors, only where nothing else is known.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/amendment.h"
#include "render/amendment_words.h"
#include "render/interface_words.h"

namespace gazette {

// The reader's name of an id that stands in a field: of a school (AmendmentField::schools), a framework, a
// plan (AmendmentField::plan and ::continues), an initiative (::continues, ::split_from, ::merged_from), a
// district (::record_field). Empty: there is none.
using NameOfId = std::function<std::string(AmendmentField field, const std::string& id)>;

class AmendmentNames {
 public:
  // `words` must outlive this. `name_of_id` may be empty.
  AmendmentNames(const InterfaceWords& words, NameOfId name_of_id);

  std::string fill(AmendmentWord word, const std::vector<std::string>& arguments) const;
  std::string text(AmendmentWord word) const;

  // "Initiative 1.1, benchmark “Students reach 70 percent on unit tests”".
  std::string name_subject(const Amendment& amendment) const;
  // The same below a heading that names its initiative or objective: "Benchmark “…”"; "" where the heading's
  // own thing is meant.
  std::string name_subject_here(const Amendment& amendment) const;
  // "Objective 1 “Mathematics”", "Initiative 1.1 “Coach every teacher”".
  std::string name_initiative(const AmendedThing& initiative) const;
  std::string name_objective(const AmendedThing& objective) const;
  // A value of that field: a day in words, a text in quotes, a bare figure. An id that has no name: "", but
  // for what a plan may serve and minutes may speak of, which nobody need have published: the id.
  std::string name_value(AmendmentField field, const AmendmentValue& value) const;
  // Of two long texts, the words in which they differ.
  std::pair<std::string, std::string> name_changed_words(std::string_view before,
                                                         std::string_view after) const;
  std::string name_scale(const std::string& scale) const;
  // Of a record: a field or a list, and one of that list; "" where nobody has words for it.
  std::string name_record_field(const Amendment& amendment) const;
  std::string name_one_of_record(const Amendment& amendment) const;
  // Of a field whose value is a day: as something that can be moved.
  std::string name_record_day(const Amendment& amendment) const;
  // "order of the levels changed"
  std::string name_order_of_record(const Amendment& amendment) const;
  // What was added to a list or left it: a resource, a school, a piece of evidence, a stage.
  std::string name_item(const Amendment& amendment) const;

 private:
  std::string name_declared(const Amendment& amendment) const;

  const InterfaceWords& words_;
  NameOfId name_of_id_;

  std::string quote(std::string_view text) const;
  // Those that have names; of one id or of several with commas between them.
  std::string name_ids(AmendmentField field, std::string_view ids) const;
  std::string name_thing(const AmendedThing& thing) const;
  std::string name_briefly(const AmendedThing& thing) const;
  std::string name_stage(const AmendmentValue& stage) const;
  std::string name_narrative(const Amendment& amendment) const;
  // "Event “Workshop”, place …"; empty: the record itself.
  std::string name_parts(const Amendment& amendment) const;
};

// At most `most` characters, cut between words; whether anything was cut.
constexpr int longest_name = 80;
struct ShortText {
  std::string text;
  bool is_cut = false;
};
ShortText shorten(std::string_view text, int most = longest_name);

}  // namespace gazette
