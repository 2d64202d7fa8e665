// Each field that the schema has, set, changed and taken away in a document that has them all: readers are
// told of every one. A field that is new in the schema and has no sentence fails here.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include "base/capitalize.h"
#include "base/files.h"
#include "base/text.h"
#include "model/assessment.h"
#include "model/compare_minutes.h"
#include "model/compare_plans.h"
#include "model/compare_records.h"
#include "model/compare_reports.h"
#include "model/record_file.h"
#include "model/schema.h"
#include "plan_fixture.h"
#include "render/amendment_sentences.h"

namespace gazette {

namespace {

enum class Value { absent, first, other };

// One field among all those of a kind of file, such as "short_term_outcomes.stages.due".
struct FieldPath {
  std::string path;
  const FieldRule* field = nullptr;
};

// What readers don't see, or see elsewhere. Ids aren't amended: another id is another thing.
constexpr std::array<std::string_view, 6> unseen = {"status",        "audience",           "publish_on",
                                                    "revision_note", "sent_for_review_on", "corrected_on"};

bool is_seen(const FieldRule& field, bool is_of_document) {
  if (field.key == "id") return false;
  if (field.type == FieldType::choice && field.choices.size() == 1) return false;  // kind: plan
  return !is_of_document || std::find(unseen.begin(), unseen.end(), field.key) == unseen.end();
}

// One key more, where frameworks choose the keys.
std::vector<FieldRule> fields_of(const RecordRule& rule) {
  std::vector<FieldRule> fields = rule.fields;
  if (rule.other != nullptr) fields.push_back(*rule.other);
  if (rule.other != nullptr) fields.back().key = "own-key";
  return fields;
}

void list_fields(const RecordRule& rule, const std::string& prefix, std::vector<FieldPath>& fields) {
  static std::deque<FieldRule> kept;  // paths point to them
  for (const FieldRule& of_rule : fields_of(rule)) {
    const FieldRule& field = kept.emplace_back(of_rule);
    if (!is_seen(field, prefix.empty())) continue;
    const std::string path = fmt::format("{}{}", prefix, field.key);
    fields.push_back({path, &field});
    if (field.record != nullptr) list_fields(*field.record, fmt::format("{}.", path), fields);
  }
}

// Without what stands below it.
std::string sample(const FieldRule& field, bool is_first) {
  switch (field.type) {
    case FieldType::text:
    case FieldType::texts:
      return fmt::format("{} {}", is_first ? "First" : "Other", field.key);
    case FieldType::flag:
      return is_first ? "true" : "false";
    case FieldType::date:
      return is_first ? "2024-09-01" : "2025-02-03";
    case FieldType::month_day:
      return is_first ? "09-01" : "02-03";
    case FieldType::identifier:
    case FieldType::identifiers:
      return is_first ? "alpha" : "beta";
    case FieldType::number:
      return is_first ? "1" : "2";
    case FieldType::choice:
      return std::string(is_first ? field.choices.front() : field.choices.back());
    case FieldType::record:
    case FieldType::records:
      break;
  }
  return {};
}

// The record in YAML's flow form, every field at its first value but for the one at `path`.
std::string write_record(const RecordRule& rule, const std::string& prefix, const std::string& path,
                         Value value) {
  std::vector<std::string> entries;
  for (const FieldRule& field : fields_of(rule)) {
    const std::string here = fmt::format("{}{}", prefix, field.key);
    const Value own = here == path ? value : Value::first;
    if (own == Value::absent) continue;
    std::string written = field.record == nullptr
                              ? sample(field, own == Value::first)
                              : write_record(*field.record, fmt::format("{}.", here), path, value);
    const bool is_list = field.type == FieldType::texts || field.type == FieldType::identifiers ||
                         field.type == FieldType::records;
    if (is_list) written = fmt::format("[{}]", written);
    entries.push_back(fmt::format("{}: {}", field.key, written));
  }
  return prefix.empty() ? fmt::format("---\n{}\n---\n", join(entries, "\n"))
                        : fmt::format("{{{}}}", join(entries, ", "));
}

PlanFileText write_file(const RecordRule& rule, const std::string& path, Value value) {
  const PlanFileText file = parse_plan_file("plans/x/2024-25/x.md", write_record(rule, "", path, value));
  REQUIRE(file.facts->front_matter.problems.empty());
  return file;
}

Plan make_plan(const RecordRule& rule, const std::string& path, Value value) {
  const SiteSettings settings;
  const bool is_sheet = &rule == &initiative_rule();
  Plan plan = read_plan(write_file(plan_rule(), is_sheet ? "" : path, value), settings);
  plan.initiatives.push_back(
      read_initiative(write_file(initiative_rule(), is_sheet ? path : "", value), settings));
  return plan;
}

bool is_of_page(const RecordRule& rule) {
  const std::vector<RecordFileRule>& rules = record_file_rules();
  return std::any_of(rules.begin(), rules.end(),
                     [&](const RecordFileRule& of_page) { return of_page.rule == &rule; });
}

std::vector<Amendment> amend(const RecordRule& rule, const std::string& path, Value before, Value after) {
  const SiteSettings settings;
  if (&rule == &assessment_rule()) {
    return compare_assessments(read_assessment(write_file(rule, path, before), settings),
                               read_assessment(write_file(rule, path, after), settings), nullptr);
  }
  if (is_of_page(rule)) {
    std::vector<Amendment> amendments;
    compare_records(write_file(rule, path, before).facts->front_matter.value,
                    write_file(rule, path, after).facts->front_matter.value, rule, {}, {untold_keys(), false},
                    amendments);
    return amendments;
  }
  if (&rule == &minutes_rule()) {
    return compare_minutes(read_minutes(write_file(rule, path, before), settings),
                           read_minutes(write_file(rule, path, after), settings));
  }
  if (&rule != &report_rule()) {
    return compare_plans(make_plan(rule, path, before), make_plan(rule, path, after));
  }
  return compare_reports(read_report(write_file(rule, path, before), settings),
                         read_report(write_file(rule, path, after), settings), nullptr);
}

const InterfaceWords& words() {
  static const InterfaceWords read =
      InterfaceWords::read(
          parse_front_matter(
              *read_file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "themes/gazette/strings/en.yml"), 1))
          .first;
  return read;
}

std::string sentences_about(const RecordRule& rule, const std::string& path, Value before, Value after) {
  std::string list;
  for (const AmendmentGroup& group : group_amendments(amend(rule, path, before, after), words())) {
    for (const AmendmentSentence& sentence : group.sentences)
      list += group.title + ": " + sentence.text + "\n";
  }
  return list;
}

// The value as a sentence has it, or what the field is called there.
std::vector<std::string> traces_of(const FieldRule& field, Value value) {
  std::vector<std::string> traces;
  if (field.record != nullptr) return traces;
  const std::string written = sample(field, value == Value::first);
  const auto date = parse_iso_date(written);
  traces.push_back(date ? words().date_text(*date) : written);
  for (const std::string_view kind : {"field", "one"}) {
    traces.push_back(words().text(fmt::format("amend.record.{}.{}", kind, field.key)));
  }
  std::erase(traces, "");
  std::string name = words().text(fmt::format("amend.field.{}", field.key));
  if (field.key == "schools") name = words().text("amend.one.school");
  if (field.key == "lang") name = words().text("amend.field.language");
  if (!name.empty()) traces.push_back(name);
  // A sentence may begin with it.
  for (size_t i = 0, count = traces.size(); i < count; ++i) traces.push_back(capitalize(traces[i]));
  return traces;
}

void check_field(const RecordRule& rule, const FieldPath& path, Value before, Value after) {
  const std::string said = sentences_about(rule, path.path, before, after);
  INFO(std::string(rule.name), ": ", path.path, ": ", said);
  CHECK_FALSE(said.empty());
  const auto traces = traces_of(*path.field, after == Value::absent ? before : after);
  CHECK((traces.empty() || std::any_of(traces.begin(), traces.end(), [&](const std::string& trace) {
           return said.find(trace) != std::string::npos;
         })));
  CHECK(said.find("{") == std::string::npos);
}

}  // namespace

TEST_CASE("readers are told of every field of plans, sheets, reports and minutes that is amended") {
  for (const RecordRule* rule : {&plan_rule(), &initiative_rule(), &report_rule(), &minutes_rule()}) {
    std::vector<FieldPath> fields;
    list_fields(*rule, "", fields);
    REQUIRE(fields.size() >= (rule == &minutes_rule() ? 8U : 20U));
    for (const FieldPath& field : fields) {
      CHECK(sentences_about(*rule, field.path, Value::first, Value::first).empty());
      // A report that doesn't say its kind has one.
      if (field.path != "kind") {
        check_field(*rule, field, Value::absent, Value::first);
        check_field(*rule, field, Value::first, Value::absent);
      }
      if (field.field->record == nullptr) check_field(*rule, field, Value::first, Value::other);
    }
  }
}

TEST_CASE("readers are told of every fact of programs, regulations and rubrics that is amended") {
  for (const RecordFileRule& kind : record_file_rules()) {
    std::vector<FieldPath> fields;
    list_fields(*kind.rule, "", fields);
    REQUIRE(fields.size() >= 15U);
    for (const FieldPath& field : fields) {
      const std::vector<std::string_view>& untold = untold_keys();
      if (std::find(untold.begin(), untold.end(), field.path) != untold.end()) continue;
      CHECK(sentences_about(*kind.rule, field.path, Value::first, Value::first).empty());
      check_field(*kind.rule, field, Value::absent, Value::first);
      check_field(*kind.rule, field, Value::first, Value::absent);
      if (field.field->record == nullptr) check_field(*kind.rule, field, Value::first, Value::other);
    }
  }
}

TEST_CASE("readers are told of every field of assessments that is amended") {
  std::vector<FieldPath> fields;
  list_fields(assessment_rule(), "", fields);
  REQUIRE(fields.size() >= 14U);
  for (const FieldPath& field : fields) {
    CHECK(sentences_about(assessment_rule(), field.path, Value::first, Value::first).empty());
    check_field(assessment_rule(), field, Value::absent, Value::first);
    check_field(assessment_rule(), field, Value::first, Value::absent);
    if (field.field->record == nullptr) check_field(assessment_rule(), field, Value::first, Value::other);
  }
}

TEST_CASE("what readers don't see makes no sentence") {
  for (const RecordRule* rule : {&plan_rule(), &initiative_rule(), &report_rule(), &minutes_rule()}) {
    for (const std::string_view key : unseen) {
      CAPTURE(std::string(key));
      CHECK(sentences_about(*rule, std::string(key), Value::first, Value::other).empty());
    }
  }
}

}  // namespace gazette
