#include "render/table_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace gazette {

namespace {

using Type = ColumnType;

// How long a row stood, and where: in each table that has a history.
std::vector<ColumnRule> with_span(std::vector<ColumnRule> key, std::vector<ColumnRule> rest) {
  key.push_back({"version", Type::text});
  key.push_back({"published_from", Type::date});
  key.push_back({"published_until", Type::date});
  key.insert(key.end(), rest.begin(), rest.end());
  key.push_back({"address", Type::text, true});
  return key;
}

ColumnRule named(std::string_view name) {
  return {name, Type::text, true};
}

std::vector<TableRule> make_rules() {
  return {
      {"districts",
       {named("district"),
        named("name"),
        {"organization", Type::text, true, {"district", "department"}},
        {"code"},
        {"region"},
        {"contact_role"},
        {"contact_email"},
        {"contact_phone"},
        {"contact_web"},
        named("address")},
       {"district"}},
      {"schools",
       {named("district"),
        named("school"),
        named("name"),
        {"code"},
        {"grades"},
        {"contact_role"},
        {"contact_email"},
        {"contact_phone"},
        {"contact_web"},
        named("address")},
       {"district", "school"},
       {{"district", "districts"}}},
      {"designations",
       {named("district"),
        {"number", Type::number, true},
        {"school"},
        named("level"),
        {"from", Type::date},
        {"until", Type::date},
        {"note"},
        named("address")},
       {"district", "number"},
       {{"district", "districts"}}},
      {"plans",
       with_span({named("plan")}, {{"district"},
                                   {"school"},
                                   {"school_year"},
                                   {"framework"},
                                   {"title"},
                                   {"summary"},
                                   {"dated", Type::date},
                                   {"approved_on", Type::date},
                                   {"continues"},
                                   {"page"}}),
       {"plan", "version"},
       {{"district", "districts"}}},
      {"objectives",
       with_span({named("plan"), named("objective")},
                 {{"rank", Type::number}, {"title"}, {"lead"}, {"serves"}}),
       {"plan", "objective", "version"},
       {{"plan", "plans"}}},
      {"initiatives",
       with_span({named("plan"), named("initiative")}, {{"initiative_number"},
                                                        {"title"},
                                                        {"objective"},
                                                        {"lead"},
                                                        {"schools"},
                                                        {"continues"},
                                                        {"serves"},
                                                        {"page"}}),
       {"plan", "initiative", "version"},
       {{"plan", "plans"}}},
      {"benchmarks",
       with_span({named("plan"), named("initiative"), named("benchmark"), {"stage", Type::number, true}},
                 {{"benchmark_type"},
                  {"text"},
                  {"measure"},
                  {"population"},
                  {"frequency"},
                  {"due", Type::date},
                  {"due_words"},
                  {"target"}}),
       {"plan", "initiative", "benchmark", "stage", "version"},
       {{"plan", "plans"}}},
      {"final_outcomes",
       with_span({named("plan"), named("outcome")}, {{"text"},
                                                     {"measure"},
                                                     {"population"},
                                                     {"baseline"},
                                                     {"due", Type::date},
                                                     {"due_words"},
                                                     {"target"}}),
       {"plan", "outcome", "version"},
       {{"plan", "plans"}}},
      {"activities",
       with_span({named("plan"), named("initiative"), named("activity")}, {{"district"},
                                                                           {"quarter"},
                                                                           {"what"},
                                                                           {"lead"},
                                                                           {"start", Type::date},
                                                                           {"complete", Type::date},
                                                                           {"due_words"},
                                                                           {"frequency"}}),
       {"plan", "initiative", "activity", "version"},
       {{"plan", "plans"}}},
      {"stated_facts",
       with_span({named("plan"), {"initiative"}, named("fact")},
                 {{"district"}, {"fact_title"}, {"fact_type"}, {"value"}}),
       {},
       {{"plan", "plans"}}},
      {"stated_cells",
       with_span({named("plan"), {"initiative"}, named("stated_table"), named("row"), named("column")},
                 {{"district"}, {"fact_title"}, {"fact_type"}, {"value"}}),
       {},
       {{"plan", "plans"}}},
      {"figures",
       with_span({named("plan"),
                  {"initiative"},
                  named("stated_table"),
                  named("measured"),
                  {"group"},
                  named("year")},
                 {{"district"},
                  {"measured_title"},
                  {"value"},
                  {"target"},
                  {"unit"},
                  {"direction", Type::text, true, {"rise", "fall"}}}),
       {},
       {{"plan", "plans"}}},
      {"reports",
       with_span({named("report")}, {{"district"},
                                     {"plan"},
                                     {"kind_of_report"},
                                     {"title"},
                                     {"summary"},
                                     {"author"},
                                     {"period_from", Type::date},
                                     {"period_to", Type::date},
                                     {"dated", Type::date},
                                     {"page"}}),
       {"report", "version"},
       {{"district", "districts"}}},
      {"ratings",
       with_span({named("report"), named("initiative"), named("scale")},
                 {{"district"}, {"plan"}, {"rating"}, {"step", Type::number}, {"correction_reason"}}),
       {"report", "initiative", "scale", "version"},
       {{"report", "reports"}}},
      {"benchmark_statuses",
       with_span({named("report"), {"initiative"}, named("benchmark"), {"stage_due", Type::date}},
                 {{"district"},
                  {"plan"},
                  {"status"},
                  {"state", Type::text, false, {"met", "partly met", "not met", "not yet due", "no data"}},
                  {"figure"},
                  {"dated", Type::date},
                  {"group_size", Type::number},
                  {"group_of", Type::number},
                  {"correction_reason"}}),
       {},
       {{"report", "reports"}}},
      {"minutes",
       with_span({named("minutes")}, {{"district"},
                                      {"plan"},
                                      {"title"},
                                      {"dated", Type::date},
                                      {"draft_sent_on", Type::date},
                                      {"reported_on", Type::date},
                                      {"final_on", Type::date},
                                      {"discussed"},
                                      {"next_on", Type::date},
                                      {"page"}}),
       {"minutes", "version"},
       {{"district", "districts"}}},
      {"assessments",
       with_span({named("assessment")}, {{"district"},
                                         {"plan"},
                                         {"rubric"},
                                         {"title"},
                                         {"author"},
                                         {"dated", Type::date},
                                         {"overall"},
                                         {"next_step"},
                                         {"page"}}),
       {"assessment", "version"},
       {{"district", "districts"}}},
      {"assessment_levels",
       with_span({named("assessment"), named("criterion")}, {{"district"},
                                                             {"plan"},
                                                             {"rubric"},
                                                             {"rubric_level"},
                                                             {"step", Type::number},
                                                             {"elements"},
                                                             {"note"}}),
       {"assessment", "criterion", "version"},
       {{"assessment", "assessments"}}},
      {"programs", with_span({named("program")}, {{"title"}, {"owner"}, {"page"}}), {"program", "version"}},
      {"program_districts",
       with_span(
           {named("program"), named("district")},
           {{"participation", Type::text, false, {"applied", "selected", "taking part", "completed", "left"}},
            {"since", Type::date},
            {"years"},
            {"priorities"}}),
       {"program", "district", "version"},
       {{"program", "programs"}}},
      {"program_schools",
       with_span({named("program"), named("district"), named("school")}, {{"priorities"}}),
       {"program", "district", "school", "version"},
       {{"program", "programs"}}},
      {"program_check_ins",
       with_span({named("program"), named("district"), named("cycle"), named("cycle_part")},
                 {{"what"},
                  {"planned_on", Type::date},
                  {"held", Type::text, false, {"held", "due", "missed"}},
                  {"dated", Type::date},
                  {"note"}}),
       {"program", "district", "cycle", "cycle_part", "version"},
       {{"program", "programs"}}},
      {"amendments",
       {named("plan"),
        named("version"),
        {"number", Type::number, true},
        {"published_on", Type::date, true},
        named("compared_with"),
        {"district"},
        {"part"},
        named("sentence"),
        {"note"},
        named("address")},
       {"plan", "version", "number"},
       {{"plan", "plans"}}},
      {"corrections",
       {named("correction"),
        {"published_on", Type::date, true},
        {"district"},
        named("report"),
        named("version"),
        {"initiative"},
        {"benchmark"},
        {"stage_due", Type::date},
        named("corrected"),
        {"before"},
        {"after"},
        {"reason"},
        {"note"},
        named("address")},
       {"correction"}},
      {"calendar",
       {named("event"),
        {"kind_of_event",
         Type::text,
         true,
         {"report due", "meeting", "benchmark due", "outcome due", "program"}},
        {"date", Type::date, true},
        {"last_date", Type::date, true},
        {"district"},
        {"plan"},
        named("title"),
        named("address")},
       {"event"}},
  };
}

}  // namespace

std::string_view name_of(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return "text";
    case ColumnType::number:
      return "number";
    case ColumnType::date:
      return "date";
  }
  return {};
}

bool TableRule::has(std::string_view column) const {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const ColumnRule& rule) { return rule.name == column; });
}

size_t TableRule::position_of(std::string_view column) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const ColumnRule& rule) { return rule.name == column; });
  return static_cast<size_t>(found - columns.begin());
}

const std::vector<TableRule>& table_rules() {
  static const std::vector<TableRule> rules = make_rules();
  return rules;
}

const TableRule& table_rule(std::string_view name) {
  const std::vector<TableRule>& rules = table_rules();
  return *std::find_if(rules.begin(), rules.end(), [&](const TableRule& rule) { return rule.name == name; });
}

std::vector<std::string> list_table_words() {
  std::set<std::string> words;
  for (const TableRule& table : table_rules()) {
    words.insert(fmt::format("data.table.{}.title", table.name));
    words.insert(fmt::format("data.table.{}.meaning", table.name));
    for (const ColumnRule& column : table.columns) {
      words.insert(fmt::format("data.column.{}", column.name));
      words.insert(fmt::format("data.type.{}", name_of(column.type)));
    }
  }
  return {words.begin(), words.end()};
}

}  // namespace gazette
