#include <random>

#include "unit/theme/theme_fixture.h"

using namespace gazette;

namespace {

const std::vector<std::string> pieces{"{{ ",
                                      " }}",
                                      "{% ",
                                      " %}",
                                      "{%- ",
                                      " -%}",
                                      "{# ",
                                      " #}",
                                      "if ",
                                      "elif ",
                                      "else",
                                      "endif",
                                      "for ",
                                      "a in l",
                                      "endfor",
                                      "block b",
                                      "endblock",
                                      "set a = ",
                                      "include 'page.html'",
                                      "include 'part.html'",
                                      "extends 'layout.html'",
                                      "super()",
                                      "a",
                                      "l",
                                      "r",
                                      "r.f",
                                      "h",
                                      "|",
                                      "fill(",
                                      "plural(1)",
                                      "first",
                                      "default(",
                                      "join(",
                                      "length",
                                      "(",
                                      ")",
                                      ",",
                                      ".",
                                      "'",
                                      "\"",
                                      "not ",
                                      " and ",
                                      " or ",
                                      "==",
                                      "<",
                                      ">=",
                                      "nothing",
                                      "true",
                                      "-1",
                                      "0",
                                      "loop.index",
                                      "loop",
                                      "<a href=\"",
                                      "<p title='",
                                      "<script>",
                                      "</script>",
                                      "<!--",
                                      "-->",
                                      "<title>",
                                      "</title>",
                                      ">",
                                      "=",
                                      "&",
                                      "\n",
                                      " ",
                                      "\r\n",
                                      "\xC3\xA9",
                                      "\xFF",
                                      "x",
                                      "{% if a %}",
                                      "{% endif %}",
                                      "{% for x in l %}",
                                      "{% endfor %}",
                                      "{{ x }}",
                                      "{{ a }}",
                                      "{{ l|first }}"};

std::string random_template(std::mt19937& random) {
  std::string text;
  for (size_t left = random() % 40; left > 0; --left) text += pieces[random() % pieces.size()];
  return text;
}

}  // namespace

TEST_CASE("no template, however broken, stops the compiler or the page") {
  const ViewRecord view = ViewRecord()
                              .set("a", "text")
                              .set("l", ViewList{1, "b", ViewValue()})
                              .set("r", ViewRecord().set("f", "{} {1}"))
                              .set("h", Html{"<b>"});
  std::mt19937 random(1957);
  int rendered = 0;
  for (int i = 0; i < 20000; ++i) {
    const ThemeFiles files{{"templates/page.html", random_template(random)},
                           {"templates/part.html", i % 2 == 0 ? "{{ a }}" : random_template(random)},
                           {"templates/layout.html", "<p>{% block b %}{{ a }}{% endblock %}</p>"}};
    const auto [theme, problems] = Theme::compile(files, "themes/test");
    if (problems.empty()) REQUIRE(theme.has_template("page"));
    if (!theme.has_template("page")) continue;
    try {
      theme.render("page", view);
      ++rendered;
    } catch (const WorldFailure&) {
    }
  }
  CHECK(rendered > 1000);
}

TEST_CASE("long templates of one piece take no more than linear time") {
  for (const std::string& piece : pieces) {
    std::string text;
    while (text.size() < 100'000) text += piece;
    problems_of(text);
  }
}
