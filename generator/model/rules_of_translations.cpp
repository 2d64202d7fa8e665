// The manual of rules: what translations may break.
#include "model/rule_book.h"

namespace gazette {

namespace {

constexpr Severity error = Severity::error;
constexpr Severity warning = Severity::warning;
constexpr InPlainMode absent = InPlainMode::absent;

constexpr RuleEntry translations_rules[] = {
    {"no-original", error, absent, "A translation has no original beside it.",
     "Name it as the original is named, with the language before .md; or remove it."},
    {"stale-translation", warning, absent, "The original changed after it was translated.",
     "Translate what changed; or write reviewed_on, the day on which you found the words right as they are."},
    {"translation-fact", error, absent, "A translation states what its original alone may say.",
     "Remove the line: dates, figures, ratings and ids come from the original."},
    {"translation-id", error, absent, "A translation names an id that its original doesn't have.",
     "Use the ids of the original."},
    {"untranslated", warning, absent, "A public text isn't translated into a language of the site.",
     "Translate it; gazette new translation begins the file."},
};

}  // namespace

std::vector<RuleTopic> rules_of_translations() {
  return {{"Translations", translations_rules}};
}

}  // namespace gazette
