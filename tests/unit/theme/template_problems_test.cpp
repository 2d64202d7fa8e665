#include "unit/theme/theme_fixture.h"

using namespace gazette;

namespace {

std::string repeat(const std::string& text, int times) {
  std::string repeated;
  for (int i = 0; i < times; ++i) repeated += text;
  return repeated;
}

}  // namespace

TEST_CASE("what is opened must be closed") {
  CHECK(problem_in("a\n {{ title") ==
        "page.html:2:2: what is opened here is never closed (close it with \"}}\")");
  CHECK(problem_in("{% if a %") ==
        "page.html:1:1: what is opened here is never closed (close it with \"%}\")");
  CHECK(problem_in("é{# x") == "page.html:1:2: what is opened here is never closed (close it with \"#}\")");
  CHECK(problem_in("{{ 'a }}\n{{ b }}") ==
        "page.html:1:4: this text has no closing quote (end it on the same line)");
  CHECK(problem_in("x\n{% if a %}\n{% for b in c %}{% endfor %}") ==
        "page.html:2:1: this \"if\" is never closed (add {% endif %})");
  CHECK(problem_in("{% for b in c %}{% endif %}") ==
        "page.html:1:1: this \"for\" is never closed (add {% endfor %})\n"
        "page.html:1:17: this \"endif\" closes or continues nothing");
  CHECK(problem_in("{% block b %}") == "page.html:1:1: this \"block\" is never closed (add {% endblock %})");
  CHECK(problem_in("{% else %}") == "page.html:1:1: this \"else\" closes or continues nothing");
  CHECK(problem_in("{% if a %}{% else %}{% elif b %}{% endif %}") ==
        "page.html:1:21: \"elif\" stands after \"else\"");
  CHECK(problem_in("{{ (a }}") == "page.html:1:4: this parenthesis is never closed (add \")\")");
  CHECK(problem_in("{{ a|fill(b }}") == "page.html:1:10: this parenthesis is never closed (add \")\")");
}

TEST_CASE("an unknown tag or filter is reported with the nearest one") {
  CHECK(problem_in("{% iff a %}") == "page.html:1:4: there is no tag \"iff\" (did you mean \"if\"?)");
  CHECK(problem_in("{%%}") ==
        "page.html:1:3: a tag is missing its word (tags: if, elif, else, endif, for, endfor, set, include, "
        "extends, block, endblock)");
  CHECK(problem_in("{{ a | uper }}") ==
        "page.html:1:8: there is no filter \"uper\" (did you mean \"upper\"?)");
  const Diagnostics problems = problems_of("{{ a | uper }}");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].place == Place{SourcePath{"themes/test/templates/page.html"}, 1, 8, 4});
  CHECK(problems[0].code == "theme-reference");
}

TEST_CASE("an expression that can't be read is reported where it goes wrong") {
  CHECK(problem_in("{{ }}") ==
        "page.html:1:4: a value is missing here (write a name, a number or a text in quotes)");
  CHECK(problem_in("{{ a b }}") == "page.html:1:6: \"b\" isn't understood here");
  CHECK(problem_in("{{ a. }}") == "page.html:1:7: the name of a field is missing after \".\"");
  CHECK(problem_in("{{ a | }}") == "page.html:1:8: the name of a filter is missing after \"|\"");
  CHECK(problem_in("{{ a == }}") ==
        "page.html:1:9: a value is missing here (write a name, a number or a text in quotes)");
  CHECK(problem_in("{{ a < b < c }}") ==
        "page.html:1:10: comparisons can't be chained (join them with \"and\")");
  CHECK(problem_in("{{ and }}") == "page.html:1:4: a value is missing before \"and\"");
  CHECK(problem_in("{{ 99999999999999999999 }}") == "page.html:1:4: this number is too large");
  CHECK(problem_in("{{ a|default }}") ==
        "page.html:1:6: the filter default takes one value in parentheses, not 0");
  CHECK(problem_in("{{ a|upper(1) }}") ==
        "page.html:1:6: the filter upper takes nothing in parentheses, not 1");
  CHECK(problem_in("{% for x list %}{% endfor %}") ==
        "page.html:1:10: \"in\" is missing (write {% for name in list %})");
  CHECK(problem_in("{% for loop in list %}{% endfor %}") ==
        "page.html:1:8: the name \"loop\" belongs to the language (choose another)");
  CHECK(problem_in("{% set x 1 %}") == "page.html:1:10: \"=\" is missing (write {% set name = value %})");
  CHECK(problem_in("{% set = 1 %}") == "page.html:1:8: a name is missing here");
  CHECK(problem_in("{% include nav %}") ==
        "page.html:1:12: include needs the name of a template in quotes (write {% include \"name.html\" %})");
  CHECK(problem_in("{% for x in a %}{{ loop.number }}{% endfor %}") ==
        "page.html:1:20: loop has the fields index, first, last and length, and no other");
}

TEST_CASE("every mistake of every template is reported, each once and in order") {
  const ThemeFiles files{{"templates/b.html", "{{ | }}\n{% include 'parts.html' %}"},
                         {"templates/a.html", "{% include 'parts.html' %}\n{{ x|nope }}{{ y|lenght }}"},
                         {"templates/parts.html", "<script>{{ x }}</script>"}};
  CHECK(
      describe(problems_of(files)) ==
      "a.html:2:6: there is no filter \"nope\" (filters: default, length, join, fill, plural, lower, upper, "
      "number, first, whole_years)\n"
      "a.html:2:18: there is no filter \"lenght\" (did you mean \"length\"?)\n"
      "b.html:1:4: a value is missing here (write a name, a number or a text in quotes)\n"
      "parts.html:1:9: a value can't stand inside <script> (put it into an attribute that begins with "
      "data-)");
}

TEST_CASE("includes and parents must be there, and not go in circles") {
  CHECK(describe(problems_of({{"templates/page.html", "{% include \"parts/nv.html\" %}"},
                              {"templates/parts/nav.html", ""}})) ==
        "page.html:1:12: there is no template \"parts/nv.html\" (did you mean \"parts/nav.html\"?)");
  CHECK(problem_in("{% extends \"abcdefgh.html\" %}") ==
        "page.html:1:12: there is no template \"abcdefgh.html\" (names count from the folder templates/)");
  CHECK(problem_in("{% extends \"page.html\" %}") ==
        "page.html:1:12: these templates extend each other in a circle");
  CHECK(describe(problems_of({{"templates/a.html", "{% extends \"b.html\" %}"},
                              {"templates/b.html", "{% extends \"a.html\" %}"}})) ==
        "a.html:1:12: these templates extend each other in a circle\n"
        "b.html:1:12: these templates extend each other in a circle");
  CHECK(describe(problems_of({{"templates/page.html", "{% include \"a.html\" %}"},
                              {"templates/a.html", "\n{% include \"b.html\" %}"},
                              {"templates/b.html", "{% if x %}{% include \"a.html\" %}{% endif %}"}})) ==
        "a.html:2:12: these templates include each other in a circle\n"
        "b.html:1:22: these templates include each other in a circle");
  CHECK(describe(problems_of({{"templates/page.html", "{% include \"a.html\" %}"},
                              {"templates/a.html", "{% block x %}{% endblock %}"}})) ==
        "page.html:1:12: a template with blocks or a parent can't be included "
        "(put the common part into a file of its own)");
}

TEST_CASE("templates that only include themselves or each other are reported") {
  CHECK(problem_in("{% include 'page.html' %}") ==
        "page.html:1:12: these templates include each other in a circle");
  CHECK(describe(problems_of({{"templates/a.html", "{% include 'b.html' %}"},
                              {"templates/b.html", "{% include 'a.html' %}"}})) != "");
}

TEST_CASE("a child fills blocks and holds nothing else") {
  const ThemeFiles layout{
      {"templates/layout.html", "{% block main %}{% endblock %}{% block head %}{% endblock %}"}};
  const auto problem = [&](const std::string& child) {
    ThemeFiles files = layout;
    files["templates/page.html"] = child;
    return describe(problems_of(files));
  };
  CHECK(
      problem("{% extends 'layout.html' %}\n\n  text\n") ==
      "page.html:3:3: this stands outside of the blocks, so it would never be shown (move it into a block)");
  CHECK(
      problem("{% extends 'layout.html' %}{{ x }}") ==
      "page.html:1:28: this stands outside of the blocks, so it would never be shown (move it into a block)");
  CHECK(problem("{% extends 'layout.html' %}{% block mai %}{% endblock %}") ==
        "page.html:1:28: layout.html has no block \"mai\" to replace (did you mean \"main\"?)");
  CHECK(problem("x{% extends 'layout.html' %}") ==
        "page.html:1:2: extends must be the first tag of a template");
  CHECK(problem("{% block a %}{% endblock %}{% block a %}{% endblock %}") ==
        "page.html:1:37: the block \"a\" is there twice");
  CHECK(problem("{{ super() }}") == "page.html:1:1: super() stands outside of a block");
  CHECK(problem("{% block a %}{{ super() }}{% endblock %}") ==
        "page.html:1:14: no parent has a block \"a\" for super()");
}

TEST_CASE("a value may not stand where it could not be escaped") {
  const std::string text = "values stand in text and in quoted attributes";
  CHECK(problem_in("<a href={{ x }}>") ==
        "page.html:1:9: a value can't stand in an attribute without quotes (put quotes around the "
        "attribute's value)");
  CHECK(problem_in("<a href=b{{ x }}>") ==
        "page.html:1:10: a value can't stand in an attribute without quotes (put quotes around the "
        "attribute's value)");
  CHECK(problem_in("<a {{ x }}>") ==
        "page.html:1:4: a value can't stand inside a tag, outside of its attributes' values (" + text + ")");
  CHECK(problem_in("<a href{{ x }}=''>") ==
        "page.html:1:8: a value can't stand inside a tag, outside of its attributes' values (" + text + ")");
  CHECK(problem_in("<{{ x }}>") == "page.html:1:2: a value can't stand in the name of a tag (" + text + ")");
  CHECK(problem_in("<h{{ x }}>") == "page.html:1:3: a value can't stand in the name of a tag (" + text + ")");
  CHECK(problem_in("<!-- {{ x }} -->") ==
        "page.html:1:6: a value can't stand inside a comment (" + text + ")");
  CHECK(problem_in("<!DOCTYPE {{ x }}>") == "page.html:1:11: a value can't stand inside <!…> (" + text + ")");
  CHECK(
      problem_in("<style>{{ x }}</style>") ==
      "page.html:1:8: a value can't stand inside <style> (put it into an attribute that begins with data-)");
  for (const char* attribute : {"onclick", "ONLOAD", "style", "srcset", "srcdoc", "http-equiv"}) {
    CHECK(problems_of(std::string("<p ") + attribute + "=\"a{{ x }}\">").size() == 1);
  }
  for (const char* attribute : {"title", "class", "data-style", "lang", "alt"}) {
    CHECK(problems_of(std::string("<p ") + attribute + "=\"a{{ x }}\">").empty());
  }
}

TEST_CASE("raw elements and comments end where a browser ends them") {
  CHECK(problems_of("<script>if (a</b>c) '</scripty>'</SCRIPT ><p>{{ x }}</p>").empty());
  CHECK(problems_of("<!-- a > -- b --><p>{{ x }}</p><!--> {{ x }}<!---> {{ x }}<!-- a --!> {{ x }}").empty());
  CHECK(
      problems_of("<style>a > b { }</style>{{ x }}<!doctype html>{{ x }}</ >{{ x }}<?php ?>{{ x }}").empty());
  CHECK(problems_of("a < b {{ x }} <3 {{ x }} <>{{ x }}</>{{ x }}").empty());
  CHECK(problems_of("<a href = \"/{{ x }}\" b c='{{ x }}'d/>{{ x }}").size() == 1);
  CHECK(problems_of("<a title='>' class=\"{{ x }}\">{{ x }}</a title='{{ x }}'>{{ x }}").empty());
  CHECK(problems_of("<title>{{ x }}<b>{{ x }}</titles>{{ x }}</title><b title='{{ x }}'>").empty());
}

TEST_CASE("branches and loops may not change where the markup stands") {
  CHECK(problem_in("{% if a %}<b title=\"{% endif %}") ==
        "page.html:1:1: this \"if\" begins and ends in different places of the markup: in text, and in the "
        "attribute \"title\" (open and close tags, quotes and comments on the same side)");
  CHECK(problems_of("<{% if a %}b{% else %}i{% endif %}>").size() == 1);
  CHECK(problems_of("{% for a in b %}<p {% endfor %}>").size() == 1);
  CHECK(problems_of("{% if a %}<!-- {% else %}<script>{% endif %}").size() == 1);
  CHECK(problems_of("{% for a in b %}{% else %}<p{% endfor %}>").size() == 1);
  CHECK(problems_of("{% block a %}<p {% endblock %}>").size() == 1);
  CHECK(
      problems_of({{"templates/page.html", "{% include 'p.html' %}>"}, {"templates/p.html", "<p"}}).size() ==
      1);
  CHECK(problem_in("<p title=\"") ==
        "page.html:1:1: the page made by this template ends in the attribute \"title\"");
}

TEST_CASE("branches may add attributes to a tag") {
  CHECK(problems_of("<a{% if x %} lang=\"{{ x }}\"{% endif %}>{{ x }}</a>").empty());
  CHECK(problems_of("<a class=\"b\"{% if x %} hidden{% endif %} lang=\"{{ x }}\">{{ x }}</a>").empty());
  CHECK(problems_of("<a {% if x %}hidden{% endif %}>{{ x }}</a>").empty());
  CHECK(problems_of(
            "<p class=\"a{% if x %} b{{ x }}{% else %} c{% endif %}{% for y in z %} {{ y }}{% endfor %}\">")
            .empty());
  CHECK(problem_in("<a{% if x %} lang=\"{{ x }}\"{% endif %}id=\"b\">") ==
        "page.html:1:39: a space is missing between the parts of this tag (put a space here)");
}

TEST_CASE("an address begins with what is safe") {
  CHECK(problem_in("<a href=\"javascript:{{ x }}\">") ==
        "page.html:1:21: a value can't stand after this beginning of an address "
        "(begin it with https:, mailto:, tel: or a path)");
  for (const char* begin : {"JavaScript:", "data:text/html,", "java&#115;cript&colon;", "vbscript:"}) {
    CHECK(problems_of(std::string("<a href=\"") + begin + "{{ x }}\">").size() == 1);
  }
  for (const char* begin :
       {"https:", "https://host/", "mailto:", "TEL:", "#", "/", "../", "?a=b&amp;c=", "a/b:c", ""}) {
    CHECK(problems_of(std::string("<a href=\"") + begin + "{{ x }}\">").empty());
  }
  CHECK(problem_in("<a href=\"{{ x }}:b\">") ==
        "page.html:1:17: a value can't be the beginning of an address before \":\" "
        "(give the whole address as one value)");
  CHECK(problems_of("<a href=\"{% if a %}{{ b }}{% else %}#{% endif %}\">").empty());
  CHECK(problems_of("<a href=\"{% if a %}javascript:{% else %}#{% endif %}{{ x }}\">").size() == 1);
}

TEST_CASE("limits are kept, with the place that passes them") {
  CHECK(describe(problems_of(repeat("x", (1 << 20) + 1))) ==
        "page.html:0:0: this template is larger than 1 MiB");
  CHECK(problems_of(repeat("x", 1 << 20)).empty());
  CHECK(problems_of(repeat("{% if a %}", 64) + repeat("{% endif %}", 64)).empty());
  CHECK(problem_in(repeat("{% if a %}", 65) + repeat("{% endif %}", 65)) ==
        "page.html:1:641: more than 64 levels of tags");
  CHECK(problem_in("{{ " + repeat("(", 65) + "a" + repeat(")", 65) + " }}") ==
        "page.html:1:68: more than 64 levels in one expression");
  CHECK(problems_of("{{ " + repeat("not ", 65) + "a }}").size() == 1);
  CHECK(problems_of("{{ " + repeat("a|default(", 65) + "a" + repeat(")", 65) + " }}").size() == 1);
  CHECK(problem_in("a\nb\xFF") == "page.html:2:2: this isn't UTF-8 text (save the file as UTF-8)");
}

TEST_CASE("includes that double at each level are refused, not followed to the end") {
  ThemeFiles files{{"templates/page.html", "{% include '0.html' %}"}};
  for (int i = 0; i < 60; ++i) {
    const std::string next = "{% include '" + std::to_string(i + 1) + ".html' %}";
    files["templates/" + std::to_string(i) + ".html"] = i == 59 ? "" : next + next;
  }
  const Diagnostics problems = problems_of(files);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == "with all its includes, this template gets too large");
}

TEST_CASE("a part that stands in an attribute need not be a page of its own") {
  const ThemeFiles files{{"templates/page.html", "<a {% include 'hidden.html' %}>"},
                         {"templates/hidden.html", "title=\"{{ x }}\""}};
  CHECK(problems_of(files).empty());
}
