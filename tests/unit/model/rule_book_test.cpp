#include "model/rule_book.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace gazette {

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the rules of a topic stand by their codes") {
  for (const RuleTopic& topic : rule_topics()) {
    CAPTURE(std::string(topic.title));
    CHECK(std::is_sorted(topic.rules.begin(), topic.rules.end(),
                         [](const RuleEntry& a, const RuleEntry& b) { return a.code < b.code; }));
  }
}

TEST_CASE("the manual has a table for each topic and a row for each rule") {
  const std::string manual = describe_rules();
  CHECK(holds(manual, "\n## Strategy sheets\n\n| Code |"));
  CHECK(holds(manual, "\n| `activity-dates` | error | An activity is complete before it starts. |"));
  CHECK(holds(manual, "| `missing-alt` | warning |"));
  const auto lines = std::count(manual.begin(), manual.end(), '\n');
  size_t rules = 0;
  for (const RuleTopic& topic : rule_topics()) rules += topic.rules.size() + 5;
  CHECK(static_cast<size_t>(lines) == rules + 3);
}

TEST_CASE("a rule is explained by its code") {
  REQUIRE(find_rule("broken-link") != nullptr);
  const std::string text = describe_rule(*find_rule("broken-link"));
  CHECK(text.starts_with("## broken-link\n"));
  CHECK(holds(text, "**With `--plain`:** warning"));
  CHECK(holds(describe_rule(*find_rule("too-few")), "doesn't apply"));
  CHECK(holds(describe_rule(*find_rule("file-size")), "**With `--plain`:** error"));
  CHECK(find_rule("no-such-rule") == nullptr);
}

}  // namespace gazette
