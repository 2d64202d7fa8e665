// The tables of records: pages and assessments whose facts the program compares and shows by the table alone.
#include "model/schema.h"

namespace gazette {

namespace {

constexpr Need required = Need::required;
constexpr Need optional = Need::optional;
using Type = FieldType;

std::vector<FieldRule> with_page_fields(std::vector<FieldRule> fields) {
  const std::vector<FieldRule>& common = page_rule().fields;
  fields.insert(fields.end(), common.begin(), common.end());
  return fields;
}

// What every document of a plan says about itself.
std::vector<FieldRule> with_document_fields(std::vector<FieldRule> fields) {
  for (const FieldRule& field : page_rule().fields) {
    if (field.key != "id" && field.key != "draft") fields.push_back(field);
  }
  return fields;
}

const RecordRule rubric_rating{
    "a rating",
    {{"criterion", Type::identifier, required, "the id of a criterion of the rubric"},
     {"level", Type::text, required, "a level of the rubric's scale, in its exact words"},
     {"elements", Type::identifiers, optional, "the ids of the criterion's elements that were found"},
     {"note", Type::text, optional, "why"},
     {"evidence", Type::texts, optional, "what the rating rests on, by title"}}};

const RecordRule paragraph{"a paragraph",
                           {{"number", Type::text, required, "such as 2.05(12)(b)1, in quotes"},
                            {"title", Type::text, optional, "a few words on what it is about"},
                            {"text", Type::text, required, "what it says, in plain words of our own"}}};

const RecordRule wrong_citation{
    "a wrong citation",
    {{"written", Type::text, required, "the number as other documents write it by mistake"},
     {"means", Type::text, required, "the number that they mean"},
     {"about", Type::text, optional, "words in the same paragraph, where the number alone may be right"},
     {"note", Type::text, optional, "how to know"}}};

const RecordRule rubric_level{"a level of the rubric",
                              {{"name", Type::text, required, "its exact words"},
                               {"next_step", Type::text, optional, "what follows from it"},
                               {"meaning", Type::text, optional, "what it means, in plain words"}}};

const RecordRule element{"an element",
                         {{"id", Type::identifier, required, "what assessments call it; never changed"},
                          {"title", Type::text, required, "what is looked for"}}};

const RecordRule criterion_level{
    "a level of a criterion",
    {{"name", Type::text, required, "a level of the scale, in its exact words"},
     {"meaning", Type::text, required, "what is seen at this level"},
     {"elements", Type::number, optional, "how many of the criterion's elements it takes at least"}}};

const RecordRule criterion{
    "a criterion",
    {{"id", Type::identifier, required, "what assessments call it; never changed"},
     {"title", Type::text, required, "what is judged"},
     {"question", Type::text, optional, "the question to ask"},
     {"elements", Type::records, optional, "what can be counted", &element},
     {"levels", Type::records, optional, "what is seen at each level", &criterion_level}}};

const RecordRule program_year{
    "a year of the program",
    {{"id", Type::identifier, required, "what the calendar calls it; never changed"},
     {"title", Type::text, required, "such as Year 1"},
     {"school_year", Type::text, optional, "such as 2024-25"},
     {"focus", Type::texts, optional, "what the year is about"}}};

const RecordRule program_outcome{"an outcome of the program",
                                 {{"id", Type::identifier, required, "never changed"},
                                  {"text", Type::text, required, "what will be reached"},
                                  {"by", Type::text, optional, "by when, in the author's own words"},
                                  {"due", Type::date, optional, "by which day"}}};

const RecordRule how_many{"the limits",
                          {{"at_least", Type::number, optional, "how few there may be"},
                           {"at_most", Type::number, optional, "how many there may be"}}};

const RecordRule team_role{
    "a role of the team",
    {{"role", Type::text, required, "the role"},
     {"at_least", Type::number, optional, "how few of them a district's team may have"},
     {"note", Type::text, optional, "who may be meant, and from where"}}};

const RecordRule program_role{
    "a role of the calendar",
    {{"id", Type::identifier, required, "what the calendar calls it; never changed"},
     {"title", Type::text, required, "its name"},
     {"meaning", Type::text, optional, "what is expected of it all year"}}};

const RecordRule deadline{"a deadline",
                          {{"id", Type::identifier, required, "never changed"},
                           {"text", Type::text, required, "what is due"},
                           {"when", Type::text, optional, "the author's own words for the time"},
                           {"due", Type::date, optional, "by which day"},
                           {"who", Type::identifiers, optional, "the ids of the roles whose matter it is"}}};

const RecordRule activity_type{"a type of activity",
                               {{"id", Type::identifier, required, "what the calendar calls it"},
                                {"title", Type::text, required, "its name"},
                                {"meaning", Type::text, optional, "what it is, in plain words"}}};

const RecordRule role_task{"a task",
                           {{"role", Type::identifier, required, "the id of the role"},
                            {"text", Type::text, required, "what this role does there"}}};

const RecordRule program_event{"an event",
                               {{"id", Type::identifier, required, "never changed"},
                                {"what", Type::text, required, "its name"},
                                {"year", Type::identifier, optional, "the id of the program's year"},
                                {"when", Type::text, optional, "the author's own words for the time"},
                                {"from", Type::date, optional, "its first day"},
                                {"to", Type::date, optional, "its last day"},
                                {"type", Type::identifier, optional, "the id of the type of activity"},
                                {"where", Type::text, optional, "the place, or whether it is virtual"},
                                {"who", Type::identifiers, optional, "the ids of the roles that take part"},
                                {"optional_for", Type::texts, optional, "who may come, too"},
                                {"tasks", Type::records, optional, "what a role does there", &role_task},
                                {"parts", Type::texts, optional, "what happens there, step by step"}}};

const RecordRule cycle_part{"a part of the cycle",
                            {{"id", Type::identifier, required, "never changed"},
                             {"title", Type::text, required, "what is done"},
                             {"week", Type::number, optional, "after how many weeks; none: all through"},
                             {"who", Type::identifiers, optional, "the ids of the roles that take part"},
                             {"meaning", Type::text, optional, "what it is for"}}};

const RecordRule cycle{"the cycle",
                       {{"weeks", Type::number, required, "how many weeks one takes"},
                        {"parts", Type::records, optional, "what happens in it", &cycle_part}}};

const RecordRule team_count{"a part of the team",
                            {{"role", Type::text, required, "a role of the program's team"},
                             {"count", Type::number, required, "how many there are"}}};

const RecordRule check_in{
    "a check-in",
    {{"part", Type::identifier, required, "the id of the part of the cycle"},
     {"state", Type::choice, required, "whether it was held", nullptr, {"held", "due", "missed"}},
     {"date", Type::date, optional, "the day on which it was held, or to which it was moved"},
     {"note", Type::text, optional, "what came of it, or why it was missed"}}};

const RecordRule started_cycle{
    "a cycle that began",
    {{"id", Type::identifier, required, "never changed"},
     {"starts", Type::date, required, "its first day"},
     {"goal", Type::text, optional, "what is to be reached in it"},
     {"check_ins", Type::records, optional, "how the parts of the cycle that have a day went", &check_in}}};

const RecordRule program_school{"a school of the program",
                                {{"school", Type::identifier, required, "the id of a school of the district"},
                                 {"priorities", Type::texts, optional, "the priorities that it chose"}}};

const RecordRule program_district{
    "a district of the program",
    {{"district", Type::identifier, required, "the id of the district"},
     {"status",
      Type::choice,
      required,
      "how far it is",
      nullptr,
      {"applied", "selected", "taking part", "completed", "left"}},
     {"from", Type::date, optional, "since when"},
     {"years", Type::identifiers, optional, "the ids of the program's years in which it takes part"},
     {"team", Type::records, optional, "how many of each role take part", &team_count},
     {"priorities", Type::texts, optional, "the priorities that it chose"},
     {"schools", Type::records, optional, "its schools that take part", &program_school},
     {"cycles", Type::records, optional, "its cycles, by their first days", &started_cycle}}};

const RecordRule program_link{
    "a link",
    {{"title", Type::text, required, "what is there"}, {"url", Type::text, required, "its address"}}};

}  // namespace

const RecordRule& regulation_rule() {
  static const RecordRule rule{
      "the regulation",
      with_page_fields({{"citation", Type::text, required, "how it is cited, such as 603 CMR 2.05"},
                        {"official_text", Type::text, required, "the address of the official text"},
                        {"in_force_from", Type::date, optional, "the day from which it is in force"},
                        {"in_force_to", Type::date, optional, "the last day on which it was"},
                        {"paragraphs", Type::records, required, "its paragraphs, in order", &paragraph},
                        {"wrong_citations", Type::records, optional,
                         "numbers that are often written by mistake", &wrong_citation}})};
  return rule;
}

const RecordRule& rubric_rule() {
  static const RecordRule rule{
      "the rubric",
      with_page_fields({{"scale", Type::records, required, "its levels, best first", &rubric_level},
                        {"criteria", Type::records, required, "what is judged", &criterion}})};
  return rule;
}

const RecordRule& assessment_rule() {
  static const RecordRule rule{
      "the assessment",
      with_document_fields(
          {{"id", Type::identifier, required, "never changed"},
           {"kind", Type::choice, required, "assessment", nullptr, {"assessment"}},
           {"plan", Type::identifier, required, "the id of the plan that is judged"},
           {"rubric", Type::identifier, required, "the id of a page in content/rubrics/"},
           {"author", Type::text, optional, "the role that judged"},
           {"ratings", Type::records, required, "the level of each criterion", &rubric_rating},
           {"overall", Type::text, optional, "the judgment as a whole"},
           {"next_step", Type::text, optional, "what follows"}})};
  return rule;
}

const RecordRule& program_rule() {
  static const RecordRule rule{
      "the program",
      with_page_fields(
          {{"owner", Type::text, optional, "the office that runs it"},
           {"districts", Type::records, optional, "the districts in it", &program_district},
           {"years", Type::records, optional, "its years, in order", &program_year},
           {"outcomes", Type::records, optional, "what it is to reach", &program_outcome},
           {"district_limits", Type::record, optional, "how many districts take part", &how_many},
           {"priority_limits", Type::record, optional, "how many priorities a district chooses", &how_many},
           {"team", Type::records, optional, "who is in a district's team", &team_role},
           {"eligibility", Type::texts, optional, "who may apply"},
           {"priority_to", Type::texts, optional, "who is preferred"},
           {"deadlines", Type::records, optional, "what is due when, to take part", &deadline},
           {"activity_types", Type::records, optional, "the kinds of activities", &activity_type},
           {"cycle", Type::record, optional, "the cycle that is repeated", &cycle},
           {"calendar", Type::records, optional, "what happens when, and for whom", &program_event},
           {"roles", Type::records, optional, "for whom the calendar is", &program_role},
           {"links", Type::records, optional, "where to read on", &program_link}})};
  return rule;
}

}  // namespace gazette
