#include "model/rule_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace gazette {

namespace {

std::string_view name_of(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

std::string_view name_of(InPlainMode mode, Severity severity) {
  switch (mode) {
    case InPlainMode::same:
      return name_of(severity);
    case InPlainMode::warning:
      return "warning";
    case InPlainMode::absent:
      break;
  }
  return "–";
}

// Errors that are a matter of judgment. What can't be read or understood, what the gate decides, what keeps
// persons from being known, and what something else leans on stays an error.
constexpr std::array<std::string_view, 20> changeable_errors = {
    "activity-dates",    "before-its-day",      "broken-anchor",     "broken-image",
    "broken-link",       "changed-id",          "continues-order",   "correction-without-reason",
    "designation-order", "duplicate-meeting",   "duplicate-section", "missing-section",
    "moved-and-hidden",  "number-of-objective", "period-overlap",    "remote-image",
    "shown-again",       "summary-too-long",    "too-many",          "withdrawn-sheet"};

std::string kind_of(const RuleEntry& rule) {
  return fmt::format("{}{}", name_of(rule.severity), may_change(rule) ? "" : ", fixed");
}

// A bar would end the cell.
std::string as_cell(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    if (c == '|') cell += '\\';
    cell += c;
  }
  return cell;
}

}  // namespace

const std::vector<RuleTopic>& rule_topics() {
  static const std::vector<RuleTopic> topics = [] {
    std::vector<RuleTopic> all = rules_of_text();
    for (const auto& part : {rules_of_plans(), rules_of_frameworks(), rules_of_records(), rules_of_care(),
                             rules_of_sites(), rules_of_translations(), rules_of_changes()})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  return topics;
}

bool may_change(const RuleEntry& rule) {
  return rule.severity == Severity::warning ||
         std::find(changeable_errors.begin(), changeable_errors.end(), rule.code) != changeable_errors.end();
}

const RuleEntry* find_rule(std::string_view code) {
  for (const RuleTopic& topic : rule_topics()) {
    for (const RuleEntry& rule : topic.rules) {
      if (rule.code == code) return &rule;
    }
  }
  return nullptr;
}

std::string describe_rules() {
  std::string text =
      "# Rules\n\n"
      "An error stops publication; a warning doesn't. Mistakes in drafts stop nothing. What isn't fixed, a "
      "site may make an error, a warning or off, under `rules` in site/site.yml. The last column says what a "
      "rule is with `--plain`.\n";
  for (const RuleTopic& topic : rule_topics()) {
    text += fmt::format(
        "\n## {}\n\n| Code | | What is wrong | How to mend it | `--plain` |\n|---|---|---|---|---|\n",
        topic.title);
    for (const RuleEntry& rule : topic.rules) {
      text += fmt::format("| `{}` | {} | {} | {} | {} |\n", rule.code, kind_of(rule), as_cell(rule.meaning),
                          as_cell(rule.mend), name_of(rule.in_plain, rule.severity));
    }
  }
  return text;
}

std::string describe_rule(const RuleEntry& rule) {
  const std::string_view in_plain = name_of(rule.in_plain, rule.severity);
  return fmt::format(
      "## {}\n\n{}\n\n- **How to mend it:** {}\n- **Kind:** {}\n- **A site may change it:** {}\n- **With "
      "`--plain`:** {}\n",
      rule.code, rule.meaning, rule.mend, name_of(rule.severity),
      may_change(rule) ? "yes, under `rules` in site/site.yml" : "no",
      rule.in_plain == InPlainMode::absent ? "the rule doesn't apply" : in_plain);
}

}  // namespace gazette
