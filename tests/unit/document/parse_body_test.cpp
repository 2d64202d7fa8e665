#include "document/parse_body.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/parallel_map.h"
#include "document/render_body.h"
#include "unit/document/listed.h"

using namespace gazette;

namespace {

std::string problems_of(std::string_view markdown) {
  return listed(parse_body(markdown, 1).problems);
}

std::vector<NodeKind> kinds_of(const Body& body) {
  std::vector<NodeKind> kinds;
  for (const Node& node : body.nodes) kinds.push_back(node.kind);
  return kinds;
}

const Node& first(const Body& body, NodeKind kind) {
  for (const Node& node : body.nodes) {
    if (node.kind == kind) return node;
  }
  FAIL("no such node");
  return body.nodes.front();
}

std::vector<std::string> ids_of(const Body& body) {
  std::vector<std::string> ids;
  for (const Node& node : body.nodes) {
    if (node.kind == NodeKind::heading) ids.emplace_back(body.literal(node));
  }
  return ids;
}

}  // namespace

TEST_CASE("an empty text is an empty document") {
  const Body body = parse_body("", 1).body;
  REQUIRE(body.nodes.size() == 1);
  CHECK(body.nodes[0].end == 1);
}

TEST_CASE("the tree is flat, in reading order, with ends") {
  const Body body = parse_body("# A *b*\n\n- c\n", 1).body;
  CHECK(kinds_of(body) == std::vector{NodeKind::document, NodeKind::heading, NodeKind::text,
                                      NodeKind::emphasis, NodeKind::text, NodeKind::list, NodeKind::item,
                                      NodeKind::paragraph, NodeKind::text});
  CHECK(body.nodes[0].end == 9);
  CHECK(body.nodes[1].end == 5);
  CHECK(body.nodes[3].end == 5);
  CHECK(body.nodes[5].end == 9);
}

TEST_CASE("places count lines of the file and columns in characters") {
  const Body body = parse_body("Él dice:\n\nSí, ésta: [página](b.md)\n", 10).body;
  const Node& link = first(body, NodeKind::link);
  CHECK(link.line == 12);
  CHECK(link.column == 11);
  CHECK(body.literal(link) == "b.md");
}

TEST_CASE("adjacent texts are joined, also over comments and entities") {
  const Body body = parse_body("a & b &amp; c <!-- note --> d \\* e\n", 1).body;
  REQUIRE(body.nodes.size() == 3);
  CHECK(body.literal(body.nodes[2]) == "a & b & c  d * e");
}

TEST_CASE("texts on both sides of the end of an emphasis stay apart") {
  CHECK(parse_body("*a*b\n", 1).body.nodes.size() == 5);
}

TEST_CASE("tables, tasks, footnotes and code keep their details") {
  const Body body =
      parse_body(
          "|a|b|c|\n|:-|:-:|-:|\n|x|y|\n\n- [ ] open\n- [x] done\n\n7) seven\n\n```cpp x\ncode\n```\n\n"
          "Text[^b] and[^a] and[^b].\n\n[^a]: Second\n[^b]: First\n[^c]: Unused\n",
          1)
          .body;
  std::vector<int> cells;
  std::vector<int> items;
  std::string footnotes;
  for (const Node& node : body.nodes) {
    if (node.kind == NodeKind::table_cell) cells.push_back(node.detail);
    if (node.kind == NodeKind::item) items.push_back(node.detail);
    if (node.kind == NodeKind::footnote_reference) {
      footnotes += std::string(body.literal(node)) + std::to_string(node.number) + " ";
    }
    if (node.kind == NodeKind::footnote_definition) {
      footnotes += std::string(body.literal(node)) + "=" + std::to_string(node.number) + " ";
    }
  }
  CHECK(cells == std::vector{1, 2, 3, 1, 2, 3});
  CHECK(items == std::vector{1, 2, 0});
  CHECK(footnotes == "11 22 11 1=1 2=2 ");
  CHECK(body.title(first(body, NodeKind::code_block)) == "cpp x");
  CHECK(body.literal(first(body, NodeKind::code_block)) == "code\n");
}

TEST_CASE("paragraphs of tight lists are known") {
  CHECK(first(parse_body("- a\n- b\n", 1).body, NodeKind::paragraph).detail == 1);
  CHECK(first(parse_body("- a\n\n- b\n", 1).body, NodeKind::paragraph).detail == 0);
  CHECK(first(parse_body("a\n", 1).body, NodeKind::paragraph).detail == 0);
}

TEST_CASE("ids of headings are unique, whatever their words") {
  CHECK(ids_of(parse_body("# One\n# One\n# One 2\n# One\n# !!!\n# Ñandú\n", 1).body) ==
        std::vector<std::string>{"one", "one-2", "one-2-2", "one-3", "section", "nandu"});
  CHECK(ids_of(parse_body("# FN 1\n# fnref-1-2\n# __proto__\n", 1).body) ==
        std::vector<std::string>{"section-fn-1", "section-fnref-1-2", "proto"});
}

TEST_CASE("an image is its address and its alternative text") {
  const Body body = parse_body("![A *bar* `chart`](chart.png \"t\")\n", 1).body;
  const Node& image = first(body, NodeKind::image);
  CHECK(body.literal(image) == "chart.png");
  CHECK(body.title(image) == "A bar chart");
  CHECK(body.nodes.size() == 3);
}

TEST_CASE("comments are left out and give no problem") {
  const ParsedBody parsed = parse_body("<!-- secret\n\nstill -->\n\nText <!-- secret --> more\n", 1);
  CHECK(parsed.problems.empty());
  CHECK(parsed.body.text.find("secret") == std::string::npos);
  CHECK(plain_text(parsed.body) == "Text more");
  const ParsedBody mixed = parse_body("<div>\n<!-- secret -->\n</div>\n", 1);
  CHECK(listed(mixed.problems) == "1:1 raw-html");
  CHECK(mixed.body.text.find("secret") == std::string::npos);
  CHECK(mixed.body.text.find("</div>") != std::string::npos);
}

TEST_CASE("what readers can't use is reported with its place") {
  CHECK(problems_of("Text <b>bold</b>\n") == "1:6 raw-html, 1:13 raw-html");
  CHECK(problems_of("a\n\n![](chart.png)\n") == "3:1 missing-alt");
  CHECK(problems_of("See [](plan.md)\n") == "1:5 empty-link");
  CHECK(problems_of("#\n") == "1:1 empty-heading");
  CHECK(problems_of("Text[^gone] and \\[^not]\n") == "1:5 missing-footnote");
  CHECK(problems_of("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n") == "1:1 merge-conflict");
}

TEST_CASE("links to other schemes are refused") {
  CHECK(problems_of("[a](javascript:alert(1))\n") == "1:1 link-scheme");
  CHECK(problems_of("[a](JaVaScRiPt:x) ![b](data:image/png;base64,x)\n") ==
        "1:1 link-scheme, 1:19 link-scheme");
  CHECK(problems_of("[a](java&#10;script:x)\n") == "1:1 link-scheme");
  CHECK(problems_of("[a](&#1;javascript:x)\n") == "1:1 link-scheme");
  CHECK(problems_of("[a](https://x.org) [b](mailto:a@x.org) [c](tel:+1) [d](../e.md#f) [g](h?i=j:k)\n")
            .empty());
}

TEST_CASE("several threads parse as one does") {
  prepare_markdown();
  const auto document = [](size_t i) {
    const std::string n = std::to_string(i % 97);
    std::string text = "# Report " + n + "\n\nSee www.example.org/" + n + " and https://example.org/a_" + n +
                       "_b, write to office" + n + "@example.org.\n\n|a|b|\n|-|-:|\n|" + n +
                       "|*x*|\n\n- [ ] open\n- [x] done\n";
    if (i % 3 == 0) text += "\n~~struck " + n + "~~ and ~this~\n";
    if (i % 5 == 0) text += "\nNote[^1]\n\n[^1]: Said: www.example.com\n";
    return text;
  };
  const auto render = [&](size_t i) {
    return render_body(parse_body(document(i), 1).body,
                       [](std::string_view to, bool) { return ResolvedLink{true, std::string(to)}; }, {})
        .text;
  };
  constexpr size_t count = 20'000;
  const auto together = parallel_map<std::string>(count, render);
  size_t differing = 0;
  for (size_t i = 0; i < count; ++i) differing += together[i] == render(i) ? 0U : 1U;
  CHECK(differing == 0);
  CHECK(render(0).find("<s>struck 0</s>") != std::string::npos);
  CHECK(render(1).find("href=\"http://www.example.org/1\"") != std::string::npos);
}
