// The manual of rules: every diagnostic that there is, in one table. A test compares it with the sources.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace gazette {

// What becomes of a rule where any repository of Markdown is published (--plain).
enum class InPlainMode { same, warning, absent };

struct RuleEntry {
  std::string_view code;
  Severity severity = Severity::error;
  InPlainMode in_plain = InPlainMode::absent;
  std::string_view meaning;  // what is wrong, in one sentence
  std::string_view mend;     // what to do about it
};

struct RuleTopic {
  std::string_view title;
  std::span<const RuleEntry> rules;
};

// Each code stands once. The topics in the order of the manual, their rules by code.
const std::vector<RuleTopic>& rule_topics();
// Whether a site may change its severity: the promises of the program don't rest on it.
bool may_change(const RuleEntry& rule);
// Null: there is none of that code.
const RuleEntry* find_rule(std::string_view code);

// The whole manual, and one rule of it, as Markdown.
std::string describe_rules();
std::string describe_rule(const RuleEntry& rule);

// The parts of the table, each in a file of its own.
std::vector<RuleTopic> rules_of_text();
// Of those: what keeps a file from being read.
std::vector<RuleTopic> rules_of_reading();
std::vector<RuleTopic> rules_of_plans();
std::vector<RuleTopic> rules_of_records();
std::vector<RuleTopic> rules_of_care();
std::vector<RuleTopic> rules_of_frameworks();
std::vector<RuleTopic> rules_of_sites();
std::vector<RuleTopic> rules_of_translations();
std::vector<RuleTopic> rules_of_changes();

}  // namespace gazette
