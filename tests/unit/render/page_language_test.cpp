#include "render/page_language.h"

#include <doctest/doctest.h>

#include "base/language_marks.h"
#include "render/interface_words.h"

namespace gazette {

namespace {

SiteLanguages in_spanish(bool is_right_to_left = false) {
  SiteLanguages languages;
  languages.all = {{"en", "English", "", false, nullptr},
                   {"es", "Español", "/es", is_right_to_left, nullptr}};
  languages.own = 1;
  languages.pages = {"/", "/a/", "/a/b/", "/search/"};
  return languages;
}

std::string put(const std::string& html, const std::string& page = "/a/", const std::string& texts = "en") {
  return put_into_language(html, {page}, texts, in_spanish());
}

std::string es(const std::string& text) {
  return mark_language(text, "es");
}

}  // namespace

TEST_CASE("an element whose words are all of another language says so") {
  CHECK(put("<h1>Attendance</h1>") == "<h1 lang=\"en\">Attendance</h1>");
  CHECK(put("<div class=\"x\"><p>One <em>two</em></p></div>") ==
        "<div lang=\"en\" class=\"x\"><p>One <em>two</em></p></div>");
  CHECK(put("<h1>" + es("Índice") + "</h1>") == "<h1>Índice</h1>");
}

TEST_CASE("words of another language among others get an element of their own") {
  CHECK(put("<p>" + es("Responsable: ") + "Principal</p>") ==
        "<p>Responsable: <span lang=\"en\">Principal</span></p>");
  CHECK(put("<p>" + es("Ver") + " <a href=\"#x\">the plan</a></p>") ==
        "<p>Ver <a lang=\"en\" href=\"#x\">the plan</a></p>");
}

TEST_CASE("figures and signs are in no language") {
  CHECK(put("<p>12 % · 2024–25 &amp; “49.5”</p>") == "<p>12 % · 2024–25 &amp; “49.5”</p>");
  CHECK(put("<p>3" + es(" versiones") + "</p>") == "<p>3 versiones</p>");
}

TEST_CASE("a text of the page's language stays, and others among it are marked") {
  CHECK(put("<h1>Asistencia</h1><p>" + mark_language("Cedar Ridge", "en") + "</p>", "/a/", "es") ==
        "<h1>Asistencia</h1><p lang=\"en\">Cedar Ridge</p>");
}

TEST_CASE("an element that says its language keeps it") {
  CHECK(put("<article lang=\"en\"><p>Text</p></article>") == "<article lang=\"en\"><p>Text</p></article>");
  CHECK(put("<section lang=\"fr\"><p>Texte</p></section>") == "<section lang=\"fr\"><p>Texte</p></section>");
  CHECK(put("<html lang=\"es\"><body><p>Text</p><p>" + es("Texto") + "</p></body></html>") ==
        "<html lang=\"es\"><body><p lang=\"en\">Text</p><p>Texto</p></body></html>");
}

TEST_CASE("where no element may stand marks are left out") {
  CHECK(put("<title>Plan" + es(" y más") + "</title>") == "<title>Plan y más</title>");
  CHECK(put("<option>Plan" + es(" y más") + "</option>") == "<option>Plan y más</option>");
  CHECK(put("<nav aria-label=\"" + es("Idiomas") + "\"></nav>") == "<nav aria-label=\"Idiomas\"></nav>");
  CHECK(put("<svg><text>" + es("enero") + " Coach</text></svg>") ==
        "<svg><text>enero <tspan lang=\"en\">Coach</tspan></text></svg>");
}

TEST_CASE("a language written the other way says its direction") {
  const std::string html = "<p>Plan</p>";
  CHECK(put_into_language(html, {"/a/"}, "en", in_spanish(true)) == "<p lang=\"en\" dir=\"ltr\">Plan</p>");
  CHECK(put_into_language("<svg><text>Plan</text></svg>", {"/a/"}, "en", in_spanish(true)) ==
        "<svg lang=\"en\"><text>Plan</text></svg>");
  CHECK(put_into_language(html, {"/a/"}, "he", in_spanish()) == "<p lang=\"he\" dir=\"auto\">Plan</p>");
}

TEST_CASE("links to what stands in each language stay in the language, others lead out of it") {
  CHECK(put("<a href=\"b/\">1</a>") == "<a href=\"b/\">1</a>");
  CHECK(put("<a href=\"../\">1</a>") == "<a href=\"../\">1</a>");
  CHECK(put("<a href=\"b/#part\">1</a>") == "<a href=\"b/#part\">1</a>");
  CHECK(put("<a href=\"versions/2020-01-05/\">1</a>") == "<a href=\"../../a/versions/2020-01-05/\">1</a>");
  CHECK(put("<img src=\"../files/x.png\">") == "<img src=\"../../files/x.png\">");
  CHECK(put("<link href=\"assets/site.css\">", "/") == "<link href=\"../assets/site.css\">");
  CHECK(put("<a href=\"data/plans.csv?x=1#y\">1</a>", "/") == "<a href=\"../data/plans.csv?x=1#y\">1</a>");
  CHECK(put("<meta content=\"0; url=versions/\">") == "<meta content=\"0; url=../../a/versions/\">");
}

TEST_CASE("addresses that lead elsewhere stay as they are") {
  for (const std::string address :
       {"#part", "https://example.org/a", "mailto:a@example.org", "//example.org/"}) {
    const std::string link = "<a href=\"" + address + "\">1</a>";
    CHECK(put(link) == link);
  }
}

TEST_CASE("an address from the root is meant as it is") {
  CHECK(put("<a href=\"/a/\">1</a>") == "<a href=\"../../a/\">1</a>");
  CHECK(put("<a href=\"/es/a/\">1</a>") == "<a href=\"./\">1</a>");
}

TEST_CASE("the search finds the index of the reader's language, and pages from the home page of all") {
  CHECK(put("<div data-index=\"./\" data-root=\"../\"></div>", "/search/") ==
        "<div data-index=\"./\" data-root=\"../../\"></div>");
}

TEST_CASE("marks that an author wrote into a text can't break out of it") {
  std::string hostile = "<p>x";
  hostile += language_begin;
  hostile += "&quot;&gt;";
  hostile += language_named;
  hostile += "y</p>";
  CHECK(put(hostile).find("lang=\"&quot;") == std::string::npos);
  CHECK(put(std::string("<p>x") + language_begin + "</p>") == "<p lang=\"en\">x</p>");
}

TEST_CASE("a page whose tags don't match is put out whole") {
  CHECK(put("<ul><li>One<li>Two</ul></p>") == "<ul lang=\"en\"><li>One<li>Two</ul></p>");
  CHECK(put("<p>Text") == "<p lang=\"en\">Text");
  CHECK(put("a < b <") == "<span lang=\"en\">a</span> < b <");
}

}  // namespace gazette
