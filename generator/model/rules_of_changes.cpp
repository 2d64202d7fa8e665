// The manual of rules: what a change of what is public should be looked at for (gazette changes).
#include "model/rule_book.h"

namespace gazette {

namespace {

constexpr Severity warning = Severity::warning;
constexpr InPlainMode absent = InPlainMode::absent;
constexpr InPlainMode same = InPlainMode::same;

constexpr RuleEntry changes_rules[] = {
    {"deleted-document", warning, same,
     "A public document is deleted, without a reason that readers could see.",
     "Keep it with \"status: withdrawn\" and the reason as revision_note; commit a move before edits."},
    {"lost-address", warning, same,
     "An address that readers know would be gone, and nothing leads on from it.",
     "Keep the id or the folder that it is made of."},
    {"measured-benchmark", warning, absent,
     "A benchmark, final outcome or initiative changes or goes after a report told how it stands, without a "
     "word on why.",
     "Say why in revision_note of the plan or the strategy sheet."},
    {"unexplained-amendment", warning, absent, "An approved plan is amended, without a word on why.",
     "Add revision_note, or the day on which the amendment was approved."},
    {"unexplained-withdrawal", warning, same, "A public document is withdrawn, and nobody says why.",
     "Say why in its revision_note."},
};

}  // namespace

std::vector<RuleTopic> rules_of_changes() {
  return {{"Changes of what is public", changes_rules}};
}

}  // namespace gazette
