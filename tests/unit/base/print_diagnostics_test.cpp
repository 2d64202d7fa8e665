#include "base/print_diagnostics.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace gazette {

namespace {

Place at(int line, int column, int length = 1) {
  return {{"plan.md"}, line, column, length};
}

std::string printed(const Diagnostics& problems, const std::string& text, bool color = false) {
  std::ostringstream out;
  print_human(out, problems, [&](const SourcePath&) { return std::optional(text); }, color);
  return out.str();
}

}  // namespace

TEST_CASE("an excerpt shows the line and marks the place below it") {
  CHECK(excerpt("one\ntwo words\nthree", at(2, 5, 5)) == "    2 | two words\n      |     ^~~~~\n");
  CHECK(excerpt("one", at(1, 1)) == "    1 | one\n      | ^\n");
  CHECK(excerpt("one\n", at(1, 4)) == "    1 | one\n      |    ^\n");
}

TEST_CASE("there is no excerpt of a line that isn't there") {
  CHECK(excerpt("one\n", at(0, 0)).empty());
  CHECK(excerpt("one\n", at(3, 1)).empty());
  CHECK(excerpt("one", at(2, 1)).empty());
  CHECK(excerpt("", at(1, 1)) == "    1 | \n      | ^\n");
}

TEST_CASE("a place without a column marks nothing") {
  CHECK(excerpt("one", at(1, 0)) == "    1 | one\n");
}

TEST_CASE("a mark ends with its line") {
  CHECK(excerpt("one\ntwo", at(1, 2, 50)) == "    1 | one\n      |  ^~\n");
  CHECK(excerpt("one", at(1, 90)) == "    1 | one\n      |    ^\n");
  CHECK(excerpt("one", at(1, 1, -3)) == "    1 | one\n      | ^\n");
}

TEST_CASE("a tab takes one place, so that the mark stands where it belongs") {
  CHECK(excerpt("\ta:\tb", at(1, 5)) == "    1 |  a: b\n      |     ^\n");
}

TEST_CASE("columns count characters, not bytes") {
  CHECK(excerpt("é: ü", at(1, 4)) == "    1 | é: ü\n      |    ^\n");
}

TEST_CASE("a wide character takes two places under which a mark stands") {
  CHECK(excerpt("计划: x", at(1, 5)) == "    1 | 计划: x\n      |       ^\n");
}

TEST_CASE("a line that ends with CRLF has no carriage return") {
  CHECK(excerpt("one\r\ntwo\r\n", at(1, 1)) == "    1 | one\n      | ^\n");
}

TEST_CASE("a control character can't reach the terminal, and moves the mark with it") {
  const std::string shown = excerpt("a\x1b[31mb", at(1, 7));
  CHECK(shown.find('\x1b') == std::string::npos);
  CHECK(shown == "    1 | a\\x1b[31mb\n      |          ^\n");
  CHECK(printed({make_diagnostic(Severity::error, "x", {{"a\x1b.md"}, 0, 0, 1}, "b\x07", "c\n")}, "")
            .find_first_of("\x1b\x07") == std::string::npos);
}

TEST_CASE("a long line is cut around the place") {
  const std::string text = std::string(5000, 'a') + "XYZ" + std::string(5000, 'b');
  const std::string shown = excerpt(text, at(1, 5001, 3));
  CHECK(shown.size() < 500);
  const size_t line_end = shown.find('\n');
  const size_t mark = shown.find('^') - line_end - 1;
  CHECK(shown.substr(mark, 3) == "XYZ");
  CHECK(shown.substr(shown.find('^'), 4) == "^~~\n");
}

TEST_CASE("invalid bytes are shown as such") {
  CHECK(excerpt("a\xFF b", at(1, 4)) == "    1 | a\xEF\xBF\xBD b\n      |    ^\n");
}

TEST_CASE("a problem is printed with place, excerpt and hint") {
  CHECK(printed({make_diagnostic(Severity::error, "unknown-key", at(1, 1, 5), "unknown key \"titel\"",
                                 "did you mean \"title\"?")},
                "titel: A\n") ==
        "plan.md:1:1: error: unknown key \"titel\" [unknown-key]\n    1 | titel: A\n      | ^~~~~\n   hint: "
        "did you "
        "mean \"title\"?\n");
  CHECK(printed({make_diagnostic(Severity::warning, "code", at(0, 0), "of the whole file")}, "text") ==
        "plan.md: warning: of the whole file [code]\n");
}

TEST_CASE("a problem of a file that can't be read has no excerpt") {
  std::ostringstream out;
  print_human(
      out, {make_diagnostic(Severity::error, "code", at(3, 1), "wrong")},
      [](const SourcePath&) { return std::optional<std::string>(); }, false);
  CHECK(out.str() == "plan.md:3:1: error: wrong [code]\n");
}

TEST_CASE("colors are only used when they are asked for") {
  const Diagnostics problems = {make_diagnostic(Severity::error, "code", at(1, 1), "wrong")};
  CHECK(printed(problems, "x", false).find('\x1b') == std::string::npos);
  CHECK(printed(problems, "x", true).find("\x1b[1;31merror") != std::string::npos);
}

TEST_CASE("JSON has every field and is valid whatever the texts hold") {
  std::ostringstream out;
  print_json(out, {make_diagnostic(Severity::warning, "code", {{"a\xFF\"\n.md"}, 3, 4, 5},
                                   "wrong \x01 \xC3\x28", "hint"),
                   make_diagnostic(Severity::error, "other", {{"b.md"}, 0, 0, 1}, "too")});
  const auto list = nlohmann::json::parse(out.str());
  REQUIRE(list.size() == 2);
  CHECK(list[0]["severity"] == "warning");
  CHECK(list[0]["file"] == "a\xEF\xBF\xBD\"\n.md");
  CHECK(list[0]["line"] == 3);
  CHECK(list[0]["column"] == 4);
  CHECK(list[0]["length"] == 5);
  CHECK(list[0]["hint"] == "hint");
  CHECK(list[1]["severity"] == "error");
  std::ostringstream nothing;
  print_json(nothing, {});
  CHECK(nlohmann::json::parse(nothing.str()).empty());
}

TEST_CASE("problems are counted in words") {
  const Diagnostic error = make_diagnostic(Severity::error, "e", at(1, 1), "m");
  const Diagnostic warning = make_diagnostic(Severity::warning, "w", at(1, 1), "m");
  CHECK(count_diagnostics({}).empty());
  CHECK(count_diagnostics({error}) == "1 error");
  CHECK(count_diagnostics({warning, warning}) == "2 warnings");
  CHECK(count_diagnostics({warning, error, error}) == "2 errors, 1 warning");
}

TEST_CASE("an annotation can't be ended or forged by what it says") {
  std::ostringstream out;
  print_annotations(out, {make_diagnostic(Severity::error, "bad-date", {{"a,b:c%.md"}, 2, 3, 4},
                                          "100% wrong\n::error::forged", "a: b, c"),
                          make_diagnostic(Severity::warning, "no-date", {{"d.md"}, 0, 0, 1}, "nothing")});
  CHECK(out.str() ==
        "::error file=a%2Cb%3Ac%25.md,line=2,col=3,endColumn=6,title=bad-date::100%25 wrong%0A::error::forged"
        "%0AHint: a: b, c\n"
        "::warning file=d.md,title=no-date::nothing\n");
}

TEST_CASE("the line of what looks like personal data isn't shown") {
  Diagnostic problem = make_diagnostic(Severity::warning, "personal-pattern", at(1, 0), "a number");
  CHECK(printed({problem}, "078-05-1120").find("078") == std::string::npos);
  problem.code = "no-date";
  CHECK(printed({problem}, "078-05-1120").find("078") != std::string::npos);
}

}  // namespace gazette
