// The rules of what frameworks decide: facts and tables, words, levels, kinds of reports, what serves what.
#include "model/rule_book.h"

namespace gazette {

namespace {

constexpr Severity error = Severity::error;
constexpr Severity warning = Severity::warning;
constexpr InPlainMode absent = InPlainMode::absent;

constexpr RuleEntry frameworks_rules[] = {
    {"date-words", warning, absent,
     "The author's own words for a time name a day that doesn't exist, or contradict the day beside them.",
     "Correct the words or the day: readers see both."},
    {"day-late", warning, absent, "A day that a plan states comes later than the framework allows.",
     "If the day is right, nothing is to be done; say beside it why it took longer."},
    {"day-order", warning, absent,
     "A day that a plan states comes before one that the framework puts before it.",
     "See which of the two days is right."},
    {"designation-words", warning, absent,
     "A designation isn't among the words that the frameworks list for its time.",
     "Write it in the words of its time."},
    {"duplicate-row", error, absent, "A table that has one row for each choice has two for one.",
     "Join the two rows."},
    {"duty-without-day", error, absent, "A duty of the occasion day doesn't say which day.",
     "Add due with month and day, such as 06-28."},
    {"figure-column", error, absent,
     "A framework's series or share takes its figures from a column of another type.",
     "Give the column the type amount or number; that of the direction, the type choice."},
    {"figure-row", error, absent, "A figure is of a row that the table of what is measured doesn't have.",
     "Write the row's id, or add the row."},
    {"figure-target", warning, absent,
     "A target lies on the wrong side of the first figure, for the way in which the figure should go.",
     "Correct the target, or the direction."},
    {"figure-year", error, absent,
     "A figure is of no year, or a second one of the same thing, group and year.",
     "Write 2024-25 or 2024, once for each thing and group."},
    {"fixed-title", warning, absent,
     "An objective isn't called what the framework calls those of such plans, or two are called the same.",
     "Write the title as the framework does."},
    {"framework-time", warning, absent, "A plan begins before its framework was in use, or after.",
     "Name the framework of that time, or correct from and to of the framework."},
    {"missing-choices", error, absent, "A framework declares a choice among nothing.",
     "Add the words among which to choose."},
    {"missing-fact", error, absent, "A plan or sheet lacks a fact that its framework requires.",
     "State it under facts, or in the row of the table."},
    {"missing-row", warning, absent, "A table that has one row for each choice has none for some.",
     "Add a row for each, so that readers know that nothing was forgotten."},
    {"share-above-limit", warning, absent, "A share is larger than the framework allows.",
     "Check the numbers; if they are right, say what follows from it."},
    {"share-differs", warning, absent, "A stated share isn't that of the two numbers beside it.",
     "Correct the share or the numbers."},
    {"too-few-benchmarks", warning, absent,
     "A sheet or plan has fewer benchmarks of a type than the framework asks for.", "Add what is missing."},
    {"too-few-rows", error, absent,
     "A table has fewer rows than the framework requires, in all or for one of the plan's objectives.",
     "Add the rows that are missing."},
    {"too-many-rows", error, absent,
     "A table has more rows than the framework allows, in all or for one of the plan's objectives.",
     "Keep those that matter most."},
    {"too-many-years", error, absent, "A plan spans more school years than its framework allows.",
     "Correct the number, or begin another plan."},
    {"uncovered-school", warning, absent,
     "The plan says nothing of a school that has one of the designations that it must cover.",
     "Add a row for the school to the table."},
    {"unknown-alignment", error, absent,
     "What a plan serves is no item of another plan, or several plans have one of that id.",
     "Write the id of the item, or the plan's id, a slash and the id."},
    {"unknown-day", error, absent,
     "A framework puts days in order that it doesn't declare: facts of the type date, or rows of a table.",
     "Write the id of the fact; or the table, a slash and the choice."},
    {"unknown-fact", error, absent, "A fact, table or column is none that the framework declares.",
     "Correct its name, or declare it in the framework."},
    {"unknown-means", error, absent, "A framework's status comes to none of the five that there are.",
     "Write met, partly met, not met, not yet due or no data."},
    {"unknown-name", warning, absent,
     "A framework has a name in another language for words that it says nowhere.",
     "Write before the colon the exact words of the framework: of a scale, a step, a status."},
    {"unknown-organization", error, absent, "An organization is neither a district nor the Department.",
     "Write district or department, or remove the line."},
    {"unknown-scale", error, absent,
     "A framework's type of benchmark, or a late note, names a scale that there isn't.",
     "Write the id of one of the framework's scales."},
    {"unknown-type", error, absent,
     "A benchmark's type is none of the framework's, or a declared fact is of no type that there is.",
     "Write the type as the framework does."},
    {"unknown-whose", error, absent, "A framework requires a plan of nobody that there is.",
     "Write district, school, or district of schools."},
    {"unknown-word", warning, absent, "A framework says words otherwise that the theme doesn't have.",
     "Take the name from the theme's strings."},
    {"wrong-fact", error, absent, "A fact isn't of the type that its framework declares.",
     "Write a day, a number, true or false, or one of the choices."},
};

}  // namespace

std::vector<RuleTopic> rules_of_frameworks() {
  return {{"What frameworks decide", frameworks_rules}};
}

}  // namespace gazette
