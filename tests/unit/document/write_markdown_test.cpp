#include "document/write_markdown.h"

#include <doctest/doctest.h>

#include <string>

#include "document/parse_body.h"

namespace gazette {

namespace {

std::string as_it_is(std::string_view address, bool) {
  return std::string(address);
}

}  // namespace

TEST_CASE("a text written anew is the same tree") {
  for (const char* text : {
           "",
           "# One\n\nTwo *three* **four** `five` ~~six~~\nseven\\\neight\n",
           "Setext\nover two lines\n===\n\nb\n---\n",
           "- a\n- b\n  - c\n\n    d\n- [x] e\n- [ ] f\n",
           "- a\n\n- b\n\n\n* other list\n* of two\n\n1. one\n2. two\n\n3) three\n",
           "> quote\n> > nested\n>\n> - list\n\n> another\n",
           "```cpp info\ncode `` ``` \n\n  x\n```\n\n    indented\n\n~~~\n```\n~~~\n",
           "| a | b |\n|:--|--:|\n| `x \\| y` | *z* \\| w |\n| | 1 |\n",
           "<https://x.example/?a=1&b=2>\n",
           "www.x.example\n",
           "a@b.example\n",
           "![alt *x*](i.png \"no\")\n",
           "[a](b.md \"T\") [c](<d e.md>) ![alt *x*](i.png \"no\") <https://x.example/?a=1&b=2> "
           "www.x.example a@b.example\n",
           "***both*** **a *b* c** *a **b** c* ***a** b* **a*b*** x*y*z\n",
           "1986\\. A year\n\\# no heading\n\\- no item\n&amp; &copy; &nbsp; \\* \\` <b>html</b>\n",
           "Note[^a] and[^b] again[^a].\n\n[^b]: Second.\n[^a]: First.\n\n    More.\n",
           "<div>\nhtml\n</div>\n\ntext\n\n***\n\n---\n",
           "``a ` b`` ` x ` `` ` `` a  \nb\n",
           "a <!-- gone --> b\n\n<!-- gone -->\n\n[unused]: /x\n\n[used]: /y\n\n[used]\n",
           "1. a\n\n   b\n2. c\n\n   ```\n   x\n\n   y\n   ```\n",
           "* \n* a\n*\n",
           "#\n\n## \\#\n\n# a #\n",
           "“Quotes”—dashes… *„x“* **(y)**z\n",
       }) {
    CAPTURE(std::string(text));
    CHECK(write_markdown(parse_body(text, 1).body, as_it_is));
  }
}

TEST_CASE("what readers never see isn't written") {
  const Body body =
      parse_body(
          "<!-- secret -->\n\nText <!-- secret --> [a][r]\n\n[r]: /a\n[s]: /secret\n[^secret]: Unused\n", 1)
          .body;
  const auto text = write_markdown(body, as_it_is);
  REQUIRE(text);
  CHECK(text->find("secret") == std::string::npos);
  CHECK(text->find("(<\\/a>)") != std::string::npos);
}

TEST_CASE("addresses are written as they are given") {
  const Body body = parse_body("[a](secret.md) ![b](secret.png)\n", 1).body;
  const auto text = write_markdown(
      body, [](std::string_view, bool is_image) { return std::string(is_image ? "image" : "page"); });
  REQUIRE(text);
  CHECK(*text == "[a](<page>) ![b](<image>)\n");
}

}  // namespace gazette
