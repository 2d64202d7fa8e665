// The manual of rules: what plans and what belongs to them may break.
#include "model/rule_book.h"

namespace gazette {

namespace {

constexpr Severity error = Severity::error;
constexpr Severity warning = Severity::warning;
constexpr InPlainMode absent = InPlainMode::absent;

constexpr RuleEntry districts_and_frameworks_rules[] = {
    {"designation-order", error, absent, "A designation is older than the one before it.",
     "List designations oldest first; the last one holds."},
    {"district-folder", error, absent, "The district's id isn't the name of its folder.",
     "Give both the same name."},
    {"duplicate-id", error, absent, "An id stands twice.",
     "Give one of the two another id; an id that was published stays."},
    {"duplicate-meeting", error, absent, "A meeting stands twice.",
     "List each meeting once, with all its topics."},
    {"duplicate-step", error, absent, "Two steps of a scale have the same words.",
     "Give each step words of its own."},
    {"framework-file", error, absent, "The framework's id isn't the name of its file.",
     "Rename the file, or correct the id."},
    {"unknown-file", error, absent, "A file stands among plans and can't be read as any part of one.",
     "Move or rename it as the message says."},
    {"unknown-school", error, absent, "A school isn't one of the district's.",
     "List it in district.yml, or correct the id."},
};

constexpr RuleEntry plans_rules[] = {
    {"approved-too-early", warning, absent, "A document was approved before the day of its own date.",
     "See which of the two days is right."},
    {"bad-school-year", error, absent, "The school year isn't one.", "Write the two years like 2024-25."},
    {"continues-order", error, absent,
     "A plan continues one that isn't the same district's plan of an earlier year.",
     "Name the plan of the year before."},
    {"duplicate-number", error, absent, "Two objectives or two initiatives have the same number.",
     "Give each a number of its own."},
    {"duplicate-section", error, absent, "A heading stands twice.", "Join the two sections."},
    {"missing-district", error, absent, "A district has plans and says nothing about itself.",
     "Write its district.yml."},
    {"missing-plan", error, absent, "A strategy sheet has no plan beside it.",
     "Write plan.md, or move the sheet to its plan."},
    {"missing-section", error, absent, "A plan lacks a section that its framework requires.",
     "Add the heading and the text below it."},
    {"more-than-usual", warning, absent,
     "There are more objectives or initiatives than such plans usually have.",
     "See whether fewer would be clearer."},
    {"not-public", error, absent, "A public document rests on one that isn't public.",
     "Publish that one too, or keep this one a draft."},
    {"school-year-folder", error, absent, "The plan's school year isn't the name of its folder.",
     "Rename the folder, or correct the year."},
    {"summary-too-long", error, absent, "The sections together have more words than the framework allows.",
     "Keep what a reader needs first; move the rest to the strategy sheets."},
    {"too-few", warning, absent, "A public plan has fewer objectives or initiatives than such a plan needs.",
     "Add what is missing, or publish it."},
    {"too-many", error, absent, "There are more objectives or initiatives than the framework allows.",
     "Keep those that matter most, or join some."},
    {"unknown-framework", error, absent, "There is no framework of that name.",
     "Correct the name, or write the framework."},
    {"unknown-plan", error, absent, "There is no plan of that id.",
     "Write the id that stands in the plan's plan.md."},
};

constexpr RuleEntry strategy_sheets_rules[] = {
    {"activity-dates", error, absent, "An activity is complete before it starts.",
     "Swap the days, or correct one of them."},
    {"activity-quarter", warning, absent, "An activity starts outside the quarter under which it stands.",
     "Move it to the other quarter, or correct the day."},
    {"continued-twice", error, absent, "Two initiatives continue one of the year before.",
     "Where one became several, each of them names it under split_from."},
    {"duplicate-origin", error, absent,
     "A strategy sheet names an initiative of the year before twice as its origin.",
     "Name each once: continued, split or merged."},
    {"no-date", warning, absent, "A benchmark or outcome doesn't say by when, or an activity when.",
     "Add a day, or the author's own words for it."},
    {"no-lead", warning, absent, "An objective, an initiative or an activity has nobody who leads it.",
     "Add the one role that leads it."},
    {"no-measure", warning, absent, "A benchmark or outcome doesn't say how it is measured.",
     "Add the measure."},
    {"number-of-objective", error, absent, "An initiative's number doesn't begin with that of its objective.",
     "Write it like \"1.1\", or correct the objective."},
    {"outside-plan", warning, absent, "A day lies outside the time that the plan may speak of.",
     "See whether the year is right."},
    {"unknown-initiative", error, absent, "There is no initiative of that id in the plan.",
     "Write the id of a strategy sheet."},
    {"unknown-objective", error, absent, "There is no objective of that id in the plan.",
     "Write the id of an objective of plan.md."},
    {"unknown-quarter", warning, absent, "A quarter is none of the framework's.",
     "Write it as the framework does."},
    {"withdrawn-sheet", error, absent,
     "A strategy sheet is withdrawn: it would go from all versions of its plan, and nothing would tell "
     "readers so.",
     "Remove its file to drop the initiative from now on; withhold the versions that nobody should have "
     "read."},
};

constexpr RuleEntry reports_and_minutes_rules[] = {
    {"correction-without-reason", error, absent,
     "The newest version of a report alters a rating, a status or a figure that was published, and says not "
     "why.",
     "Say why: correction_reason beside the value, or a new revision_note of the report."},
    {"dated-too-early", warning, absent, "A report is dated before its period ends.",
     "See which of the two days is right."},
    {"duplicate-rating", error, absent, "A report rates an initiative twice.", "Keep one of the two."},
    {"duplicate-status", error, absent, "A report says twice how a stage stands.", "Keep one of the two."},
    {"missing-rating", warning, absent, "An initiative has one of its two ratings.", "Add the other one."},
    {"missing-stage", error, absent,
     "A benchmark has several stages, and the report doesn't say which one it means.",
     "Name the stage by its day."},
    {"other-plan", error, absent, "A report or minutes stand in another folder than their plan.",
     "Move the file, or correct the plan."},
    {"period-backwards", error, absent, "A period ends before it begins.",
     "Swap the days, or correct one of them."},
    {"period-overlap", error, absent, "Two reports on a plan cover the same time.",
     "Let one end on the day before the other begins."},
    {"report-heading", error, absent, "A heading names no objective or initiative that can stand there.",
     "Write the id of an objective, or below it that of its initiative."},
    {"unknown-benchmark", error, absent,
     "An initiative has no benchmark, or the plan no final outcome, of that id.",
     "Write the id that stands in the strategy sheet."},
    {"unknown-rating", error, absent, "A rating is no step of its scale.",
     "Write the words exactly as the framework does."},
    {"unknown-stage", error, absent, "A benchmark has no stage on that day.",
     "Write the day of one of its stages."},
    {"unrated-initiative", warning, absent,
     "A report doesn't rate an initiative that has begun, and doesn't speak of it either.",
     "Add its two ratings, or say in the text why there are none."},
    {"untold-outcome", warning, absent,
     "A report sums up a year, and doesn't say how a final outcome stands that was due.",
     "Add its status and its figure under benchmarks, without an initiative."},
};

}  // namespace

std::vector<RuleTopic> rules_of_plans() {
  return {{"Districts and frameworks", districts_and_frameworks_rules},
          {"Plans", plans_rules},
          {"Strategy sheets", strategy_sheets_rules},
          {"Reports and minutes", reports_and_minutes_rules}};
}

}  // namespace gazette
