#include "render/amendment_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/capitalize.h"
#include "base/text.h"
#include "render/changed_words.h"
#include "render/compare_figures.h"
#include "render/framework_words.h"
#include "render/record_words.h"

namespace gazette {

namespace {

using Subject = AmendmentSubject;
using Field = AmendmentField;
using Word = AmendmentWord;

bool is_number_field(Field field) {
  return field == Field::number || field == Field::baseline || field == Field::target ||
         field == Field::figure || field == Field::record_field || field == Field::years;
}

// May name what isn't published.
bool is_open_id_field(Field field) {
  return field == Field::aligns_with || field == Field::discussed;
}

bool is_id_field(Field field) {
  return field == Field::framework || field == Field::continues || field == Field::plan ||
         field == Field::split_from || field == Field::merged_from || is_open_id_field(field);
}

std::string_view without_period(std::string_view text) {
  if (text.size() > 1 && text.ends_with('.') && !text.ends_with("..")) text.remove_suffix(1);
  return text;
}

std::string first_of(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace

ShortText shorten(std::string_view text, int most) {
  text = trim(text);
  if (count_characters(text) <= most) return {std::string(text), false};
  size_t end = 0;
  size_t last_space = 0;
  for (int characters = 0; characters <= most; ++characters) {
    if (text[end] == ' ') last_space = end;
    // To the next character: the bytes 10xxxxxx go on with this one.
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    if (characters == most - 1 && last_space == 0) last_space = end;  // one long word
  }
  std::string cut(trim(text.substr(0, last_space)));
  while (!cut.empty() && (cut.back() == ',' || cut.back() == ';' || cut.back() == ':')) cut.pop_back();
  return {std::move(cut), true};
}

AmendmentNames::AmendmentNames(const InterfaceWords& words, NameOfId name_of_id)
    : words_(words), name_of_id_(std::move(name_of_id)) {}

std::string AmendmentNames::fill(Word word, const std::vector<std::string>& arguments) const {
  return words_.fill(name_of(word), arguments);
}

std::string AmendmentNames::text(Word word) const {
  return words_.text(name_of(word));
}

// A quotation inside a sentence goes without its own period.
std::string AmendmentNames::quote(std::string_view text) const {
  text = without_period(text);
  const ShortText shown = shorten(text);
  return fill(Word::name_titled, {shown.is_cut ? fill(Word::name_cut, {shown.text}) : shown.text});
}

std::string AmendmentNames::name_thing(const AmendedThing& thing) const {
  std::string title = thing.title.empty() ? std::string() : quote(thing.title);
  if (!thing.number.empty() && !title.empty()) return fill(Word::name_numbered, {thing.number, title});
  if (!thing.number.empty()) return thing.number;
  if (!title.empty()) return title;
  return thing.id.empty() ? text(Word::name_missing) : quote(thing.id);
}

std::string AmendmentNames::name_briefly(const AmendedThing& thing) const {
  return thing.number.empty() ? name_thing(thing) : thing.number;
}

std::string AmendmentNames::name_initiative(const AmendedThing& initiative) const {
  return fill(Word::initiative, {name_thing(initiative)});
}

std::string AmendmentNames::name_objective(const AmendedThing& objective) const {
  return fill(Word::objective, {name_thing(objective)});
}

std::string AmendmentNames::name_stage(const AmendmentValue& stage) const {
  return stage.date ? words_.date_text(*stage.date) : quote(stage.text);
}

std::string AmendmentNames::name_narrative(const Amendment& amendment) const {
  if (amendment.initiative.is_named()) {
    return fill(Word::narrative_of_initiative, {name_thing(amendment.initiative)});
  }
  if (amendment.objective.is_named()) {
    return fill(Word::narrative_of_objective, {name_thing(amendment.objective)});
  }
  return amendment.thing.is_named() ? fill(Word::narrative, {name_thing(amendment.thing)})
                                    : text(Word::opening);
}

std::string AmendmentNames::name_subject(const Amendment& amendment) const {
  const AmendedThing& thing = amendment.thing;
  const auto of_initiative = [&](Word word) {
    return fill(word, {name_briefly(amendment.initiative), name_thing(thing)});
  };
  const auto of_stage = [&](Word word) {
    return fill(word, {name_briefly(amendment.initiative), name_thing(thing), name_stage(amendment.stage)});
  };
  switch (amendment.subject) {
    case Subject::plan:
      return text(Word::the_plan);
    case Subject::report:
      return text(Word::the_report);
    case Subject::minutes:
      return text(Word::the_minutes);
    case Subject::section:
      return thing.is_named() ? fill(Word::section, {name_thing(thing)}) : text(Word::opening);
    case Subject::final_outcome:
      return fill(Word::final_outcome, {name_thing(thing)});
    case Subject::objective:
      return name_objective(thing);
    case Subject::initiative:
    case Subject::resource:
    case Subject::school:
      return name_initiative(amendment.initiative);
    case Subject::benchmark:
      return of_initiative(Word::benchmark);
    case Subject::stage: {
      // What comes or goes is named as an item of its benchmark.
      const bool is_whole = amendment.field == Field::none;
      return is_whole || amendment.stage.is_empty() ? of_initiative(Word::benchmark) : of_stage(Word::stage);
    }
    case Subject::activity:
      return of_initiative(Word::activity);
    case Subject::narrative:
      return name_narrative(amendment);
    case Subject::rating:
    case Subject::evidence:
      return fill(Word::rating, {name_thing(amendment.initiative)});
    case Subject::record: {
      const std::string parts = name_parts(amendment);
      const std::string place = amendment.initiative.is_named()  ? name_initiative(amendment.initiative)
                                : amendment.objective.is_named() ? name_objective(amendment.objective)
                                                                 : std::string();
      if (place.empty()) return capitalize(parts);
      return parts.empty() ? place : fill(Word::record_within, {place, parts});
    }
    case Subject::benchmark_status:
      if (!amendment.initiative.is_named()) return fill(Word::final_outcome, {name_thing(thing)});
      return amendment.stage.is_empty() ? of_initiative(Word::benchmark_status)
                                        : of_stage(Word::status_of_stage);
  }
  return {};
}

std::string AmendmentNames::name_subject_here(const Amendment& amendment) const {
  const AmendedThing& thing = amendment.thing;
  const bool has_stage = !amendment.stage.is_empty();
  switch (amendment.subject) {
    case Subject::objective:
    case Subject::initiative:
    case Subject::resource:
    case Subject::school:
      return {};
    case Subject::benchmark:
      return fill(Word::here_benchmark, {name_thing(thing)});
    case Subject::stage:
      return amendment.field == Field::none || !has_stage
                 ? fill(Word::here_benchmark, {name_thing(thing)})
                 : fill(Word::here_stage, {name_thing(thing), name_stage(amendment.stage)});
    case Subject::activity:
      return fill(Word::here_activity, {name_thing(thing)});
    case Subject::narrative:
      return text(Word::here_narrative);
    case Subject::rating:
    case Subject::evidence:
      return text(Word::here_rating);
    case Subject::record:
      return capitalize(name_parts(amendment));
    case Subject::benchmark_status:
      if (!amendment.initiative.is_named()) return name_subject(amendment);
      return has_stage ? fill(Word::here_status_of_stage, {name_thing(thing), name_stage(amendment.stage)})
                       : fill(Word::here_benchmark_status, {name_thing(thing)});
    default:
      return name_subject(amendment);
  }
}

std::string AmendmentNames::name_scale(const std::string& scale) const {
  const std::string name = words_.text(fmt::format("amend.scale.{}", scale));
  return name.empty() ? fill(Word::name_titled, {scale}) : name;
}

// A framework's own name for what it declares comes before the theme's.
std::string AmendmentNames::name_record_field(const Amendment& amendment) const {
  if (!amendment.label.empty()) return amendment.label;
  return first_of(
      {name_declared(amendment), words_.text(name_of_record_field(amendment.key)), amendment.key});
}

std::string AmendmentNames::name_record_day(const Amendment& amendment) const {
  const bool is_declared = amendment.label.empty() && !name_declared(amendment).empty();
  return is_declared ? fill(Word::record_day, {name_declared(amendment)}) : name_record_field(amendment);
}

std::string AmendmentNames::name_declared(const Amendment& amendment) const {
  return words_.text(amendment.parts.empty() ? name_of_declared(amendment.key)
                                             : name_of_declared(amendment.parts.back().key, amendment.key));
}

std::string AmendmentNames::name_one_of_record(const Amendment& amendment) const {
  if (!amendment.label.empty()) return amendment.label;
  const std::string one = words_.text(name_of_record_item(amendment.key));
  return one.empty() ? name_record_field(amendment) : one;
}

std::string AmendmentNames::name_order_of_record(const Amendment& amendment) const {
  const std::string name = name_record_field(amendment);
  const bool is_of_theme =
      amendment.label.empty() && words_.text(name_of_record_field(amendment.key)) == name;
  return fill(is_of_theme ? Word::record_order : Word::record_order_in, {name});
}

std::string AmendmentNames::name_parts(const Amendment& amendment) const {
  std::string names;
  for (const AmendedPart& part : amendment.parts) {
    const std::string table = part.label.empty() ? words_.text(name_of_declared(part.key)) : std::string();
    const std::string one =
        first_of({part.label, table, words_.text(name_of_record_item(part.key)), part.key});
    AmendedThing thing = part.thing;
    const bool is_district = part.key == "districts" && name_of_id_;
    const std::string district = is_district ? name_of_id_(Field::record_field, thing.title) : std::string();
    if (!district.empty()) thing.title = district;
    const Word word = table.empty() ? Word::record_part : Word::record_row;
    const std::string whole = table.empty() ? one : fill(Word::record_table, {one});
    const std::string name = thing.is_named() ? fill(word, {one, name_thing(thing)}) : whole;
    names = names.empty() ? name : fill(Word::record_within, {names, name});
  }
  return names;
}

std::string AmendmentNames::name_ids(Field field, std::string_view ids) const {
  constexpr std::string_view comma = ", ";
  std::string names;
  while (!ids.empty()) {
    const size_t end = std::min(ids.find(comma), ids.size());
    const std::string id(ids.substr(0, end));
    std::string name = name_of_id_ ? name_of_id_(field, id) : std::string();
    if (name.empty() && is_open_id_field(field)) name = id;
    ids.remove_prefix(std::min(ids.size(), end + comma.size()));
    if (name.empty()) continue;
    if (!names.empty()) names += comma;
    names += quote(name);
  }
  return names;
}

std::string AmendmentNames::name_value(Field field, const AmendmentValue& value) const {
  if (value.date) return words_.date_text(*value.date);
  if (field == Field::objective) return name_thing({value.id, value.number, value.text});
  if (is_id_field(field)) {
    return name_ids(field, value.text);
  }
  if (field == Field::type || field == Field::kind) {
    const std::string name =
        words_.text(fmt::format("amend.{}.{}", field == Field::type ? "type" : "kind", value.text));
    return name.empty() ? quote(value.text) : name;
  }
  if (field == Field::record_field && (value.text == "true" || value.text == "false"))
    return text(value.text == "true" ? Word::yes : Word::no);
  if (is_number_field(field) && is_figure(value.text)) return value.text;
  return quote(value.text);
}

std::pair<std::string, std::string> AmendmentNames::name_changed_words(std::string_view before,
                                                                       std::string_view after) const {
  constexpr int most = 240;
  const ChangedWords words = find_changed_words(without_period(before), without_period(after));
  const auto name = [&](const std::string& side) {
    const ShortText shown = shorten(side, most);
    std::string named = shown.text;
    if (shown.is_cut || words.has_end) named = fill(Word::name_cut, {named});
    if (words.has_beginning) named = fill(Word::name_begun, {named});
    return fill(Word::name_titled, {named});
  };
  return {name(words.before), name(words.after)};
}

std::string AmendmentNames::name_item(const Amendment& amendment) const {
  if (amendment.subject == Subject::school) {
    const std::string name = name_of_id_ ? name_of_id_(Field::schools, amendment.thing.id) : std::string();
    return quote(name.empty() ? amendment.thing.id : name);
  }
  if (amendment.subject != Subject::stage) return quote(amendment.thing.title);
  const AmendmentValue& value = amendment.after.is_empty() ? amendment.before : amendment.after;
  std::string target = name_value(Field::target, {value.text, {}, {}, {}});
  if (amendment.stage.is_empty()) return target;
  std::string day = name_stage(amendment.stage);
  if (value.text.empty()) return day;
  return fill(value.date ? Word::value_by_day : Word::value_in_words, {target, day});
}

}  // namespace gazette
