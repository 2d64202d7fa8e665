// The manual of rules: programs, regulations, rubrics, and citations of regulations.
#include "model/rule_book.h"

namespace gazette {

namespace {

constexpr Severity error = Severity::error;
constexpr Severity warning = Severity::warning;
constexpr InPlainMode absent = InPlainMode::absent;

constexpr RuleEntry program_rules[] = {
    {"cycle-overlap", error, absent, "A district's cycle starts before the one before it is over.",
     "Correct one of the two days."},
    {"priority-count", error, absent, "A district chose fewer or more priorities than the program asks for.",
     "Join, drop or add priorities."},
    {"small-team", error, absent, "A district's team lacks somebody whom the program asks for.",
     "Add whom it lacks, or correct the numbers."},
    {"too-many-districts", error, absent, "More districts are in a program than it takes.",
     "Correct the status of one, or the limit."},
    {"unknown-activity-type", error, absent, "An event is of a type that the program doesn't list.",
     "Use the id of one of its types of activities."},
    {"unknown-district", error, absent, "There is no district of that id.",
     "Use the name of the district's folder."},
    {"unknown-part", error, absent, "A check-in is of no part of the program's cycle that has a week.",
     "Use the id of such a part."},
    {"unknown-role", error, absent, "A role isn't one of the program's.",
     "Use one that its team or its calendar lists."},
    {"unknown-state", error, absent, "A check-in's state is none of the three.",
     "Write held, due or missed."},
    {"unknown-year", error, absent, "An event or a district belongs to a year that the program doesn't list.",
     "Use the id of one of its years."},
};

constexpr RuleEntry regulation_rules[] = {
    {"duplicate-paragraph", error, absent, "A number of a regulation stands twice.",
     "Join the two paragraphs, or correct one of the numbers."},
    {"missing-paragraph", error, absent, "A paragraph is a part of one that isn't there.",
     "Add that paragraph before its parts."},
    {"paragraph-gap", warning, absent, "A number of a regulation doesn't follow the one before it.",
     "Add the paragraph that is missing; paragraphs stand in order."},
    {"paragraph-number", error, absent,
     "A paragraph's number doesn't begin as the regulation's citation ends.",
     "Write the whole number, such as 2.05(12)(b)1."},
    {"unknown-citation", warning, absent,
     "A text cites a paragraph that a regulation of this site doesn't have.",
     "Look the number up on the regulation's page."},
    {"wrong-citation", warning, absent, "A text repeats a wrong number that the regulation's page lists.",
     "Write the number that is meant."},
};

constexpr RuleEntry rubric_rules[] = {
    {"countable-level", error, absent,
     "An assessment found so many elements that they make another level than it gives.",
     "Correct the level, or the elements that were found."},
    {"element-count", error, absent,
     "A level takes more elements than there are, or no fewer than a better level.",
     "Put the best level first; each level below it takes fewer elements."},
    {"unknown-criterion", error, absent, "An assessment rates what is no criterion of its rubric.",
     "Use the ids that stand in the rubric."},
    {"unknown-element", error, absent, "An assessment counts what is no element of the criterion.",
     "Use the ids that stand in the rubric."},
    {"unknown-level", error, absent, "A level is none of the rubric's scale.", "Use the words of the scale."},
    {"unknown-rubric", error, absent, "There is no public rubric of that id.",
     "Write the id of a page in content/rubrics/."},
    {"unrated-criterion", warning, absent, "An assessment leaves a criterion of its rubric out.",
     "Rate each criterion."},
};

}  // namespace

std::vector<RuleTopic> rules_of_records() {
  return {{"Programs", program_rules},
          {"Regulations", regulation_rules},
          {"Rubrics and assessments", rubric_rules}};
}

}  // namespace gazette
