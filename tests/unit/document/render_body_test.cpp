#include "document/render_body.h"

#include <doctest/doctest.h>

#include "document/parse_body.h"

using namespace gazette;

namespace {

ResolvedLink as_written(std::string_view to, bool) {
  return {true, std::string(to)};
}

std::string render(std::string_view markdown, const BodyStyle& style = {}) {
  return render_body(parse_body(markdown, 1).body, as_written, style).text;
}

bool has(const std::string& html, std::string_view part) {
  return html.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("headings nest from the top level without gaps") {
  CHECK(render("## A\n##### B\n##### C\n### D\n# E\n###### F\n") ==
        "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n<h3 id=\"c\">C</h3>\n<h3 id=\"d\">D</h3>\n<h2 "
        "id=\"e\">E</h2>\n"
        "<h3 id=\"f\">F</h3>\n");
  BodyStyle style;
  style.top_heading_level = 5;
  style.id_prefix = "now-";
  CHECK(
      render("# A\n## B\n### C\n#### D\n", style) ==
      "<h5 id=\"now-a\">A</h5>\n<h6 id=\"now-b\">B</h6>\n<h6 id=\"now-c\">C</h6>\n<h6 id=\"now-d\">D</h6>\n");
}

TEST_CASE("the headings listed are those rendered") {
  const Body body = parse_body("# Title\n## A\n#\n#### B `c`\n", 1).body;
  BodyStyle style;
  style.skip = 1;
  const auto headings = list_headings(body, style);
  REQUIRE(headings.size() == 2);
  CHECK(headings[0].level == 2);
  CHECK(headings[0].id == "a");
  CHECK(headings[1].level == 3);
  CHECK(headings[1].text == "B c");
  CHECK(render_body(body, as_written, style).text ==
        "<h2 id=\"a\">A</h2>\n<h3 id=\"b-c\">B <code>c</code></h3>\n");
}

TEST_CASE("a link whose words are its address is marked, so that paper doesn't repeat it") {
  const std::string marked = "<a href=\"https://example.org/a/\" class=\"address\">";
  CHECK(has(render("<https://example.org/a/>\n"), marked + "https://example.org/a/</a>"));
  CHECK(has(render("See https://example.org/a/ for more\n"), marked));
  CHECK(has(render("[example.org/*a*](https://example.org/a/)\n"), marked));
  CHECK(has(render("[](https://example.org/a/)\n"), marked));
  CHECK(has(render("www.example.org\n"), "<a href=\"http://www.example.org\" class=\"address\">"));
  for (const char* other : {"[org/a](https://example.org/a/)\n", "[example.org](https://example.org/a/)\n",
                            "[the form](https://example.org/a/)\n", "[b.md](b.md)\n",
                            "[/](https://example.org/a/)\n", "<office@example.org>\n"}) {
    CAPTURE(std::string(other));
    CHECK(has(render(other), "<a href="));
    CHECK_FALSE(has(render(other), "address"));
  }
}

TEST_CASE("lists stand as they were written, tight or loose") {
  CHECK(render("- a\n- b\n") == "<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>\n");
  CHECK(render("3. a\n\n4. b\n") == "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n");
}

TEST_CASE("tasks are marked with words, not with form fields") {
  const std::string html = render("- [ ] a\n- [x] b\n");
  CHECK(has(html,
            "<li class=\"task\"><span class=\"task-mark task-open\" role=\"img\" aria-label=\"Not "
            "done\"></span> a"));
  CHECK(has(html, "<span class=\"task-mark task-done\" role=\"img\" aria-label=\"Done\"></span> b"));
  CHECK_FALSE(has(html, "<input"));
}

TEST_CASE("tables have header cells and can be scrolled by keyboard") {
  CHECK(
      render("|a||\n|:-|-:|\n|1|2|\n") ==
      "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table>\n<thead>\n<tr>"
      "<th scope=\"col\" class=\"align-left\">a</th><td class=\"align-right\"></td></tr>\n</thead>\n<tbody>\n"
      "<tr><td class=\"align-left\">1</td><td class=\"align-right\">2</td></tr>\n</tbody>\n</table></div>\n");
  const std::string html = render("|a|\n|-|\n\n|b|\n|-|\n|c|\n");
  CHECK(has(html, "aria-label=\"Table\""));
  CHECK(has(html, "aria-label=\"Table 2\""));
}

TEST_CASE("raw HTML is shown as text, whatever it is") {
  const std::string html =
      render("<script>alert(1)</script>\n\nText <img src=x onerror=alert(1)> <svg/onload=alert(1)>\n");
  CHECK(html ==
        "<pre class=\"raw-html\" tabindex=\"0\"><code>&lt;script&gt;alert(1)&lt;/script&gt;\n</code></pre>\n"
        "<p>Text <code class=\"raw-html\">&lt;img src=x onerror=alert(1)&gt;</code> "
        "&lt;svg/onload=alert(1)&gt;</p>\n");
}

TEST_CASE("quotes can't break out of attributes") {
  CHECK(render("![a\" onerror=\"x](b.png)\n") ==
        "<p><img src=\"b.png\" alt=\"a&quot; onerror=&quot;x\"></p>\n");
  CHECK(render("[a](<b\" onclick=\"x>)\n") == "<p><a href=\"b%22%20onclick=%22x\">a</a></p>\n");
  CHECK(render("[a](b 't\" onclick=\"x')\n") ==
        "<p><a href=\"b\" title=\"t&quot; onclick=&quot;x\">a</a></p>\n");
  CHECK(has(render("```a\"b\nc\n```\n"), "class=\"language-a&quot;b\""));
}

TEST_CASE("a link that leads nowhere is its label") {
  const Body body = parse_body("See [the *plan*](draft.md) and ![chart](x.png) ![](y.png)\n", 1).body;
  const auto nowhere = [](std::string_view, bool) { return ResolvedLink{false, ""}; };
  CHECK(render_body(body, nowhere, {}).text ==
        "<p>See the <em>plan</em> and <span class=\"missing-image\">Image: chart</span> "
        "<span class=\"missing-image\">Image</span></p>\n");
}

TEST_CASE("a refused scheme never becomes a link, even if a resolver lets it through") {
  for (const char* to : {"javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x",
                         "file:///etc", "&#1;javascript:x", "java&#9;script:x"}) {
    CHECK(render("[a](" + std::string(to) + ")\n") == "<p>a</p>\n");
  }
}

TEST_CASE("addresses that no browser opens are no links") {
  CHECK(render("[a](http://)\n") == "<p>a</p>\n");
  CHECK(render("[a](<http://a b/>)\n") == "<p>a</p>\n");
  CHECK(render("[a](//)\n") == "<p>a</p>\n");
  CHECK(render("[a](https://example.org:8080/x#y#z)\n") ==
        "<p><a href=\"https://example.org:8080/x#y%23z\">a</a></p>\n");
  CHECK(render("[a](<b c%zz%20[d]>)\n") == "<p><a href=\"b%20c%25zz%20%5Bd%5D\">a</a></p>\n");
}

TEST_CASE("a link without words shows its address") {
  CHECK(render("[](plan.md)\n") == "<p><a href=\"plan.md\">plan.md</a></p>\n");
  CHECK(render("[![](a.png)](plan.md)\n") ==
        "<p><a href=\"plan.md\"><img src=\"a.png\" alt=\"\">plan.md</a></p>\n");
  CHECK(render("[![x](a.png)](plan.md)\n") ==
        "<p><a href=\"plan.md\"><img src=\"a.png\" alt=\"x\"></a></p>\n");
}

TEST_CASE("links never stand in links") {
  const std::string html = render("[a[^1] www.example.org](b.md) [^1]\n\n[^1]: Note\n");
  for (size_t at = html.find("<a "); at != std::string::npos; at = html.find("<a ", at + 1)) {
    CHECK(html.find("</a>", at) < html.find("<a ", at + 1));
  }
  CHECK(has(html, "<sup class=\"footnote-ref\" id=\"fnref-1\">1</sup>"));
  CHECK(has(html, "<sup class=\"footnote-ref\" id=\"fnref-1-2\"><a href=\"#fn-1\">1</a></sup>"));
}

TEST_CASE("footnotes have a heading that fits, and a way back from each") {
  BodyStyle style;
  style.top_heading_level = 3;
  style.id_prefix = "p-";
  CHECK(render("A[^x] b[^x]\n\n[^x]: Note\n", style) ==
        "<p>A<sup class=\"footnote-ref\" id=\"p-fnref-1\"><a href=\"#p-fn-1\">1</a></sup> b"
        "<sup class=\"footnote-ref\" id=\"p-fnref-1-2\"><a href=\"#p-fn-1\">1</a></sup></p>\n"
        "<section class=\"footnotes\">\n<h3>Footnotes</h3>\n<ol>\n<li id=\"p-fn-1\"><p>Note</p>\n"
        "<p class=\"footnote-back\"><a href=\"#p-fnref-1\" aria-label=\"Back to text 1\">↩</a> "
        "<a href=\"#p-fnref-1-2\" aria-label=\"Back to text 1-2\">↩</a></p>\n</li>\n</ol>\n</section>\n");
}

TEST_CASE("footnotes that refer to each other end") {
  const std::string html = render("A[^a]\n\n[^a]: See[^b]\n[^b]: See[^a]\n");
  CHECK(has(html, "id=\"fn-1\""));
  CHECK(has(html, "id=\"fn-2\""));
  CHECK_FALSE(has(html, "id=\"fn-3\""));
}

TEST_CASE("characters that HTML forbids don't come out of entities") {
  const std::string html = render("a&#1;b&#x80;c&#0;d&#xD800;e&#xFFFE;f&#x202E;g&#13;h\n");
  CHECK(html ==
        "<p>a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD"
        "c\xEF\xBF\xBD"
        "d\xEF\xBF\xBD"
        "e\xEF\xBF\xBD"
        "f\xEF\xBF\xBD"
        "g h</p>\n");
}
