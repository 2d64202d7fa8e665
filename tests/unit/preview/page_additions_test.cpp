#include "preview/page_additions.h"

#include <doctest/doctest.h>

#include <string>

#include "preview/preview_bar.h"
#include "publish/preview_mark.h"

namespace gazette {

TEST_CASE("what a preview adds stands in the head, and after the link that skips to the text") {
  const std::string page =
      "<!DOCTYPE html><html><head><title>A</title></head><body data-kind=\"page\">\n"
      "<a class=\"skip\" href=\"#_main\">Skip</a>\n<main>x</main></body></html>";
  const std::string shown = add_to_page(page, "<aside>bar</aside>");
  CHECK(is_of_preview(shown));
  CHECK_FALSE(is_of_preview(page));
  CHECK(shown.find(preview_mark) < shown.find("</head>"));
  CHECK(shown.find("<meta name=\"robots\" content=\"noindex\">") < shown.find("</head>"));
  CHECK(shown.find("Skip</a>") < shown.find("<aside>bar"));
  CHECK(shown.find("<aside>bar") < shown.find("<main>"));
}

TEST_CASE("a page of any theme gets the bar, at worst before its first byte") {
  CHECK(add_to_page("<head></head><body><p>a</p></body>", "BAR").find("<body>\nBAR<p>") != std::string::npos);
  CHECK(add_to_page("<head></head><body><a href=\"/\">a</a></body>", "BAR").find("<body>\nBAR<a") !=
        std::string::npos);
  CHECK(add_to_page("plain", "BAR").ends_with("BARplain"));
  CHECK(is_of_preview(add_to_page("plain", "BAR")));
  CHECK(is_of_preview(add_to_page("", "BAR")));
  CHECK(is_of_preview(add_to_page("<head></head><body", "BAR")));
  CHECK(is_of_preview(add_to_page("<head></head><body><a class=\"skip\">", "BAR")));
}

TEST_CASE("a link leads where a browser would go") {
  CHECK(resolve_link("/a/b/", "c/") == "/a/b/c/");
  CHECK(resolve_link("/a/b/", "../") == "/a/");
  CHECK(resolve_link("/a/b/", "..") == "/a/");
  CHECK(resolve_link("/a/b/", "./") == "/a/b/");
  CHECK(resolve_link("/a/b/", "../../../../c/?q=1#d") == "/c/");
  CHECK(resolve_link("/a/b/", "/c/") == "/c/");
  CHECK(resolve_link("/a/b/", "file.csv") == "/a/b/file.csv");
  CHECK(resolve_link("/404.html", "a/") == "/a/");
  CHECK(resolve_link("/", "a/") == "/a/");
  CHECK(resolve_link("/a/", "#b").empty());
  CHECK(resolve_link("/a/", "").empty());
  CHECK(resolve_link("/a/", "https://example.org/a/").empty());
  CHECK(resolve_link("/a/", "//example.org/a/").empty());
  CHECK(resolve_link("/a/", "mailto:a@example.org").empty());
}

TEST_CASE("links to what isn't public are marked wherever they stand, but in drawings") {
  const auto label = [](const std::string& address) -> std::string_view {
    return address == "/draft/" ? "Draft & more" : "";
  };
  CHECK(mark_links("<li><a href=\"../draft/\">D</a></li>", "/a/", label) ==
        "<li><a href=\"../draft/\">D</a> <span class=\"gazette-mark\">Draft &amp; more</span></li>");
  CHECK(mark_links("<a class=\"x\" href=\"/draft/#y\"><b>D</b></a>.", "/", label).ends_with("more</span>."));
  for (const char* untouched :
       {"<a href=\"../public/\">P</a>", "<svg><a href=\"/draft/\">D</a></svg>", "<a name=\"x\">D</a>", "<a ",
        "<a href=\"/draft/\">never closed", "<svg", "plain", "", "<abbr href=\"/draft/\">D</abbr>"}) {
    CHECK(mark_links(untouched, "/a/", label) == untouched);
  }
  const std::string two = mark_links("<a href=\"/draft/\">1</a><a href=\"/draft/\">2</a>", "/", label);
  CHECK(two.find("Draft") != two.rfind("Draft"));
}

TEST_CASE("a page that stands anywhere keeps its links within its view") {
  CHECK(move_root("<a href=\"/a/\"><img src=\"/b.svg\"><form action=\"/c/\"><a href=\"d/\">",
                  "/.gazette/public/") ==
        "<a href=\"/.gazette/public/a/\"><img src=\"/.gazette/public/b.svg\">"
        "<form action=\"/.gazette/public/c/\"><a href=\"d/\">");
}

TEST_CASE("the bar escapes all that it is given") {
  PreviewBar bar;
  bar.note = "<script>";
  bar.trouble = {"<b>", "\"&"};
  bar.drafts_url = "/\"><script>";
  bar.is_former = true;
  ShownProblem problem;
  problem.diagnostic = make_diagnostic(Severity::error, "code", {{"a<b>.md"}, 1, 2, 3}, "<i>", "<u>");
  problem.excerpt = "<pre>";
  problem.page_url = "/'x";
  bar.problems = {problem};
  bar.problem_count = 1;
  const std::string html = write_bar(bar);
  for (const char* tag : {"<script>", "<b>", "<i>", "<u>", "<pre>\n"})
    CHECK(html.find(tag) == std::string::npos);
  CHECK(html.find("a&lt;b&gt;.md:1:2") != std::string::npos);
  CHECK(html.find("On this page: 1 error") != std::string::npos);
  CHECK(html.find("1 problem</a>") != std::string::npos);
}

TEST_CASE("the bar says in words which view is chosen, and leads to the other") {
  PreviewBar bar;
  bar.drafts_url = "/a/";
  bar.public_url = "/.gazette/public/a/";
  CHECK(write_bar(bar).find("aria-current=\"true\">With drafts") != std::string::npos);
  CHECK(write_bar(bar).find("<a href=\"/.gazette/public/a/\">As the public would see it</a>") !=
        std::string::npos);
  bar.view = PreviewView::as_public;
  CHECK(write_bar(bar).find("aria-current=\"true\">As the public") != std::string::npos);
  CHECK(write_bar(bar).find("<a href=\"/a/\">With drafts</a>") != std::string::npos);
  CHECK(write_bar(bar).find("only this computer") != std::string::npos);
  bar.is_shared = true;
  CHECK(write_bar(bar).find("anyone on this network") != std::string::npos);
}

TEST_CASE("pages of the preview's own carry its mark, and wait without a script") {
  const PreviewBar bar;
  CHECK(is_of_preview(write_waiting_page(bar)));
  CHECK(write_waiting_page(bar).find("http-equiv=\"refresh\"") != std::string::npos);
  CHECK(is_of_preview(write_problems_page(bar, {})));
  CHECK(write_problems_page(bar, {}).find("No problems found") != std::string::npos);
  CHECK(write_problems_page(bar, {}).find("http-equiv=\"refresh\"") == std::string::npos);
}

}  // namespace gazette
