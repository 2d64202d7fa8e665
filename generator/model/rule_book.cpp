#include "model/rule_book.h"

#include <fmt/format.h>

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
    for (const auto& part : {rules_of_plans(), rules_of_records(), rules_of_sites(), rules_of_changes()})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  return topics;
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
      "An error stops publication; a warning doesn't. Mistakes in drafts stop nothing. The last column says "
      "what a "
      "rule is with `--plain`.\n";
  for (const RuleTopic& topic : rule_topics()) {
    text += fmt::format(
        "\n## {}\n\n| Code | | What is wrong | How to mend it | `--plain` |\n|---|---|---|---|---|\n",
        topic.title);
    for (const RuleEntry& rule : topic.rules) {
      text += fmt::format("| `{}` | {} | {} | {} | {} |\n", rule.code, name_of(rule.severity),
                          as_cell(rule.meaning), as_cell(rule.mend), name_of(rule.in_plain, rule.severity));
    }
  }
  return text;
}

std::string describe_rule(const RuleEntry& rule) {
  const std::string_view in_plain = name_of(rule.in_plain, rule.severity);
  return fmt::format("## {}\n\n{}\n\n- **How to mend it:** {}\n- **Kind:** {}\n- **With `--plain`:** {}\n",
                     rule.code, rule.meaning, rule.mend, name_of(rule.severity),
                     rule.in_plain == InPlainMode::absent ? "the rule doesn't apply" : in_plain);
}

}  // namespace gazette
