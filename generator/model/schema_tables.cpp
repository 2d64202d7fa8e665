// The tables themselves. What a field means is said once, here, for messages, manual and JSON Schema.
#include "model/redirects_rule.h"
#include "model/schema.h"

#include "model/duties.h"

namespace gazette {

namespace {

constexpr Need required = Need::required;
constexpr Need optional = Need::optional;
using Type = FieldType;

// What every document says about itself.
std::vector<FieldRule> with_common_fields(std::vector<FieldRule> fields) {
  const std::vector<FieldRule> common = {
      {"title", Type::text, optional, "the title of the page"},
      {"status",
       Type::choice,
       optional,
       "who may see it: only what is published is public",
       nullptr,
       {"draft", "review", "published", "withdrawn"}},
      {"audience",
       Type::choice,
       optional,
       "internal documents are never published",
       nullptr,
       {"public", "internal"}},
      {"publish_on", Type::date, optional, "the day from which the public sees this version"},
      {"dated", Type::date, optional, "the document's own date, as against its publication here"},
      {"approved_on", Type::date, optional, "the day on which it was approved"},
      {"revision_note", Type::text, optional, "why this version differs from the one before, for readers"},
      {"lang", Type::text, optional, "the language of the document, such as es"},
      {"summary", Type::text, optional, "one or two sentences for lists of pages"},
  };
  fields.insert(fields.end(), common.begin(), common.end());
  return fields;
}

const RecordRule contact{"the contact",
                         {{"role", Type::text, required, "whom to ask, as a role"},
                          {"email", Type::text, optional, "where to write"},
                          {"phone", Type::text, optional, "where to call"},
                          {"web", Type::text, optional, "the district's own site"}}};

const RecordRule school{"a school",
                        {{"id", Type::identifier, required, "what plans call it; never changed"},
                         {"name", Type::text, required, "its full name"},
                         {"code", Type::text, optional, "its state code, in quotes"},
                         {"grades", Type::text, optional, "such as K-5"},
                         {"contact", Type::record, optional, "whom to ask about this school", &contact}}};

const RecordRule designation{
    "a designation",
    {{"from", Type::date, required, "the day from which it holds"},
     {"level", Type::text, required, "in the words of its time, such as Level 4"},
     {"school", Type::identifier, optional, "if it is a school's and not the district's"},
     {"note", Type::text, optional, "why, or by whom"}}};

const RecordRule meeting{"a meeting",
                         {{"date", Type::date, required, "the day of the school committee's meeting"},
                          {"topic", Type::text, optional, "what it is about"}}};

const RecordRule objective{
    "an objective",
    {{"id", Type::identifier, required, "what the plan's other files call it; never changed"},
     {"number", Type::number, required, "its rank in the plan"},
     {"title", Type::text, required, "what is to be reached"},
     {"lead", Type::text, optional, "the one role that leads it"},
     {"aligns_with", Type::texts, optional,
      "what it serves in another plan: an id, or the plan's id, a slash and the id"}}};

const RecordRule final_outcome{"a final outcome",
                               {{"id", Type::identifier, required, "never changed"},
                                {"text", Type::text, required, "what students reach by the end of the year"},
                                {"due", Type::date, optional, "by which day"},
                                {"when", Type::text, optional, "the author's own words for the day"},
                                {"measure", Type::text, optional, "how it is measured"},
                                {"population", Type::text, optional, "of whom"},
                                {"baseline", Type::text, optional, "the figure to begin with"},
                                {"target", Type::text, optional, "the figure to reach"}}};

const RecordRule stage{"a stage",
                       {{"due", Type::date, optional, "by which day"},
                        {"when", Type::text, optional, "the author's own words for the day"},
                        {"target", Type::text, required, "the figure to reach by then"}}};

const RecordRule benchmark{
    "a benchmark",
    {{"id", Type::identifier, required, "what reports call it; never changed"},
     {"type", Type::identifier, optional, "in the list of benchmarks: one of the framework's types"},
     {"text", Type::text, required, "what will be seen"},
     {"measure", Type::text, optional, "how it is seen or measured"},
     {"population", Type::text, optional, "of whom"},
     {"frequency", Type::text, optional, "how often it is looked at"},
     {"stages", Type::records, optional, "by which day how much", &stage}}};

const RecordRule activity{
    "an activity",
    {{"id", Type::identifier, required, "never changed"},
     {"quarter", Type::text, optional, "one of the framework's quarters, if it has any"},
     {"text", Type::text, required, "what is done"},
     {"lead", Type::text, optional, "the role that leads it"},
     {"start", Type::date, optional, "the day it starts"},
     {"complete", Type::date, optional, "the day it is complete"},
     {"when", Type::text, optional, "the author's own words for the time"},
     {"frequency", Type::text, optional, "how often, if it repeats"}}};

const RecordRule period{
    "the period",
    {{"from", Type::date, required, "its first day"}, {"to", Type::date, required, "its last day"}}};

const FieldRule on_scale{"a scale", Type::text, optional,
                         "by the id of a scale of the framework: one of its steps, in its exact words"};

const RecordRule rating{"a rating",
                        {{"initiative", Type::identifier, required, "the id of the initiative"},
                         {"evidence", Type::texts, optional, "what the rating rests on, by title"},
                         {"correction_reason", Type::text, optional, "why a published rating was corrected"}},
                        &on_scale};

const RecordRule benchmark_status{
    "a benchmark's status",
    {{"initiative", Type::identifier, optional,
      "the id of the initiative; none: a final outcome of the plan is meant"},
     {"benchmark", Type::identifier, required, "the id of the benchmark or of the final outcome"},
     {"stage", Type::date, optional, "which stage, by its due date"},
     {"status", Type::text, required,
      "how it stands: met, partly met, not met, not yet due, no data, or the framework's own words"},
     {"figure", Type::text, optional, "what was measured"},
     {"dated", Type::date, optional, "when it was measured"},
     {"group_size", Type::number, optional, "how many students the figure is of"},
     {"population", Type::number, optional, "of how many students altogether those are a part"},
     {"correction_reason", Type::text, optional, "why a published status or figure was corrected"}}};

const RecordRule late_note{
    "a note",
    {{"document", Type::text, required, "the id or the path of the document"},
     {"version", Type::text, required, "the version that it is about, such as 2024-10-01"},
     {"note", Type::text, optional, "why that version differs from the one before, for readers"},
     {"reason", Type::text, optional, "why that version of a report corrected what was published"},
     {"initiative", Type::identifier, optional, "with a reason: the id of the initiative"},
     {"scale", Type::text, optional, "with a reason: on which scale, if it is not all of them"},
     {"benchmark", Type::identifier, optional,
      "with a reason: the id of the benchmark, if it is not a rating's"},
     {"stage", Type::date, optional, "with a reason: which stage of the benchmark, by its due date"}}};

// What frameworks declare, and plans and sheets state.
const FieldRule stated_fact{"a fact", Type::texts, optional,
                            "by the id of a fact that the framework declares"};
const RecordRule stated_facts{"the facts", {}, &stated_fact};
const RecordRule stated_row{"a row", {{"id", Type::identifier, required, "never changed"}}, &stated_fact};
const FieldRule stated_rows{"a table", Type::records, optional,
                            "by the id of a table that the framework declares: its rows", &stated_row};
const RecordRule stated_tables{"the tables", {}, &stated_rows};

}  // namespace

const RecordRule& site_rule() {
  static const RecordRule rule{
      "the site",
      {{"title", Type::text, required, "the name of the site"},
       {"language", Type::text, optional, "the language of the site, such as en"},
       {"languages", Type::texts, optional,
        "the languages in which readers can read the site, such as [en, es]; the first is its own"},
       {"theme", Type::text, optional, "the folder in themes/ that the site is drawn with"},
       {"utc_offset", Type::text, optional, "the site's fixed distance from UTC, such as -05:00"},
       {"default_status",
        Type::choice,
        optional,
        "the status of documents that state none",
        nullptr,
        {"draft", "review", "published", "withdrawn"}},
       {"content", Type::texts, optional, "the folders that hold the documents"},
       {"rules", Type::record, optional, "rules that are an error, a warning or off on this site",
        &severities_rule()},
       {"small_group", Type::number, optional, "figures of fewer students aren't published (10 at least)"},
       {"reading_grade", Type::number, optional, "texts harder than this school grade get a warning"},
       {"packet_questions", Type::text, optional,
        "the page of questions, or one of its sections, that packets for meetings end with"},
       {"packet_pdf", Type::flag, optional,
        "true if packets lead to themselves as a PDF, which publish then draws"},
       {"address", Type::text, optional,
        "where readers find the site, such as https://plans.example.org: for feeds, sitemap and canonical "
        "links"},
       {"license", Type::text, optional, "under which license others may use the site's data"},
       {"license_url", Type::text, optional, "where that license can be read"},
       {"publish", Type::record, optional, "how and where the site is published", &publish_rule()},
       {"is_export", Type::flag, optional,
        "true in what export-public made: its texts were checked where they were written"}}};
  return rule;
}

const RecordRule& redactions_rule() {
  static const RecordRule entry{
      "a redaction",
      {{"document", Type::text, required, "the id of a plan, report or minutes, or the path of a page"},
       {"versions", Type::texts, optional, "the ids of the versions that are withheld, or all"},
       {"from", Type::date, optional, "in place of ids: the versions published from this day on"},
       {"to", Type::date, optional, "up to this day"},
       {"reason", Type::text, required, "why, for readers"},
       {"decided_on", Type::date, required, "the day on which it was decided"},
       {"digest", Type::text, optional, "what pins the versions; the check says the right one"}}};
  static const RecordRule rule{
      "the list of redactions",
      {{"redactions", Type::records, required, "which published versions are withheld", &entry}}};
  return rule;
}

const RecordRule& notes_rule() {
  static const RecordRule rule{
      "the late notes",
      {{"notes", Type::records, required, "what was to be said of old versions, later", &late_note}}};
  return rule;
}

const RecordRule& redirects_rule() {
  static const RecordRule entry{
      "a redirect",
      {{"from", Type::text, required, "the address of an earlier site, such as /old/plans.html"},
       {"to", Type::text, required, "the address of the page that it leads to"}}};
  static const RecordRule rule{
      "the list of redirects",
      {{"redirects", Type::records, required, "which old addresses lead where", &entry}}};
  return rule;
}

const RecordRule& page_rule() {
  static const RecordRule rule{
      "a page",
      with_common_fields({{"id", Type::identifier, optional, "the name that the page keeps when it moves"},
                          {"draft", Type::flag, optional, "true: nobody else sees the page"}})};
  return rule;
}

const RecordRule& district_rule() {
  static const RecordRule rule{
      "the district",
      {{"id", Type::identifier, required, "the name of its folder"},
       {"name", Type::text, required, "its full name"},
       {"organization",
        Type::choice,
        optional,
        "department: it is the Department, not a district",
        nullptr,
        {"district", "department"}},
       {"code", Type::text, optional, "its state code, in quotes"},
       {"region", Type::text, optional, "the part of the state"},
       {"contact", Type::record, optional, "whom to ask", &contact},
       {"schools", Type::records, optional, "its schools", &school},
       {"designations", Type::records, optional, "where it stands in the process, oldest first",
        &designation},
       {"meetings", Type::records, optional, "meetings of its school committee", &meeting}}};
  return rule;
}

const RecordRule& plan_rule() {
  static const RecordRule rule{
      "the plan",
      with_common_fields(
          {{"id", Type::identifier, required, "what reports call it; never changed"},
           {"kind", Type::choice, required, "plan", nullptr, {"plan"}},
           {"framework", Type::identifier, required,
            "what kind of plan it is: a file in content/frameworks/"},
           {"school_year", Type::text, required, "such as 2024-25; of several, the first"},
           {"years", Type::number, optional, "how many school years it spans, if not one"},
           {"continues", Type::identifier, optional, "the id of the plan of the year before"},
           {"objectives", Type::records, required, "its objectives, priorities or goals, by rank",
            &objective},
           {"final_outcomes", Type::records, optional, "what students reach by the end of the year",
            &final_outcome},
           {"facts", Type::record, optional, "what its framework asks for", &stated_facts},
           {"tables", Type::record, optional, "the tables that its framework asks for", &stated_tables}})};
  return rule;
}

const RecordRule& initiative_rule() {
  static const RecordRule rule{
      "the strategy sheet",
      with_common_fields(
          {{"id", Type::identifier, required, "what reports call it; never changed, whatever the number"},
           {"kind", Type::choice, required, "initiative", nullptr, {"initiative"}},
           {"objective", Type::identifier, required, "A: the id of its objective"},
           {"number", Type::text, required, "C: such as 1.1, in quotes"},
           {"lead", Type::text, optional, "D: the one role that leads it"},
           {"resources", Type::texts, optional, "G: people, funds, partners, time, materials"},
           {"continues", Type::identifier, optional, "the id it had the year before"},
           {"split_from", Type::identifiers, optional,
            "ids of the year before, of each of which it is a part"},
           {"merged_from", Type::identifiers, optional, "ids of the year before that became one in it"},
           {"schools", Type::identifiers, optional, "where it happens; none named: everywhere"},
           {"short_term_outcomes", Type::records, optional, "E: early results, with dates", &benchmark},
           {"early_evidence", Type::records, optional, "F: what will be seen first, and by when", &benchmark},
           {"benchmarks", Type::records, optional, "those of the framework's other types", &benchmark},
           {"aligns_with", Type::texts, optional,
            "what it serves in another plan: an id, or the plan's id, a slash and the id"},
           {"facts", Type::record, optional, "what its framework asks of sheets", &stated_facts},
           {"tables", Type::record, optional, "the tables that its framework asks of sheets", &stated_tables},
           {"activities", Type::records, optional, "H to K: the steps, by quarter", &activity}})};
  return rule;
}

const RecordRule& report_rule() {
  static const RecordRule rule{
      "the report",
      with_common_fields(
          {{"id", Type::identifier, required, "never changed"},
           {"kind", Type::identifier, required,
            "progress-report, summative-report, or another kind of its framework"},
           {"plan", Type::identifier, required, "the id of the plan it measures"},
           {"period", Type::record, required, "what time it covers", &period},
           {"author", Type::text, optional, "the role that wrote it"},
           {"sent_for_review_on", Type::date, optional,
            "the day on which it went to the Department; never public"},
           {"corrected_on", Type::date, optional,
            "the day on which its facts were corrected after that review; never public"},
           {"ratings", Type::records, optional, "a rating on each scale for each initiative", &rating},
           {"benchmarks", Type::records, optional, "how benchmarks stand", &benchmark_status}})};
  return rule;
}

const RecordRule& minutes_rule() {
  static const RecordRule rule{
      "the minutes",
      with_common_fields(
          {{"id", Type::identifier, required, "never changed"},
           {"kind", Type::choice, required, "minutes", nullptr, {"minutes"}},
           {"plan", Type::identifier, required, "the id of the plan that was discussed"},
           {"next_on", Type::date, optional, "the day of the next highlight discussion"},
           {"participants", Type::texts, optional, "who took part, as roles"},
           {"submitted_by", Type::text, optional, "the role that wrote them"},
           {"discussed", Type::identifiers, optional, "the ids of the initiatives that were discussed"},
           {"draft_sent_on", Type::date, optional,
            "the day on which the draft went to the Superintendent and the Plan Monitor"},
           {"reported_on", Type::date, optional, "the day on which they had reported what was wrong in it"},
           {"final_on", Type::date, optional, "the day on which the final minutes were sent"}})};
  return rule;
}

const std::vector<FileKindRule>& all_rules() {
  static const std::vector<FileKindRule> rules = {
      {"site", "site/site.yml: the site as a whole", &site_rule()},
      {"redactions", "site/redactions.yml: published versions that are withheld", &redactions_rule()},
      {"notes", "site/notes.yml: late notes on old versions", &notes_rule()},
      {"redirects", "site/redirects.yml: addresses of an earlier site", &redirects_rule()},
      {"page", "a page of guidance: Markdown in a content folder", &page_rule()},
      {"framework", "content/frameworks/*.yml: a kind of plan", &framework_rule()},
      {"district", "plans/<district>/district.yml", &district_rule()},
      {"plan", "plans/<district>/<school-year>/plan.md", &plan_rule()},
      {"initiative", "plans/<district>/<school-year>/<number>-<words>.md: a strategy sheet",
       &initiative_rule()},
      {"report", "plans/<district>/<school-year>/reports/*.md", &report_rule()},
      {"minutes", "plans/<district>/<school-year>/minutes/*.md", &minutes_rule()},
      {"assessment", "plans/<district>/<school-year>/assessments/*.md", &assessment_rule()},
      {"program", "content/programs/*.md", &program_rule()},
      {"regulation", "content/regulations/*.md: its paragraphs, numbered", &regulation_rule()},
      {"rubric", "content/rubrics/*.md: what is judged, by which levels", &rubric_rule()},
  };
  return rules;
}

}  // namespace gazette
