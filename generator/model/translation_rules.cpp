#include "model/translation_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace gazette {

namespace {

constexpr Need required = Need::required;
constexpr Need optional = Need::optional;
using Type = FieldType;

// What a translation says of itself; who may see it, in the words of any page.
std::vector<FieldRule> with_own_fields(std::vector<FieldRule> fields) {
  const std::vector<FieldRule> own = {
      {"id", Type::identifier, optional,
       "the id of the original: so the translation stays known when both move"},
      {"title", Type::text, optional, "the translated title"},
      {"summary", Type::text, optional, "the translated summary"},
      {"reviewed_on", Type::date, optional,
       "the day on which all of it was compared with the original: what was changed there by then is right "
       "here"},
  };
  fields.insert(fields.end(), own.begin(), own.end());
  std::ranges::copy_if(page_rule().fields, std::back_inserter(fields), [](const FieldRule& field) {
    return field.key == "status" || field.key == "audience" || field.key == "publish_on" ||
           field.key == "revision_note";
  });
  return fields;
}

const RecordRule objective{"a translated objective",
                           {{"id", Type::identifier, required, "the id that the original gives it"},
                            {"title", Type::text, optional, "what is to be reached"},
                            {"lead", Type::text, optional, "the one role that leads it"}}};

const RecordRule outcome{"a translated final outcome",
                         {{"id", Type::identifier, required, "the id that the original gives it"},
                          {"text", Type::text, optional, "what students reach"},
                          {"measure", Type::text, optional, "how it is measured"},
                          {"population", Type::text, optional, "of whom"}}};

const RecordRule benchmark{"a translated benchmark",
                           {{"id", Type::identifier, required, "the id that the original gives it"},
                            {"text", Type::text, optional, "what will be seen"},
                            {"measure", Type::text, optional, "how it is seen or measured"},
                            {"population", Type::text, optional, "of whom"},
                            {"frequency", Type::text, optional, "how often it is looked at"}}};

const RecordRule activity{"a translated activity",
                          {{"id", Type::identifier, required, "the id that the original gives it"},
                           {"text", Type::text, optional, "what is done"},
                           {"lead", Type::text, optional, "the role that leads it"},
                           {"frequency", Type::text, optional, "how often, if it repeats"}}};

const RecordRule rating{"translated words on a rating",
                        {{"initiative", Type::identifier, required, "the id of the initiative"},
                         {"evidence", Type::texts, optional, "what the rating rests on, by title"}}};

const RecordRule& page_translation() {
  static const RecordRule rule{"the translation", with_own_fields({})};
  return rule;
}

const RecordRule& plan_translation() {
  static const RecordRule rule{
      "the translation of the plan",
      with_own_fields(
          {{"objectives", Type::records, optional, "the words of objectives, by id", &objective},
           {"final_outcomes", Type::records, optional, "the words of final outcomes, by id", &outcome}})};
  return rule;
}

const RecordRule& initiative_translation() {
  static const RecordRule rule{
      "the translation of the strategy sheet",
      with_own_fields({{"lead", Type::text, optional, "D: the one role that leads it"},
                       {"resources", Type::texts, optional, "G: as many as the original names, in its order"},
                       {"short_term_outcomes", Type::records, optional, "E: their words, by id", &benchmark},
                       {"early_evidence", Type::records, optional, "F: their words, by id", &benchmark},
                       {"benchmarks", Type::records, optional, "the words of the others, by id", &benchmark},
                       {"activities", Type::records, optional, "H to K: their words, by id", &activity}})};
  return rule;
}

const RecordRule& report_translation() {
  static const RecordRule rule{"the translation of the report",
                               with_own_fields({{"author", Type::text, optional, "the role that wrote it"},
                                                {"ratings", Type::records, optional,
                                                 "what ratings rest on, by initiative", &rating}})};
  return rule;
}

const RecordRule& minutes_translation() {
  static const RecordRule rule{
      "the translation of the minutes",
      with_own_fields({{"participants", Type::texts, optional, "as many as the original names, in its order"},
                       {"submitted_by", Type::text, optional, "the role that wrote them"}})};
  return rule;
}

class FactFinder {
 public:
  FactFinder(const SourcePath& original, Diagnostics& problems)
      : name_(file_name(original.text)), problems_(problems) {}

  // Reports what only the original may say, and takes it out of `map`.
  void take_out(SourceValue& map, const RecordRule& translation, const RecordRule& original) {
    std::erase_if(map.entries, [&](const SourceValue::Entry& entry) {
      if (translation.find(entry.key) != nullptr) return false;
      if (original.find(entry.key) == nullptr && original.other == nullptr) return false;
      problems_.push_back(make_diagnostic(
          Severity::error, "translation-fact",
          {{}, entry.key_mark.line, entry.key_mark.column, entry.key_mark.length},
          fmt::format("a translation takes \"{}\" from {}", entry.key, name_), "remove this line"));
      return true;
    });
    for (SourceValue::Entry& entry : map.entries) {
      const FieldRule* own = translation.find(entry.key);
      const FieldRule* theirs = original.find(entry.key);
      if (own == nullptr || theirs == nullptr || own->record == nullptr || theirs->record == nullptr)
        continue;
      for (SourceValue& item : entry.value.items) {
        if (item.kind == SourceValue::Kind::map) take_out(item, *own->record, *theirs->record);
      }
    }
  }

 private:
  const std::string_view name_;
  Diagnostics& problems_;
};

}  // namespace

const RecordRule& translation_rule(PlanFileKind kind) {
  switch (kind) {
    case PlanFileKind::plan:
      return plan_translation();
    case PlanFileKind::initiative:
      return initiative_translation();
    case PlanFileKind::report:
      return report_translation();
    case PlanFileKind::minutes:
      return minutes_translation();
    default:
      return page_translation();
  }
}

Diagnostics check_translation(const SourceValue& map, PlanFileKind kind, const SourcePath& original) {
  Diagnostics problems;
  SourceValue texts = map;
  const RecordRule& theirs = kind == PlanFileKind::none ? page_rule() : rule_of(kind);
  FactFinder(original, problems).take_out(texts, translation_rule(kind), theirs);
  append(problems, check_record(texts, translation_rule(kind)));
  return problems;
}

}  // namespace gazette
