// The manual of rules: habits that keep plans useful, and care for the persons behind figures and texts.
#include "model/rule_book.h"

namespace gazette {

namespace {

constexpr Severity error = Severity::error;
constexpr Severity warning = Severity::warning;
constexpr InPlainMode absent = InPlainMode::absent;

constexpr RuleEntry habits_rules[] = {
    {"activity-order", warning, absent, "An activity starts before one that stands above it.",
     "List activities in the order in which they start, or correct the day."},
    {"late-report", warning, absent, "A report came later than the calendar asks.",
     "If the day is right, nothing is to be done."},
    {"long-activity", warning, absent,
     "An activity takes more than 90 days, and nothing says how one can tell on the way that it goes well.",
     "Add its frequency, or a stage of a benchmark that is due meanwhile."},
    {"minutes-late", warning, absent,
     "Minutes, or their draft, or its review, came later than they were due.",
     "If the day is right, nothing is to be done."},
    {"minutes-order", warning, absent,
     "A step of the minutes, or the next discussion, is dated before what it follows.",
     "See which of the two days is right."},
    {"minutes-section", warning, absent, "Minutes lack headings that their framework asks for.",
     "Add the heading; where there was nothing to say, write that below it."},
    {"minutes-undated", warning, absent, "Minutes don't say on which day the discussion was.",
     "Add dated with that day."},
    {"no-evidence", warning, absent,
     "A report says how a benchmark stands, or rates initiatives, with neither a figure nor evidence nor a "
     "word; or it names evidence for other ratings, and none for one.",
     "Add the figure; or name under evidence of the rating what was looked at."},
    {"no-target", warning, absent,
     "A benchmark or final outcome says how it is measured, and no target has a figure.",
     "Write a figure, and of whom it is; if none fits, nothing is to be done."},
    {"not-discussed", warning, absent,
     "An initiative wasn't discussed within the months in which the whole plan is.",
     "Put it on the next agenda; if it was discussed, add its id to the minutes."},
    {"report-period", warning, absent, "A report covers a time that the calendar of reports doesn't have.",
     "See whether the days are right; a report may join periods that follow one another."},
    {"review-order", warning, absent,
     "A report went to the Department, was corrected, is dated or was published before the step before it.",
     "See which of the two days is right."},
    {"school-without-plan", warning, absent,
     "A school requires assistance, has no plan of its own, and no plan for the newest school year names it.",
     "Add it to the strategy sheets that change something there, or write its own plan."},
};

constexpr RuleEntry persons_and_readers_rules[] = {
    {"doubtful-count", warning, absent,
     "A figure such as \"3 of 8\" or \"3/8\" may count people, and too few of them.",
     "If it does, leave it out; if it counts something else, say what, such as \"3 of 8 schools\"."},
    {"personal-pattern", warning, absent,
     "Something looks like personal data: a number of a person, a private mail address, a day of birth, a "
     "student's initials.",
     "If it belongs to a person, take it out before anybody can read it."},
    {"readability", warning, absent,
     "A page, the summary of a plan or the text of a report is harder to read than the site wants.",
     "Split the sentences that the message names, and use shorter words."},
    {"small-complement", error, absent, "From several figures, one of too few students can be worked out.",
     "Leave one of them out, with its group_size or its population."},
    {"small-difference", error, absent,
     "A figure and that of an older version together tell of too few students.",
     "Have the older version withheld, or leave the figure out."},
    {"small-group", error, absent,
     "A figure is of too few students, who could be recognized: by its group_size, or by its words.",
     "Leave out the figure and its group_size."},
};

constexpr RuleEntry settings_rules[] = {
    {"fixed-rule", error, absent, "site/site.yml changes a rule on which a promise to readers rests.",
     "Remove the line."},
    {"group-threshold", error, absent, "site/site.yml lets figures of too small groups be shown.",
     "Write 10 or more."},
    {"unknown-occasion", error, absent, "A duty of a framework belongs to no occasion that there is.",
     "Use one of the words that the message lists."},
    {"unknown-rule", error, absent, "site/site.yml changes a rule that there isn't.",
     "Correct the code; gazette check --rules lists all of them."},
    {"unknown-severity", error, absent, "site/site.yml says of a rule what no rule can be.",
     "Write error, warning or off."},
};

}  // namespace

std::vector<RuleTopic> rules_of_care() {
  return {{"Habits", habits_rules},
          {"Persons and readers", persons_and_readers_rules},
          {"Settings of rules and duties", settings_rules}};
}

}  // namespace gazette
