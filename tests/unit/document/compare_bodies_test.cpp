#include "document/compare_bodies.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "document/parse_body.h"

using namespace gazette;

namespace {

Body parse(std::string_view markdown) {
  prepare_markdown();
  return parse_body(markdown, 1).body;
}

ResolvedLink as_written(std::string_view address, bool) {
  return {true, std::string(address)};
}

BodyComparison compare(std::string_view before, std::string_view after, const CompareStyle& style = {}) {
  return compare_bodies(parse(before), parse(after), as_written, as_written, style);
}

// The HTML with short marks: {-removed-} and {+added+}.
std::string marked(std::string html) {
  const auto replace = [&html](std::string_view from, std::string_view to) {
    for (size_t at = html.find(from); at != std::string::npos; at = html.find(from, at + to.size())) {
      html.replace(at, from.size(), to);
    }
  };
  replace("<del><span class=\"visually-hidden\">[removed: </span>", "{-");
  replace("<span class=\"visually-hidden\">]</span></del>", "-}");
  replace("<ins><span class=\"visually-hidden\">[added: </span>", "{+");
  replace("<span class=\"visually-hidden\">]</span></ins>", "+}");
  return html;
}

std::string compare_marked(std::string_view before, std::string_view after, const CompareStyle& style = {}) {
  return marked(compare(before, after, style).html.text);
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("the same text has no changes") {
  const BodyComparison comparison = compare("# Plan\n\nOne *two*.\n", "Plan\n====\n\nOne\n_two_.\n");
  CHECK(comparison.is_empty());
  CHECK(comparison.html.text.empty());
}

TEST_CASE("two empty texts have no changes, and an empty one can be compared") {
  CHECK(compare_bodies(Body{}, Body{}, as_written, as_written, {}).is_empty());
  CHECK(marked(compare_bodies(Body{}, parse("New."), as_written, as_written, {}).html.text) ==
        "<p class=\"added\">{+New.+}</p>\n");
  CHECK(marked(compare_bodies(parse("Old."), Body{}, as_written, as_written, {}).html.text) ==
        "<p class=\"removed\">{-Old.-}</p>\n");
}

TEST_CASE("a change is marked by whole words, and read out by screen readers") {
  CHECK(
      compare("The target is 60% by 30 January.", "The target is 49% by 30 June.").html.text ==
      "<p>The target is <del><span class=\"visually-hidden\">[removed: </span>60%<span "
      "class=\"visually-hidden\">]"
      "</span></del><ins><span class=\"visually-hidden\">[added: </span>49%<span class=\"visually-hidden\">]"
      "</span></ins> by 30 <del><span class=\"visually-hidden\">[removed: </span>January<span "
      "class=\"visually-hidden\">]</span></del><ins><span class=\"visually-hidden\">[added: </span>June<span "
      "class=\"visually-hidden\">]</span></ins>.</p>\n");
}

TEST_CASE("words of the marks come from the style, escaped") {
  CompareStyle style;
  style.added = "a<b";
  CHECK(contains(compare("One two three.", "One two new three.", style).html.text, "[a&lt;b: "));
}

TEST_CASE("words are counted on both sides") {
  const BodyComparison comparison =
      compare("The team meets on Monday.\n\nGone for good.", "The team meets each Friday.");
  CHECK(comparison.words_removed == 5);
  CHECK(comparison.words_added == 2);
}

TEST_CASE("changes with one short word between them read as one phrase") {
  CHECK(
      compare_marked("We will report to the whole board in the spring every year.",
                     "We will present to every school in the spring every year.") ==
      "<p>We will {-report to the whole board-}{+present to every school+} in the spring every year.</p>\n");
}

TEST_CASE("a figure on both sides of a short word reads as one change") {
  CHECK(compare_marked("We visited 3 of 5 schools this spring.", "We visited 4 of 9 schools this spring.") ==
        "<p>We visited {-3 of 5-}{+4 of 9+} schools this spring.</p>\n");
}

TEST_CASE("a space that comes or goes between words is a change") {
  CHECK(compare_marked("The team , the board and all.", "The team, the board and all.") ==
        "<p>The team{- ,-}{+,+} the board and all.</p>\n");
}

TEST_CASE("an added sentence is marked from its start to its end") {
  CHECK(compare_marked("The team met. The board met.", "The team met. The school met. The board met.") ==
        "<p>The team met. {+The school met.+} The board met.</p>\n");
}

TEST_CASE("spaces around a change don't join words") {
  CHECK(compare_marked("a (one), b c d", "a, b c d") == "<p>a{- (one)-}, b c d</p>\n");
  CHECK(compare_marked("team meets here today", "the team meets here today") ==
        "<p>{+the+} team meets here today</p>\n");
  CHECK(compare_marked("the teams meet here", "the teams meet here now") ==
        "<p>the teams meet here {+now+}</p>\n");
}

TEST_CASE("marks are well nested with emphasis and links") {
  CHECK(compare_marked("One **two three** four five.", "One **two other** four five.") ==
        "<p>One <strong>two {-three-}{+other+}</strong> four five.</p>\n");
  CHECK(compare_marked("One two three four five.", "One two **three** four five.") ==
        "<p>One two <strong>three</strong> four five.</p>\n");
  CHECK(compare_marked("See [the old guide](a.md) for this.", "See [the new guide](a.md) for this.") ==
        "<p>See <a href=\"a.md\">the {-old-}{+new+} guide</a> for this.</p>\n");
}

TEST_CASE("what was removed links nowhere") {
  CHECK(
      compare_marked("We follow [a guide](old.md) and more words here.", "We follow and more words here.") ==
      "<p>We follow {-a guide-} and more words here.</p>\n");
  CHECK(compare_marked("Stays.\n\n[Gone](old.md) ![Map](map.png)", "Stays.") ==
        "<p>Stays.</p>\n<p class=\"removed\">{-Gone <span class=\"missing-image\">Image: Map</span>-}</p>\n");
}

TEST_CASE("a link that leads elsewhere is listed, and its words aren't marked") {
  const BodyComparison comparison = compare("See [the guide](a.md) now.", "See [the guide](b.md) now.");
  REQUIRE(comparison.changed_links.size() == 1);
  CHECK(comparison.changed_links[0].label == "the guide");
  CHECK(comparison.changed_links[0].before == "a.md");
  CHECK(comparison.changed_links[0].after == "b.md");
  CHECK(comparison.words_added == 0);
  CHECK(comparison.html.text == "<p>See <a href=\"b.md\">the guide</a> now.</p>\n");
  CHECK_FALSE(comparison.is_empty());
}

TEST_CASE("a link that leads elsewhere with other words is marked whole") {
  const BodyComparison comparison =
      compare("We all see [the plan of 2012](a.md) here.", "We all see [the plan of 2013](b.md) here.");
  CHECK(comparison.changed_links.empty());
  CHECK(marked(comparison.html.text) ==
        "<p>We all see {-the plan of 2012-}{+<a href=\"b.md\">the plan of 2013</a>+} here.</p>\n");
}

TEST_CASE("a space that moved out of a link is no change") {
  CHECK(compare("See [the guide ](a.md) now.", "See [the guide](a.md) now.").is_empty());
}

TEST_CASE("a link whose title changed has another form, and isn't listed as leading elsewhere") {
  const BodyComparison comparison = compare("See [the guide](a.md \"Old\") right here and now.",
                                            "See [the guide](a.md \"New\") right here and now.");
  CHECK(comparison.changed_links.empty());
  CHECK(comparison.is_of_form_alone());
}

TEST_CASE("a line break that was removed leaves a space") {
  CHECK(compare_marked("Approved in May\\\nPublished in June", "Approved in May\nPublished in June") ==
        "<p>Approved in May{-<br>\n-} Published in June</p>\n");
}

TEST_CASE("a bare address within a link opens no second link") {
  CHECK(compare_marked("Go [see https://example.org for the plan](a.md) now.",
                       "Go [see https://example.org for the report](a.md) now.") ==
        "<p>Go <a href=\"a.md\">see https://example.org for the {-plan-}{+report+}</a> now.</p>\n");
}

TEST_CASE("a rewritten paragraph counts as removed and added") {
  CHECK(compare_marked("Teachers meet weekly.", "Budget lines grew under audit.") ==
        "<p class=\"removed\">{-Teachers meet weekly.-}</p>\n<p class=\"added\">{+Budget lines grew under "
        "audit.+}</p>\n");
}

TEST_CASE("an item added to a list leaves the others alone") {
  CHECK(compare_marked("- one\n- two\n", "- one\n- new\n- two\n") ==
        "<ul>\n<li>one\n</li>\n<li class=\"added\">{+new+}\n</li>\n<li>two\n</li>\n</ul>\n");
}

TEST_CASE("items of a numbered list bear their own numbers") {
  CHECK(compare_marked("3. one\n4. gone\n5. two\n", "3. one\n4. two\n") ==
        "<ol>\n<li value=\"3\">one\n</li>\n<li class=\"removed\" value=\"4\">{-gone-}\n</li>\n"
        "<li value=\"4\">two\n</li>\n</ol>\n");
}

TEST_CASE("a task that was ticked shows both marks") {
  const BodyComparison comparison =
      compare("- [ ] Hire a coach\n- [ ] Train\n", "- [x] Hire a coach\n- [ ] Train\n");
  CHECK(contains(marked(comparison.html.text),
                 "{-<span class=\"task-mark task-open\" role=\"img\" aria-label=\"Not done\"></span>-}"));
  CHECK(contains(
      marked(comparison.html.text),
      "{+<span class=\"task-mark task-done\" role=\"img\" aria-label=\"Done\"></span>+} Hire a coach"));
  CHECK(comparison.words_added == 1);
  CHECK(comparison.words_removed == 1);
}

TEST_CASE("a table is compared cell by cell, with its head") {
  const std::string html = compare_marked(
      "| id | due |\n|--|--|\n| 1 | January |\n| 2 | May |\n| 3 | June |\n| 4 | July |\n| 5 | August |\n",
      "| id | due |\n|--|--|\n| 1 | January |\n| 2 | May |\n| 3 | June |\n| 4 | July |\n| 5 | October |\n");
  CHECK(contains(html, "<thead>\n<tr><th scope=\"col\">id</th><th scope=\"col\">due</th></tr>\n</thead>"));
  CHECK(contains(html, "<tr class=\"gap\"><td colspan=\"2\">Unchanged text left out</td></tr>"));
  CHECK(contains(html, "<tr><td>5</td><td>{-August-}{+October+}</td></tr>"));
  CHECK_FALSE(contains(html, "January"));
}

TEST_CASE("a column added to a table is found by its head") {
  const std::string html = compare_marked("| id | due |\n|--|--|\n| 1 | May |\n",
                                          "| id | lead | due |\n|--|--|--|\n| 1 | Principal | May |\n");
  CHECK(contains(
      html,
      "<th scope=\"col\">id</th><th scope=\"col\" class=\"added\">{+lead+}</th><th scope=\"col\">due</th>"));
  CHECK(contains(html, "<td>1</td><td class=\"added\">{+Principal+}</td><td>May</td>"));
}

TEST_CASE("code is compared by line") {
  CHECK(compare_marked("```\none\ntwo\nthree\n```\n", "```\none\nnew\nthree\n```\n") ==
        "<pre tabindex=\"0\"><code>one\n{-two\n-}{+new\n+}three\n</code></pre>\n");
}

TEST_CASE("long unchanged parts are left out, but for the heading that a change stands under") {
  CHECK(
      compare_marked("# Plan\n\nA.\n\n## Goals\n\nB.\n\nC.\n\nD.\n\nE one two.\n\n## Next\n\nF.\n\nG.\n",
                     "# Plan\n\nA.\n\n## Goals\n\nB.\n\nC.\n\nD.\n\nE one three.\n\n## Next\n\nF.\n\nG.\n") ==
      "<p class=\"gap\">Unchanged text left out</p>\n<h2>Goals</h2>\n<p class=\"gap\">Unchanged text left "
      "out</p>\n"
      "<p>D.</p>\n<p>E one {-two-}{+three+}.</p>\n<p class=\"gap\">Unchanged text left out</p>\n");
}

TEST_CASE("with enough context nothing is left out") {
  CompareStyle style;
  style.context_blocks = 1'000;
  CHECK_FALSE(contains(
      compare_marked("# P\n\na\n\nb\n\nc\n\nd\n\ne\n", "# P\n\na\n\nb\n\nc\n\nd\n\nf\n", style), "gap"));
}

TEST_CASE("a footnote that comes in between marks no other number") {
  const std::string html =
      compare_marked("One.[^b]\n\n[^b]: Source.\n", "Zero.[^a]\n\nOne.[^b]\n\n[^a]: New.\n[^b]: Source.\n");
  CHECK(contains(html,
                 "<p class=\"added\">{+Zero.<sup class=\"footnote-ref\">1</sup>+}</p>\n<p>One.<sup "
                 "class=\"footnote-ref\">2</sup></p>"));
  CHECK(contains(html, "<li class=\"added\" value=\"1\"><p class=\"added\">{+New.+}</p>\n</li>"));
  CHECK_FALSE(contains(html, "id="));
}

TEST_CASE("words that stayed are never struck and added, whatever form they have now") {
  const auto check = [](std::string_view before, std::string_view after, std::string_view shown) {
    CAPTURE(before);
    const BodyComparison comparison = compare(before, after);
    CHECK(comparison.is_of_form_alone());
    CHECK(marked(comparison.html.text) == shown);
  };
  check("## One\n\nText.\n\n### Two\n", "## One\n\nText.\n\n## Two\n",
        "<h2>One</h2>\n<p>Text.</p>\n<h2>Two</h2>\n");
  check("**One**", "*One*", "<p><em>One</em></p>\n");
  check("- One\n- Two\n", "1. One\n2. Two\n", "<ol>\n<li>One\n</li>\n<li>Two\n</li>\n</ol>\n");
  check("One two, and 10 percent.", "One two, and 10\u00A0percent.",
        "<p>One two, and 10\u00A0percent.</p>\n");
}

TEST_CASE("beside another form, changed words are marked alone") {
  const BodyComparison comparison =
      compare("We teach **all** children to read here.", "We teach *all* children to read well.");
  CHECK(marked(comparison.html.text) == "<p>We teach <em>all</em> children to read {-here-}{+well+}.</p>\n");
  CHECK(comparison.words_added == 1);
  CHECK(comparison.forms_changed == 1);
}

TEST_CASE("a figure in another column, a task that is done and another picture are no other form") {
  CHECK_FALSE(
      compare("| A | B |\n|---|---|\n| 5 |  |\n", "| A | B |\n|---|---|\n|  | 5 |\n").is_of_form_alone());
  CHECK_FALSE(compare("- [ ] One\n", "- [x] One\n").is_of_form_alone());
  CHECK_FALSE(compare("![Map](a.png)\n", "![Map](b.png)\n").is_of_form_alone());
  CHECK_FALSE(compare("See the guide here.\n", "See [the guide](a.md) here.\n").is_of_form_alone());
}

TEST_CASE("a rule that was added shows") {
  const BodyComparison comparison = compare("A.\n\nB.\n", "A.\n\n---\n\nB.\n");
  CHECK(marked(comparison.html.text) == "<p>A.</p>\n{+<hr>+}\n<p>B.</p>\n");
  CHECK(comparison.is_of_form_alone());
  CHECK_FALSE(comparison.is_empty());
}

TEST_CASE("markup in a text stays text") {
  CHECK(compare_marked("One <b>two</b> three four.", "One <b>two</b> three <i> four.") ==
        "<p>One <code class=\"raw-html\">&lt;b&gt;</code>two<code class=\"raw-html\">&lt;/b&gt;</code> three "
        "{+<code class=\"raw-html\">&lt;i&gt;</code>+} four.</p>\n");
}

TEST_CASE("deep nesting is compared without exhausting the stack") {
  const auto nested = [](size_t depth, std::string_view word) {
    return std::string(depth, '>') + " " + std::string(word);
  };
  const BodyComparison comparison = compare(nested(90, "old"), nested(90, "new"));
  CHECK(comparison.words_removed == 1);
  CHECK(comparison.words_added == 1);
}
