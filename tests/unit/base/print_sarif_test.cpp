#include "base/print_sarif.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace gazette {

namespace {

nlohmann::json printed(const Diagnostics& problems, const std::vector<SarifRule>& rules) {
  std::ostringstream out;
  print_sarif(out, problems, rules);
  return nlohmann::json::parse(out.str());
}

}  // namespace

TEST_CASE("a log without problems has a run without results") {
  const auto log = printed({}, {});
  CHECK(log["version"] == "2.1.0");
  CHECK(log["runs"].size() == 1);
  CHECK(log["runs"][0]["results"].empty());
  CHECK(log["runs"][0]["columnKind"] == "unicodeCodePoints");
}

TEST_CASE("a result points to its rule and its place") {
  const auto log = printed(
      {make_diagnostic(Severity::warning, "no-date", {{"a b.md"}, 3, 5, 4}, "no day", "add one"),
       make_diagnostic(Severity::error, "other", {{"c.md"}, 0, 0, 1}, "gone")},
      {{"first", Severity::error, "First.", "Mend."}, {"no-date", Severity::warning, "No day.", "Add one."}});
  const auto& run = log["runs"][0];
  const auto& first = run["results"][0];
  CHECK(first["ruleIndex"] == 1);
  CHECK(run["tool"]["driver"]["rules"][1]["id"] == first["ruleId"]);
  CHECK(first["level"] == "warning");
  CHECK(first["message"]["text"] == "no day\nHint: add one");
  const auto& place = first["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "a%20b.md");
  CHECK(place["region"]["startLine"] == 3);
  CHECK(place["region"]["endColumn"] == 9);
  const auto& second = run["results"][1];
  CHECK(run["tool"]["driver"]["rules"][second["ruleIndex"].get<size_t>()]["id"] == "other");
  CHECK_FALSE(second["locations"][0]["physicalLocation"].contains("region"));
}

TEST_CASE("a path as a reference means itself") {
  CHECK(uri_of_path({"plans/a-b/2024-25/1.1.md"}) == "plans/a-b/2024-25/1.1.md");
  CHECK(uri_of_path({"a:b#c?d%e"}) == "a%3Ab%23c%3Fd%25e");
  CHECK(uri_of_path({"é\n"}) == "%C3%A9%0A");
}

TEST_CASE("bytes that are no text don't break the log") {
  const auto log = printed({make_diagnostic(Severity::error, "x", {{"a\xff"}, 1, 1, 1}, "\xff", "\xfe")}, {});
  CHECK(log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "a%FF");
}

}  // namespace gazette
