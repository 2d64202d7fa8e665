#include "render/amendment_sentences.h"

#include <utility>

#include "base/capitalize.h"
#include "base/text.h"
#include "document/same_words.h"
#include "render/compare_figures.h"

namespace gazette {

namespace {

using Subject = AmendmentSubject;
using Change = AmendmentChange;
using Field = AmendmentField;
using Word = AmendmentWord;

// A text of one of a record's lists that came or went.
bool is_text_of_record(const Amendment& amendment) {
  return amendment.field == Field::record_field &&
         (amendment.change == Change::added || amendment.change == Change::dropped);
}

bool is_list_item(const Amendment& amendment) {
  return is_text_of_record(amendment) || amendment.subject == Subject::resource ||
         amendment.subject == Subject::school || amendment.subject == Subject::evidence ||
         (amendment.subject == Subject::stage && amendment.field == Field::none);
}

// The place and thing that a sentence is about, without what happened to it.
bool is_same_subject(const Amendment& a, const Amendment& b) {
  const auto thing_of = [](const Amendment& amendment) {
    const bool is_of_place = amendment.subject == Subject::resource || amendment.subject == Subject::school ||
                             amendment.subject == Subject::evidence || amendment.subject == Subject::rating;
    return is_of_place ? amendment.initiative : amendment.thing;
  };
  return a.objective == b.objective && a.initiative == b.initiative && thing_of(a) == thing_of(b) &&
         a.parts == b.parts;
}

Word word_of_item(Subject subject) {
  switch (subject) {
    case Subject::resource:
      return Word::one_resource;
    case Subject::school:
      return Word::one_school;
    case Subject::evidence:
      return Word::one_evidence;
    default:
      return Word::one_stage;
  }
}

class SentenceWriter {
 public:
  SentenceWriter(const InterfaceWords& words, const NameOfId& name_of_id)
      : words_(words), names_(words, name_of_id) {}

  std::vector<AmendmentSentence> write(const std::vector<Amendment>& amendments, size_t begin,
                                       size_t end) const {
    std::vector<AmendmentSentence> sentences;
    for (size_t first = begin; first < end;) {
      const std::string subject = name_line(amendments[first]);
      size_t last = first + 1;
      while (last < end && is_same_subject(amendments[first], amendments[last]) &&
             name_line(amendments[last]) == subject) {
        ++last;
      }
      sentences.push_back({write_line(subject, amendments, first, last), first, last - first});
      first = last;
    }
    return sentences;
  }

  std::string title_of(const Amendment& amendment) const {
    if (amendment.initiative.is_named()) return names_.name_initiative(amendment.initiative);
    return amendment.objective.is_named() ? names_.name_objective(amendment.objective) : std::string();
  }

  std::string write_line(const std::string& subject, const std::vector<Amendment>& amendments, size_t first,
                         size_t last) const {
    std::string parts;
    std::string reason;
    for (size_t i = first; i < last; ++i) {
      const Amendment& amendment = amendments[i];
      if (!amendment.reason.empty()) reason = amendment.reason;
      if (is_whole(amendment)) {
        const bool is_added = amendment.change == Change::added;
        const bool says_values = !subject.empty() && (!is_added || amendment.subject == Subject::record);
        const std::string values = says_values ? list_values(amendments, i + 1, last) : std::string();
        if (!values.empty())
          return names_.fill(is_added ? Word::added_with : Word::dropped_with, {subject, values});
        // What is new is said by its first fields, if it is followed by them.
        if (i + 1 < last && !says_values) continue;
        if (subject.empty()) return names_.text(is_added ? Word::here_was_added : Word::here_was_dropped);
        return names_.fill(is_added ? Word::was_added : Word::was_dropped, {subject});
      }
      const std::string part = write_part(amendment);
      parts = parts.empty() ? part : names_.fill(Word::next_part, {parts, part});
    }
    std::string line = subject.empty() ? names_.fill(Word::here_line, {capitalize(parts)})
                                       : names_.fill(Word::line, {subject, parts});
    return reason.empty() ? line : names_.fill(Word::reason, {line, reason});
  }

 private:
  // Below the heading of its group, if it has one. The order of a list is a matter of what holds it.
  std::string name_line(const Amendment& amendment) const {
    const bool has_heading = !title_of(amendment).empty();
    const bool is_of_thing = amendment.subject == Subject::stage || amendment.subject == Subject::evidence ||
                             amendment.subject == Subject::record;
    if (amendment.change != Change::reordered || is_of_thing)
      return has_heading ? names_.name_subject_here(amendment) : names_.name_subject(amendment);
    if (has_heading) return {};
    const bool is_of_report = amendment.subject == Subject::rating ||
                              amendment.subject == Subject::benchmark_status ||
                              amendment.subject == Subject::narrative;
    return names_.text(is_of_report ? Word::the_report : Word::the_plan);
  }

  static bool is_whole(const Amendment& amendment) {
    return (amendment.change == Change::added || amendment.change == Change::dropped) &&
           !is_list_item(amendment);
  }

  // What came or went says, at most a line of it.
  std::string list_values(const std::vector<Amendment>& amendments, size_t first, size_t last) const {
    constexpr int most = 160;
    std::string list;
    for (size_t i = first; i < last; ++i) {
      const Amendment& amendment = amendments[i];
      const AmendmentValue& value = amendment.after.is_empty() ? amendment.before : amendment.after;
      // A row of a table is called by one of its values.
      if (!amendment.parts.empty() && value.text == amendment.parts.back().thing.title) continue;
      const std::string said = is_list_item(amendment) && !is_text_of_record(amendment)
                                   ? names_.name_item(amendment)
                                   : value_of(amendment.field, value);
      if (said.empty()) continue;
      const std::string one = names_.fill(Word::name_item, {name_of_part(amendment), said});
      if (list.empty()) {
        list = one;
      } else if (count_characters(list) + count_characters(one) > most) {
        return names_.fill(Word::name_cut, {list});
      } else {
        list += ", " + one;
      }
    }
    return list;
  }

  // What the sentence calls the field, or one of the list.
  std::string name_of_part(const Amendment& amendment) const {
    if (is_text_of_record(amendment)) return names_.name_one_of_record(amendment);
    if (is_list_item(amendment)) return names_.text(word_of_item(amendment.subject));
    if (amendment.field == Field::record_field) return names_.name_record_field(amendment);
    if (amendment.field == Field::rating) return names_.name_scale(amendment.key);
    const bool is_of_minutes = amendment.subject == Subject::minutes && amendment.field == Field::plan;
    return is_of_minutes ? names_.text(Word::plan_of_minutes) : words_.text(name_of_field(amendment.field));
  }

  // A reader who sees the words alone would find no difference.
  static bool has_other_form(const Amendment& amendment) {
    return amendment.change == Change::changed && !amendment.before.date && !amendment.after.date &&
           is_of_words(amendment.field) && !amendment.before.text.empty() &&
           have_same_words(amendment.before.text, amendment.after.text);
  }

  std::string write_part(const Amendment& amendment) const {
    if (amendment.change == Change::reordered) {
      return amendment.subject == Subject::record ? names_.name_order_of_record(amendment)
                                                  : words_.text(name_of_order(amendment.subject));
    }
    if (has_other_form(amendment)) return names_.fill(Word::other_form, {name_of_part(amendment)});
    if (is_list_item(amendment)) return write_item(amendment);
    switch (amendment.field) {
      case Field::schools:
        return names_.text(amendment.change == Change::set ? Word::only_at_schools : Word::at_every_school);
      case Field::title:
        if (amendment.change != Change::changed || shorten(amendment.before.text).is_cut) break;
        return names_.fill(Word::title_was, {names_.name_value(amendment.field, amendment.before)});
      case Field::objective:
        if (amendment.change != Change::changed) break;
        return names_.fill(Word::other_objective, {names_.name_value(amendment.field, amendment.before),
                                                   names_.name_value(amendment.field, amendment.after)});
      case Field::text:
        // The new wording is what the sentence is about.
        if (amendment.change != Change::changed || shorten(amendment.before.text).is_cut) break;
        return names_.fill(Word::wording_was, {names_.name_value(amendment.field, amendment.before)});
      default:
        break;
    }
    return write_field(amendment);
  }

  std::string write_item(const Amendment& amendment) const {
    if (is_text_of_record(amendment)) {
      const bool is_added = amendment.change == Change::added;
      return names_.fill(is_added ? Word::added : Word::removed,
                         {names_.name_one_of_record(amendment),
                          names_.name_value(Field::text, is_added ? amendment.after : amendment.before)});
    }
    const std::string one = names_.text(word_of_item(amendment.subject));
    if (amendment.change == Change::added) {
      return names_.fill(Word::added, {one, names_.name_item(amendment)});
    }
    if (amendment.change == Change::dropped) {
      return names_.fill(Word::removed, {one, names_.name_item(amendment)});
    }
    if (is_long(amendment)) return write_changed_words(one, amendment);
    return names_.fill(Word::changed, {one, names_.name_value(Field::text, amendment.before),
                                       names_.name_value(Field::text, amendment.after)});
  }

  std::string write_field(const Amendment& amendment) const {
    const Field field = amendment.field;
    const bool is_day = amendment.before.date || amendment.after.date;
    const std::string name =
        field == Field::record_field && is_day ? names_.name_record_day(amendment) : name_of_part(amendment);
    const std::string before = value_of(field, amendment.before);
    const std::string after = value_of(field, amendment.after);
    switch (amendment.change) {
      case Change::set:
        return after.empty() ? names_.fill(Word::field_added, {name})
                             : names_.fill(Word::added, {name, after});
      case Change::cleared:
        return before.empty() ? names_.fill(Word::field_removed, {name})
                              : names_.fill(Word::removed, {name, before});
      default:
        break;
    }
    if (before.empty() || after.empty()) return names_.fill(Word::field_changed, {name});
    if (is_long(amendment)) {
      return is_of_words(field) ? write_changed_words(name, amendment)
                                : names_.fill(Word::field_changed, {name});
    }
    return names_.fill(verb_of(amendment), {name, before, after});
  }

  static bool is_long(const Amendment& amendment) {
    return shorten(amendment.before.text).is_cut || shorten(amendment.after.text).is_cut;
  }

  // Whether its values are texts of authors; others are ids, which readers know by other names.
  static bool is_of_words(Field field) {
    switch (field) {
      case Field::framework:
      case Field::continues:
      case Field::plan:
      case Field::split_from:
      case Field::merged_from:
      case Field::aligns_with:
      case Field::objective:
      case Field::schools:
      case Field::discussed:
      case Field::type:
      case Field::kind:
        return false;
      default:
        return true;
    }
  }

  std::string write_changed_words(const std::string& name, const Amendment& amendment) const {
    const auto [before, after] = names_.name_changed_words(amendment.before.text, amendment.after.text);
    return names_.fill(Word::changed, {name, before, after});
  }

  // Empty: it has none, or none that readers know.
  std::string value_of(Field field, const AmendmentValue& value) const {
    return value.is_empty() ? std::string() : names_.name_value(field, value);
  }

  static Word verb_of(const Amendment& amendment) {
    if (amendment.before.date) return Word::moved;
    if (amendment.field == Field::rating) return Word::corrected;
    const bool has_figure = (amendment.field == Field::record_field && is_figure(amendment.before.text) &&
                             is_figure(amendment.after.text)) ||
                            amendment.field == Field::target || amendment.field == Field::baseline ||
                            amendment.field == Field::figure;
    if (!has_figure) return Word::changed;
    const auto ordering = compare_figures(amendment.before.text, amendment.after.text);
    if (ordering == std::partial_ordering::greater) return Word::raised;
    return ordering == std::partial_ordering::less ? Word::lowered : Word::changed;
  }

  const InterfaceWords& words_;
  AmendmentNames names_;
};

}  // namespace

std::string write_what_happened(const std::vector<Amendment>& amendments, const InterfaceWords& words,
                                const NameOfId& name_of_id) {
  const SentenceWriter writer(words, name_of_id);
  return amendments.empty() ? std::string() : writer.write_line({}, amendments, 0, amendments.size());
}

std::vector<AmendmentGroup> group_amendments(const std::vector<Amendment>& amendments,
                                             const InterfaceWords& words, const NameOfId& name_of_id) {
  const SentenceWriter writer(words, name_of_id);
  std::vector<AmendmentGroup> groups;
  for (size_t first = 0; first < amendments.size();) {
    const Amendment& head = amendments[first];
    size_t last = first + 1;
    while (last < amendments.size() && amendments[last].objective == head.objective &&
           amendments[last].initiative == head.initiative) {
      ++last;
    }
    groups.push_back(
        {writer.title_of(head), head.objective, head.initiative, writer.write(amendments, first, last)});
    first = last;
  }
  return groups;
}

}  // namespace gazette
