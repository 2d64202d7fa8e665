#include "model/duties.h"

#include <algorithm>

#include "model/read_record.h"

namespace gazette {

namespace {

constexpr Need required = Need::required;
constexpr Need optional = Need::optional;
using Type = FieldType;

Occasion parse_occasion(std::string_view word) {
  if (word == "discussion") return Occasion::discussion;
  if (word == "report") return Occasion::report;
  if (word == "day") return Occasion::day;
  return word == "summative" ? Occasion::summative : Occasion::ongoing;
}

}  // namespace

bool DiscussionRules::holds(std::chrono::month month) const {
  if (!from || !to) return false;
  return from->month() <= to->month() ? from->month() <= month && month <= to->month()
                                      : from->month() <= month || month <= to->month();
}

bool Duty::holds(std::chrono::month month) const {
  return months.empty() ||
         std::find(months.begin(), months.end(), static_cast<unsigned>(month)) != months.end();
}

const RecordRule& discussions_rule() {
  static const RecordRule rule{
      "the discussions",
      {{"from", Type::month_day, required, "the first day of the months in which they are held"},
       {"to", Type::month_day, required, "the last day of those months"},
       {"draft_days", Type::number, optional, "within how many days of the discussion the draft is sent"},
       {"review_days", Type::number, optional, "within how many days of the draft mistakes are reported"},
       {"final_days", Type::number, optional,
        "within how many days of the discussion the final minutes are sent"},
       {"whole_plan_months", Type::number, optional,
        "within how many months every initiative is discussed"}}};
  return rule;
}

const RecordRule& duty_rule() {
  static const RecordRule rule{
      "a duty",
      {{"id", Type::identifier, required, "never changed"},
       {"role", Type::text, required, "whose duty it is"},
       {"occasion",
        Type::choice,
        required,
        "what it belongs to",
        nullptr,
        {"ongoing", "discussion", "report", "summative", "day"}},
       {"months", Type::texts, optional,
        "the months in which it is due, as numbers from 1 to 12; none named: all"},
       {"text", Type::text, required, "what is done, in plain words"},
       {"due", Type::month_day, optional, "of the occasion day: which day of each year"},
       {"days_before", Type::number, optional,
        "how many days before the day, the discussion or the report is due it is done at the latest"},
       {"days_after", Type::number, optional,
        "how many days after the day, the discussion or the report it is done at the latest"}}};
  return rule;
}

DiscussionRules read_discussion_rules(const SourceValue& framework) {
  DiscussionRules rules;
  const auto records = read_records(framework, "discussions");
  if (records.empty()) return rules;
  const SourceValue& map = *records.front();
  rules.from = read_month_day(map, "from");
  rules.to = read_month_day(map, "to");
  rules.draft_days = read_number(map, "draft_days");
  rules.review_days = read_number(map, "review_days");
  rules.final_days = read_number(map, "final_days");
  rules.whole_plan_months = read_number(map, "whole_plan_months");
  return rules;
}

std::vector<Duty> read_duties(const SourceValue& framework) {
  std::vector<Duty> duties;
  for (const SourceValue* map : read_records(framework, "duties")) {
    Duty duty;
    duty.id = read_text(*map, "id");
    duty.role = read_text(*map, "role").value;
    duty.occasion = parse_occasion(read_text(*map, "occasion").value);
    for (const PlacedText& month : read_texts(*map, "months")) {
      for (unsigned number = 1; number <= 12; ++number) {
        if (std::to_string(number) == month.value) duty.months.push_back(number);
      }
    }
    duty.text = read_text(*map, "text").value;
    duty.due = read_month_day(*map, "due");
    const SourceValue::Entry* due = map->find("due");
    duty.states_due = due != nullptr && due->value.kind != SourceValue::Kind::nothing;
    duty.days_before = read_number(*map, "days_before");
    duty.days_after = read_number(*map, "days_after");
    duties.push_back(std::move(duty));
  }
  return duties;
}

}  // namespace gazette
