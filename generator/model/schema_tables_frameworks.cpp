// What a framework may say. The other kinds of files have their tables in schema_tables.cpp.
#include "model/schema.h"

#include "model/duties.h"

namespace gazette {

namespace {

constexpr Need required = Need::required;
constexpr Need optional = Need::optional;
using Type = FieldType;

const RecordRule section{"a section",
                         {{"id", Type::identifier, required, "never changed"},
                          {"title", Type::text, required, "the heading in the text"},
                          {"meaning", Type::text, optional, "what belongs there"},
                          {"required", Type::flag, optional, "true: a text without it is incomplete"}}};

const RecordRule level{
    "a level",
    {{"id",
      Type::choice,
      required,
      "objective: the first level; initiative: the second one, with a sheet each",
      nullptr,
      {"objective", "initiative"}},
     {"title", Type::text, required, "its full name"},
     {"one", Type::text, required, "one of them, in a sentence"},
     {"other", Type::text, required, "several of them, in a sentence"},
     {"at_least", Type::number, optional, "how few there may be"},
     {"usually_at_most", Type::number, optional, "how many there usually are: more is a warning"},
     {"at_most", Type::number, optional, "how many there may be"},
     {"sections", Type::records, optional, "the headings of each item's text", &section},
     {"aligns", Type::flag, optional, "true: each says under aligns_with what it serves in another plan"},
     {"titles", Type::texts, optional, "the titles that they have, where such plans don't choose them"}}};

const RecordRule benchmark_type{
    "a type of benchmark",
    {{"id", Type::text, required,
      "activities, early_evidence, short_term_outcomes, final_outcomes, or the type that sheets name"},
     {"title", Type::text, required, "its name"},
     {"measures", Type::text, optional, "the id of the scale that it tells about"},
     {"meaning", Type::text, required, "what it is, in plain words"},
     {"question", Type::text, optional, "the question it answers"},
     {"frequency", Type::text, optional, "how often it is looked at"},
     {"at_least", Type::number, optional,
      "how few of them each sheet has; of final_outcomes, how few the plan has"}}};

const RecordRule step{"a step",
                      {{"name", Type::text, required, "the exact words"},
                       {"meaning", Type::text, required, "what it means, in plain words"},
                       {"symbol", Type::text, optional, "a character that stands for it beside the words"}}};

const RecordRule scale{"a scale",
                       {{"id", Type::identifier, required, "the key in a report's ratings"},
                        {"title", Type::text, required, "its name"},
                        {"for_families", Type::text, optional, "its name on the pages of schools"},
                        {"meaning", Type::text, optional, "what it rates"},
                        {"steps", Type::records, required, "best first", &step}}};

const RecordRule quarter{"a quarter",
                         {{"id", Type::text, required, "as sheets write it"},
                          {"from", Type::month_day, required, "its first day"},
                          {"to", Type::month_day, required, "its last day"}}};

const RecordRule report_kind{
    "a kind of report",
    {{"id", Type::identifier, required, "the kind that reports state"},
     {"title", Type::text, required, "its name"},
     {"sums_up", Type::flag, optional, "true: it sums up a year, and its time may hold that of others"},
     {"sections", Type::records, optional, "the headings of such a report", &section}}};

const RecordRule status_word{"a status",
                             {{"name", Type::text, required, "the exact words"},
                              {"means",
                               Type::choice,
                               required,
                               "what it comes to",
                               nullptr,
                               {"met", "partly met", "not met", "not yet due", "no data"}}}};

const RecordRule declared_field{
    "a fact",
    {{"id", Type::identifier, required, "its key"},
     {"title", Type::text, required, "what readers call it"},
     {"type",
      Type::choice,
      required,
      "what it may hold",
      nullptr,
      {"text", "texts", "date", "number", "amount", "flag", "choice", "school", "objective"}},
     {"required", Type::flag, optional, "true: it must be stated"},
     {"choices", Type::texts, optional, "of a choice: the words among which to choose"},
     {"meaning", Type::text, optional, "what belongs there"},
     {"due", Type::flag, optional, "true: of a day by which something is to be done"}}};

const RecordRule rows_for_each{
    "the rows for each value",
    {{"column", Type::identifier, required,
      "a column of the table; of the type objective or choice: each of them counts"},
     {"at_least", Type::number, optional, "how few rows there may be for each"},
     {"at_most", Type::number, optional, "how many rows there may be for each"}}};

const RecordRule declared_table{
    "a table",
    {{"id", Type::identifier, required, "its key"},
     {"title", Type::text, required, "what readers call it"},
     {"meaning", Type::text, optional, "what belongs there"},
     {"columns", Type::records, required, "what each row states", &declared_field},
     {"at_least", Type::number, optional, "how few rows there may be"},
     {"at_most", Type::number, optional, "how many rows there may be"},
     {"for_each", Type::record, optional, "how many there may be for each value of a column", &rows_for_each},
     {"one_row_for", Type::identifier, optional,
      "a column of choices, each of which has one row: the table is a grid"}}};

const RecordRule series{
    "figures by year",
    {{"table", Type::identifier, required, "the table that holds them, a row for each figure"},
     {"of", Type::identifier, required, "the table that says what is measured"},
     {"row", Type::identifier, required, "the column that names a row of that table by its id"},
     {"direction", Type::identifier, required, "the column of that table that says rise or fall"},
     {"unit", Type::identifier, optional, "the column of that table that says in what it is measured"},
     {"group", Type::identifier, optional, "the column that says for whom"},
     {"year", Type::identifier, required, "the column of the year, such as 2024-25 or 2024"},
     {"value", Type::identifier, required, "the column of the figure, of the type amount"},
     {"target", Type::identifier, optional, "the column of what it should be, of the type amount"}}};

const RecordRule share{
    "a share",
    {{"table", Type::identifier, required, "the table"},
     {"part", Type::identifier, required, "the column of the part, a number"},
     {"whole", Type::identifier, required, "the column of the whole, a number"},
     {"share", Type::identifier, optional, "the column in which the share itself stands"},
     {"at_most", Type::number, optional, "how many percent of the whole the part may be"}}};

const RecordRule declared_in_sheet{
    "the sheet",
    {{"facts", Type::records, optional, "what each sheet states", &declared_field},
     {"tables", Type::records, optional, "the tables of each sheet", &declared_table},
     {"series", Type::records, optional, "which of them hold figures by year", &series},
     {"shares", Type::records, optional, "which of them state shares", &share}}};

const RecordRule designation_words{
    "the designations",
    {{"words", Type::texts, required, "the exact words for where a district or school stands"},
     {"from", Type::date, optional, "the first day on which they hold"},
     {"to", Type::date, optional, "the last day"}}};

const RecordRule day_order{
    "an order of days",
    {{"day", Type::text, required,
      "a fact of the type date; or a table, a slash and a choice of its rows, whose first day is meant"},
     {"after", Type::texts, required, "the days that it doesn't come before, likewise"},
     {"within_days", Type::number, optional, "at most how many days after the last of them it comes"},
     {"unless", Type::text, optional, "a day with which that limit doesn't hold"}}};

const RecordRule coverage{
    "the coverage of schools",
    {{"designated", Type::texts, required, "the designations of schools that must be covered"},
     {"in_table", Type::identifier, required, "the table of the plan in which they must stand"},
     {"column", Type::identifier, required, "the column that names the school by its id"}}};

const RecordRule requirement{
    "who must have such a plan",
    {{"whose",
      Type::choice,
      required,
      "of whom it is asked; of a district of schools: of one that has such a school",
      nullptr,
      {"district", "school", "district of schools"}},
     {"designated", Type::texts, required, "the designations that ask for it"},
     {"within_days", Type::number, optional, "within how many days of the designation"},
     {"due", Type::month_day, optional, "by which day of the year in which the school year begins"},
     {"instead", Type::texts, optional, "the ids of the kinds of plans that do as well"}}};

const FieldRule own_word{"a word", Type::text, optional, "by its name in the theme's strings"};
const RecordRule own_words{"the words", {}, &own_word};
const FieldRule words_of_language{"a language", Type::record, optional,
                                  "by its short name, such as es: words in that language", &own_words};
const RecordRule words_by_language{"the words by language", {}, &words_of_language};

const FieldRule own_name{"a name", Type::text, optional, "by the exact words of the framework"};
const RecordRule own_names{"the names", {}, &own_name};
const FieldRule names_of_language{"a language", Type::record, optional,
                                  "by its short name, such as es: names in that language", &own_names};
const RecordRule names_by_language{"the names by language", {}, &names_of_language};

const RecordRule due_report{"a report of the calendar",
                            {{"id", Type::identifier, required, "never changed"},
                             {"kind", Type::identifier, required, "what kind of report"},
                             {"title", Type::text, required, "its title"},
                             {"from", Type::month_day, required, "the first day it covers"},
                             {"to", Type::month_day, required, "the last day it covers"},
                             {"due", Type::month_day, required, "the day by which it is published"}}};

}  // namespace

const RecordRule& framework_rule() {
  static const RecordRule rule{
      "the framework",
      {{"id", Type::identifier, required, "what plans call it"},
       {"title", Type::text, required, "what a plan of this kind is called"},
       {"kind_of_plan", Type::text, required, "its full name"},
       {"from", Type::date, optional, "the day from which it was in use"},
       {"to", Type::date, optional, "the last day on which it was"},
       {"levels", Type::records, required, "what the two levels are called and how many there may be",
        &level},
       {"summary_words", Type::number, optional, "how many words the sections may have together"},
       {"sections", Type::records, optional, "the headings of a plan", &section},
       {"letters", Type::flag, optional, "true: the sheet's fields have the letters A to K, as on its form"},
       {"years", Type::number, optional, "how many school years such a plan may span"},
       {"benchmark_types", Type::records, optional, "what a sheet measures by", &benchmark_type},
       {"scales", Type::records, optional, "the rating scales", &scale},
       {"benchmark_statuses", Type::texts, optional, "the words for how a benchmark stands"},
       {"statuses", Type::records, optional, "in their place: own words, and what each comes to",
        &status_word},
       {"quarters", Type::records, optional, "the quarters of a sheet, or other parts of the year", &quarter},
       {"facts", Type::records, optional, "what each plan states besides", &declared_field},
       {"tables", Type::records, optional, "the tables of each plan", &declared_table},
       {"sheet", Type::record, optional, "the same of each sheet", &declared_in_sheet},
       {"designations", Type::records, optional,
        "the words for designations; with any such list, other words are a warning", &designation_words},
       {"every_school", Type::record, optional, "which schools a plan must cover", &coverage},
       {"day_orders", Type::records, optional, "which stated day comes after which, and by when", &day_order},
       {"required_of", Type::records, optional, "who must have such a plan", &requirement},
       {"series", Type::records, optional, "tables of figures by year, and which way they should go",
        &series},
       {"shares", Type::records, optional, "shares that tables state, and how large they may be", &share},
       {"words", Type::record, optional, "words of the theme that such plans say otherwise", &own_words},
       {"words_in", Type::record, optional,
        "the same, and what levels are called, in further languages of the site", &words_by_language},
       {"names_in", Type::record, optional,
        "what its ratings, scales, statuses, reports, quarters and designations are called in further "
        "languages",
        &names_by_language},
       {"report_kinds", Type::records, optional, "the kinds of reports on such plans", &report_kind},
       {"reports", Type::records, optional, "which report is due when", &due_report},
       {"discussions", Type::record, optional, "when highlight discussions are held, and their time limits",
        &discussions_rule()},
       {"minutes_sections", Type::records, optional, "the headings of minutes", &section},
       {"duties", Type::records, optional, "who does what when", &duty_rule()}}};
  return rule;
}

}  // namespace gazette
