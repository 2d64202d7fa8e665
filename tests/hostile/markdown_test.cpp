// The catalogue of bad Markdown: each case ends at a limit with its exact diagnostic, or is harmless.
#include <doctest/doctest.h>

#include <string>

#include "document/limits.h"
#include "document/parse_body.h"
#include "document/render_body.h"
#include "unit/document/listed.h"

using namespace gazette;

namespace {

std::string repeat(std::string_view part, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += part;
  return text;
}

// "": the text was parsed and rendered.
std::string refusal_of(const std::string& markdown) {
  const ParsedBody parsed = parse_body(markdown, 1);
  if (has_errors(parsed.problems)) {
    CHECK(parsed.body.nodes.size() == 1);
    return listed(parsed.problems);
  }
  const auto as_written = [](std::string_view to, bool) { return ResolvedLink{true, std::string(to)}; };
  CHECK_FALSE(render_body(parsed.body, as_written, {}).text.empty());
  return "";
}

}  // namespace

TEST_CASE("tables have a limit of columns") {
  CHECK(refusal_of(repeat("|x", 50'000) + "\n" + repeat("|-", 50'000) + "\n") == "1:1 table-columns");
  CHECK(refusal_of("text\n\n" + repeat("x|", 50'000) + "\n---\n") == "3:1 table-columns");
  CHECK(refusal_of("|a|\n|-|\n" + repeat("|x", 5'000) + "\n") == "3:1 table-columns");
  CHECK(refusal_of(repeat("|x", 256) + "|\n" + repeat("|-", 256) + "|\n") == "");
  CHECK(refusal_of(repeat("|x", 50'000) + "\n") == "");
}

TEST_CASE("tables have a limit of cells, those filled up included") {
  const std::string head = repeat("|x", 250) + "|\n" + repeat("|-", 250) + "|\n";
  CHECK(refusal_of("a\n\n" + head + repeat("x\n", 500)) == "4:1 table-cells");
  CHECK(refusal_of(head + repeat("x\n", 300)) == "");
  CHECK(refusal_of("> " + repeat("|x", 250) + "\n> " + repeat("|-", 250) + "\n" + repeat("> x\n", 500)) ==
        "2:1 table-cells");
  CHECK(refusal_of(repeat(head + repeat("x\n", 300) + "\n", 10)).find("table-cells") != std::string::npos);
}

TEST_CASE("what opens and never closes has a limit") {
  for (const char* mark : {"<?", "<!", "<!A ", "<![CDATA[", "<!--"}) {
    CAPTURE(std::string(mark));
    CHECK(refusal_of("a\n\nb " + repeat(mark, 50'000)) == "3:3 unclosed-markers");
    CHECK(refusal_of("b " + repeat(mark, 500)) == "");
  }
  CHECK(refusal_of(repeat("> a <!A \n", 20'000)) == "1:5 unclosed-markers");
  CHECK(refusal_of(repeat("![[]()", 16'000)) == "1:1 unclosed-markers");
  CHECK(refusal_of(repeat("![", 4'001)) == "1:1 unclosed-markers");
  CHECK(refusal_of(repeat("a <?b?> ", 10'000)) == "");
}

TEST_CASE("marks that make each other slow have a limit") {
  CHECK(refusal_of(repeat("*[a](b)", 30'000)) == "1:1 unclosed-markers");
  CHECK(refusal_of(repeat("~[^a]", 30'000)) == "1:1 unclosed-markers");
  CHECK(refusal_of(repeat("_www.", 30'000)) == "1:1 unclosed-markers");
  CHECK(refusal_of(repeat("<http://a.b(", 20'000)) == "1:1 unclosed-markers");
  CHECK(refusal_of("www.a" + repeat(")", 50'000)) == "1:1 unclosed-markers");
  CHECK(refusal_of(repeat("- *a* [b](c.md) _d_ www.example.org\n", 20'000)) == "");
}

TEST_CASE("link references have a limit of what they expand to") {
  const std::string bomb = "[a]: /" + std::string(100'000, 'x') + "\n\n";
  CHECK(refusal_of(bomb + repeat("[a] ", 50'000)) == "1:1 reference-expansion");
  CHECK(refusal_of("text\n\n> [Ä]: <" + std::string(100'000, 'x') + ">\n\n" + repeat("[ä]", 5'000)) ==
        "3:3 reference-expansion");
  CHECK(refusal_of("[k]: x \"" + repeat("title\n", 20'000) + "\"\n\n" + repeat("[K]", 5'000)) ==
        "1:1 reference-expansion");
  CHECK(refusal_of(bomb + repeat("[a\n> ]", 5'000)) == "1:1 reference-expansion");
  CHECK(refusal_of(bomb + repeat("[b] ", 50'000)) == "");
  CHECK(refusal_of("[a]: /x\n\n" + repeat("[a] ", 100'000)) == "");
}

TEST_CASE("lists and quotes have a limit of depth") {
  CHECK(refusal_of(repeat("- ", 4'000) + repeat("\n", 4'000)) == "1:1 nesting");
  CHECK(refusal_of("a\n\n" + repeat("> ", 50'000) + "a\n") == "3:1 nesting");
  CHECK(refusal_of(repeat("1. ", 5'000) + "a\n") == "1:1 nesting");
  CHECK(refusal_of(repeat("[^a]:", 5'000) + "a\n") == "1:1 nesting");
  std::string stairs;
  for (size_t i = 0; i < 500; ++i) stairs += std::string(2 * i, ' ') + "- a\n";
  CHECK(refusal_of(stairs) == "101:1 nesting");
  CHECK(refusal_of(repeat("> ", 90) + "a\n" + repeat("\n", 200'000)) == "1:1 nesting");
  CHECK(refusal_of(repeat("> ", 90) + "a\n") == "");
}

TEST_CASE("a file has a limit of size") {
  CHECK(refusal_of(std::string(limits::markdown_bytes + 1, 'a')) == "1:1 file-size");
  CHECK(refusal_of(std::string(limits::markdown_bytes, 'a')) == "");
}

TEST_CASE("the pathological inputs of the specification are harmless") {
  for (const char* part : {"*a **a ", "a** b** ", "*a_ ",    "[a](",  "[",  "]",    "**x [a*b**c*](d)",
                           "[a](b",   "`",        "<",       "&",     "\\", "x(",   "a\n=\n",
                           "# a\n",   "\n",       "~~a ",    "||",    "a@", "a<b ", "^",
                           "[ (](",   "-\n",      "![a](<b", "http:", "\"", "a\t"}) {
    CAPTURE(std::string(part));
    CHECK_FALSE(parse_body(repeat(part, 3'000), 1).body.nodes.empty());
  }
  CHECK_FALSE(parse_body(repeat("*", 30'000) + "a" + repeat("*", 30'000), 1).body.nodes.empty());
  CHECK_FALSE(parse_body(repeat("[", 30'000) + "a" + repeat("]", 30'000), 1).body.nodes.empty());
  CHECK_FALSE(parse_body(repeat("`a", 10'000) + repeat("``", 9), 1).body.nodes.empty());
}

TEST_CASE("deep emphasis is rendered without recursion") {
  const ParsedBody parsed = parse_body(repeat("*a **b ", 20'000) + repeat("**c *d ", 20'000), 1);
  CHECK_FALSE(
      render_body(parsed.body, [](std::string_view, bool) { return ResolvedLink{}; }, {}).text.empty());
}

TEST_CASE("bytes that aren't text are shown as such and reported") {
  const ParsedBody invalid = parse_body(
      "a\n\nb\xFF"
      "c\n",
      5);
  CHECK(listed(invalid.problems) == "7:2 invalid-utf8");
  CHECK(plain_text(invalid.body) ==
        "a b\xEF\xBF\xBD"
        "c");
  const ParsedBody nul = parse_body({"é\0b", 4}, 1);
  CHECK(listed(nul.problems) == "1:2 control-character");
  CHECK(plain_text(nul.body) ==
        "é\xEF\xBF\xBD"
        "b");
  CHECK(listed(parse_body("a\xE2\x80\xAE"
                          "b\n",
                          1)
                   .problems) == "1:2 direction-override");
}

TEST_CASE("a file of nothing but mistakes has a short list of problems") {
  CHECK(parse_body(repeat("#\n", 100'000), 1).problems.size() == limits::body_problems);
  CHECK(parse_body(std::string(100'000, '\x01'), 1).problems.size() == limits::character_problems);
}

TEST_CASE("a hundred thousand headings of one name have ids of their own in time") {
  const Body body = parse_body(repeat("# a\n", 100'000), 1).body;
  CHECK(body.literal(body.nodes[body.nodes.size() - 2]) == "a-100000");
}
