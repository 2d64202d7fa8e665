#include "model/rule_severities.h"

#include <doctest/doctest.h>

#include "document/front_matter.h"
#include "model/rule_book.h"

namespace gazette {

namespace {

RuleSeverities read(const std::string& yaml, std::string& codes) {
  Diagnostics problems;
  RuleSeverities rules = read_rule_severities(parse_front_matter(yaml, 1).value, problems);
  codes.clear();
  for (const Diagnostic& problem : problems) codes += problem.code + ";";
  return rules;
}

}  // namespace

TEST_CASE("a site says of a rule what it makes of it") {
  std::string codes;
  const RuleSeverities rules =
      read("rules: {no-date: error, summary-too-long: off, no-lead: warning}\n", codes);
  CHECK(codes.empty());
  CHECK(rules.size() == 3);
  CHECK(rules.at("summary-too-long") == ChosenSeverity::off);
  CHECK(read("title: A\n", codes).empty());
}

TEST_CASE("each mistake is told, and changes nothing") {
  std::string codes;
  CHECK(read("rules: {no-dat: error}\n", codes).empty());
  CHECK(codes == "unknown-rule;");
  CHECK(read("rules: {not-public: off}\n", codes).empty());
  CHECK(codes == "fixed-rule;");
  CHECK(read("rules: {no-date: never}\n", codes).empty());
  CHECK(codes == "unknown-severity;");
  CHECK(read("rules: {no-date: [off]}\n", codes).empty());
  CHECK(codes == "unknown-severity;");
  CHECK(read("rules: off\n", codes).empty());
  CHECK(codes == "wrong-type;");
}

TEST_CASE("what promises rest on can't be changed") {
  for (const char* code :
       {"unpublished", "small-group", "small-complement", "small-difference", "future-date", "invalid-utf8",
        "link-to-draft", "redaction-digest", "lost-version", "fixed-rule"}) {
    CAPTURE(std::string(code));
    REQUIRE(find_rule(code) != nullptr);
    CHECK_FALSE(may_change(*find_rule(code)));
  }
  CHECK(may_change(*find_rule("no-date")));
  CHECK(may_change(*find_rule("summary-too-long")));
}

TEST_CASE("a problem becomes what the site made of its rule") {
  Diagnostics problems = {make_diagnostic(Severity::warning, "a", {}, "one"),
                          make_diagnostic(Severity::error, "b", {}, "two"),
                          make_diagnostic(Severity::error, "c", {}, "three")};
  apply_severities({{"a", ChosenSeverity::error}, {"b", ChosenSeverity::off}}, problems);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].severity == Severity::error);
  CHECK(problems[1].code == "c");
  RuleSeverities rules = {{"a", ChosenSeverity::error}, {"b", ChosenSeverity::off}};
  keep_from_raising(rules);
  CHECK(rules.at("a") == ChosenSeverity::warning);
  CHECK(rules.at("b") == ChosenSeverity::off);
}

}  // namespace gazette
