#include "model/rule_severities.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "model/keys.h"
#include "model/rule_book.h"
#include "model/schema.h"

namespace gazette {

namespace {

std::vector<std::string> list_codes() {
  std::vector<std::string> codes;
  for (const RuleTopic& topic : rule_topics()) {
    for (const RuleEntry& rule : topic.rules) codes.emplace_back(rule.code);
  }
  return codes;
}

std::optional<ChosenSeverity> parse_severity(std::string_view word) {
  if (word == "error") return ChosenSeverity::error;
  if (word == "warning") return ChosenSeverity::warning;
  // YAML 1.1 reads a bare "off" as no; here it is the word.
  if (word == "off") return ChosenSeverity::off;
  return std::nullopt;
}

}  // namespace

const RecordRule& severities_rule() {
  static const RecordRule rule = [] {
    RecordRule severities{"the rules", {}};
    for (const RuleTopic& topic : rule_topics()) {
      for (const RuleEntry& entry : topic.rules) {
        if (!may_change(entry)) continue;
        severities.fields.push_back({entry.code,
                                     FieldType::choice,
                                     Need::optional,
                                     entry.meaning,
                                     nullptr,
                                     {"error", "warning", "off"}});
      }
    }
    return severities;
  }();
  return rule;
}

RuleSeverities read_rule_severities(const SourceValue& settings, Diagnostics& problems) {
  RuleSeverities rules;
  const SourceValue::Entry* entry = settings.find("rules");
  if (entry == nullptr) return rules;
  if (entry->value.kind != SourceValue::Kind::map) {
    problems.push_back(problem_at(entry->value.mark, "wrong-type", "\"rules\" must be a group of keys",
                                  "write each rule on a line of its own, such as: no-date: error"));
    return rules;
  }
  for (const SourceValue::Entry& choice : entry->value.entries) {
    const RuleEntry* rule = find_rule(choice.key);
    if (rule == nullptr) {
      const auto near = nearest(choice.key, list_codes());
      problems.push_back(problem_at(
          choice.key_mark, "unknown-rule", fmt::format("there is no rule \"{}\"", choice.key),
          near ? fmt::format("did you mean \"{}\"?", *near) : "gazette check --rules lists all of them"));
      continue;
    }
    if (!may_change(*rule)) {
      problems.push_back(problem_at(choice.key_mark, "fixed-rule",
                                    fmt::format("the rule \"{}\" can't be changed", choice.key),
                                    "what the site promises its readers rests on it: remove the line"));
      continue;
    }
    const bool is_text = choice.value.kind == SourceValue::Kind::text;
    const auto severity = is_text ? parse_severity(choice.value.text) : std::nullopt;
    if (severity) {
      rules[choice.key] = *severity;
      continue;
    }
    const Mark& mark = choice.value.mark.line > 0 ? choice.value.mark : choice.key_mark;
    problems.push_back(problem_at(mark, "unknown-severity",
                                  fmt::format("\"{}\" is no severity", is_text ? choice.value.text : ""),
                                  "write error, warning or off"));
  }
  return rules;
}

void keep_from_raising(RuleSeverities& rules) {
  for (auto& [code, severity] : rules) severity = std::min(severity, ChosenSeverity::warning);
}

void apply_severities(const RuleSeverities& rules, Diagnostics& problems) {
  if (rules.empty()) return;
  std::erase_if(problems, [&](Diagnostic& problem) {
    const auto chosen = rules.find(problem.code);
    if (chosen == rules.end()) return false;
    problem.severity = chosen->second == ChosenSeverity::error ? Severity::error : Severity::warning;
    return chosen->second == ChosenSeverity::off;
  });
}

}  // namespace gazette
