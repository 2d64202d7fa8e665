#include "document/body.h"

#include <doctest/doctest.h>

#include "document/parse_body.h"

using namespace gazette;

namespace {

Digest meaning_of(std::string_view markdown) {
  return digest_meaning(parse_body(markdown, 1).body);
}
bool same(std::string_view a, std::string_view b) {
  return meaning_of(a) == meaning_of(b);
}

}  // namespace

TEST_CASE("what is only written differently means the same") {
  CHECK(same("one two\n", "one\ntwo\n"));
  CHECK(same("one *two* three", "one\n_two_\nthree\n"));
  CHECK(same("one  two\n", "one two\r\n"));
  CHECK(same("# A\n", "A\n=\n"));
  CHECK(same("- a\n- b\n", "* a\n\n* b\n"));
  CHECK(same("1. a\n2. b\n", "1) a\n1) b\n"));
  CHECK(same("|a|b|\n|-|-|\n|c|d|\n", "| a   |  b |\n|:----|---:|\n|  c  | d |\n"));
  CHECK(same("[a](b.md)\n", "[a][x]\n\n[x]: b.md\n"));
  CHECK(same("~~~cpp\ncode\n~~~\n", "```\ncode\n```\n"));
  CHECK(same("a <!-- note -->\n", "a\n"));
  CHECK(same("<!-- note -->\n\na\n", "a\n"));
  CHECK(same("a[^1]\n\n[^1]: b\n", "a[^note]\n\n[^note]: b\n"));
  CHECK(same("a\n\n***\n", "a\n\n---\n"));
}

TEST_CASE("what says something else means something else") {
  CHECK_FALSE(same("a", "b"));
  CHECK_FALSE(same("a b", "ab"));
  CHECK_FALSE(same("a *b*", "a b"));
  CHECK_FALSE(same("a *b*", "a **b**"));
  CHECK_FALSE(same("a *b* c", "a *b c*"));
  CHECK_FALSE(same("a *b*", "a*b*"));
  CHECK_FALSE(same("# a", "## a"));
  CHECK_FALSE(same("- a\n", "1. a\n"));
  CHECK_FALSE(same("1. a\n", "2. a\n"));
  CHECK_FALSE(same("- [ ] a\n", "- [x] a\n"));
  CHECK_FALSE(same("- [ ] a\n", "- a\n"));
  CHECK_FALSE(same("[a](b.md)", "[a](c.md)"));
  CHECK_FALSE(same("![a](b.png)", "![c](b.png)"));
  CHECK_FALSE(same("a  \nb", "a\nb"));
  CHECK_FALSE(same("a\n\nb", "a\nb"));
  CHECK_FALSE(same("`a`", "a"));
  CHECK_FALSE(same("```\na\n  b\n```\n", "```\na\nb\n```\n"));
  CHECK_FALSE(same("> a", "a"));
  CHECK_FALSE(same("|a|b|\n|-|-|\n|c|d|\n", "|a|b|\n|-|-|\n|c d||\n"));
  CHECK_FALSE(same("", "---"));
}

TEST_CASE("the words of a body are joined, blocks apart") {
  const Body body =
      parse_body("# A *b*\n\nOne\ntwo `three` ![four](x.png)\n\n- five\n- six\n\n|a|b|\n|-|-|\n", 1).body;
  CHECK(plain_text(body) == "A b One two three four five six a b");
  CHECK(plain_text(body, 1) == "A b");
}
