#include "render/amendment_words.h"

#include <fmt/format.h>

#include <array>

namespace gazette {

namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 72> words = {
    "amend.name.numbered",
    "amend.name.titled",
    "amend.name.missing",
    "amend.name.cut",
    "amend.name.begun",
    "amend.name.item",
    "amend.name.by_day",
    "amend.name.in_words",
    "amend.about.plan",
    "amend.about.section",
    "amend.about.opening",
    "amend.about.final_outcome",
    "amend.about.objective",
    "amend.about.initiative",
    "amend.about.benchmark",
    "amend.about.stage",
    "amend.about.activity",
    "amend.about.report",
    "amend.about.narrative",
    "amend.about.narrative_of_objective",
    "amend.about.narrative_of_initiative",
    "amend.about.rating",
    "amend.about.benchmark_status",
    "amend.about.status_of_stage",
    "amend.was_added",
    "amend.was_dropped",
    "amend.line",
    "amend.next_part",
    "amend.reason",
    "amend.part.added",
    "amend.part.removed",
    "amend.part.changed",
    "amend.part.moved",
    "amend.part.raised",
    "amend.part.lowered",
    "amend.part.corrected",
    "amend.part.field_added",
    "amend.part.field_removed",
    "amend.part.field_changed",
    "amend.part.title_was",
    "amend.part.wording_was",
    "amend.part.other_objective",
    "amend.part.only_at_schools",
    "amend.part.at_every_school",
    "amend.one.resource",
    "amend.one.school",
    "amend.one.evidence",
    "amend.one.stage",
    "amend.about.minutes",
    "amend.here.line",
    "amend.here.was_added",
    "amend.here.was_dropped",
    "amend.here.benchmark",
    "amend.here.stage",
    "amend.here.activity",
    "amend.here.narrative",
    "amend.here.rating",
    "amend.here.benchmark_status",
    "amend.here.status_of_stage",
    "amend.record.part",
    "amend.record.row",
    "amend.record.within",
    "amend.record.order",
    "amend.record.order_in",
    "amend.dropped_with",
    "amend.added_with",
    "amend.part.other_form",
    "amend.yes",
    "amend.no",
    "amend.field.plan_of_minutes",
    "amend.record.day",
    "amend.record.table",
};
static_assert(words.size() == static_cast<size_t>(AmendmentWord::record_table) + 1);

constexpr std::array<std::string_view, 48> fields = {"nothing",       "title",
                                                     "summary",       "language",
                                                     "dated",         "approved_on",
                                                     "framework",     "school_year",
                                                     "years",         "continues",
                                                     "split_from",    "merged_from",
                                                     "aligns_with",   "number",
                                                     "objective",     "lead",
                                                     "schools",       "type",
                                                     "text",          "due",
                                                     "when",          "measure",
                                                     "population",    "baseline",
                                                     "target",        "frequency",
                                                     "quarter",       "start",
                                                     "complete",      "body",
                                                     "footnotes",     "kind",
                                                     "plan",          "period_from",
                                                     "period_to",     "author",
                                                     "rating",        "correction_reason",
                                                     "status",        "figure",
                                                     "group_size",    "next_on",
                                                     "participants",  "submitted_by",
                                                     "draft_sent_on", "reported_on",
                                                     "final_on",      "discussed"};
static_assert(fields.size() == static_cast<size_t>(AmendmentField::record_field));  // likewise

constexpr std::array<std::string_view, 16> subjects = {
    "plan",       "section",  "final_outcome",    "objective",
    "initiative", "resource", "school",           "benchmark",
    "stage",      "activity", "report",           "narrative",
    "rating",     "evidence", "benchmark_status", "minutes"};
static_assert(subjects.size() == static_cast<size_t>(AmendmentSubject::record));  // named by its keys

// Those that stand in lists.
bool has_order(AmendmentSubject subject) {
  return subject != AmendmentSubject::plan && subject != AmendmentSubject::initiative &&
         subject != AmendmentSubject::report && subject != AmendmentSubject::minutes;
}

}  // namespace

std::string_view name_of(AmendmentWord word) {
  return words.at(static_cast<size_t>(word));
}

std::string name_of_field(AmendmentField field) {
  return fmt::format("amend.field.{}", fields.at(static_cast<size_t>(field)));
}

std::string name_of_order(AmendmentSubject subject) {
  return fmt::format("amend.order.{}", subjects.at(static_cast<size_t>(subject)));
}

std::vector<std::string> list_amendment_words() {
  std::vector<std::string> list(words.begin(), words.end());
  for (size_t i = 1; i < fields.size(); ++i) list.push_back(name_of_field(static_cast<AmendmentField>(i)));
  for (size_t i = 0; i < subjects.size(); ++i) {
    const auto subject = static_cast<AmendmentSubject>(i);
    if (has_order(subject)) list.push_back(name_of_order(subject));
  }
  return list;
}

}  // namespace gazette
