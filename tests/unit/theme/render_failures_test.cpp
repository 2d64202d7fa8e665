#include "unit/theme/theme_fixture.h"

using namespace gazette;

namespace {

const std::string place = "themes/test/templates/page.html:";

ViewRecord sample() {
  return ViewRecord()
      .set("title", "Northfield")
      .set("none", ViewValue())
      .set("entries", ViewList{"a"})
      .set("body", Html{"<b>"})
      .set("count", 3)
      .set("page", ViewRecord().set("title", "T").set("updated", ViewValue()));
}

std::string failure(const std::string& page) {
  return failure_of(page, sample());
}

}  // namespace

TEST_CASE("an unknown name or field fails with its place and the nearest one") {
  CHECK(failure("\n  {{ titl }}") ==
        place + "2:6: there is no \"titl\" on this page (did you mean \"title\"?)");
  CHECK(failure("{{ zzzzz }}") == place +
                                      "1:4: there is no \"zzzzz\" on this page (themes/README.md lists what "
                                      "each kind of page gives its template)");
  CHECK(failure("{{ page.titl }}") ==
        place + "1:4: \"page\" has no field \"titl\" (did you mean \"title\"?)");
  CHECK(failure("{% if titl %}{% endif %}") ==
        place + "1:7: there is no \"titl\" on this page (did you mean \"title\"?)");
  CHECK(failure("{{ titl|default('x') }}") ==
        place + "1:4: there is no \"titl\" on this page (did you mean \"title\"?)");
  CHECK(failure("{{ loop.index }}") == place +
                                           "1:4: there is no \"loop\" on this page (themes/README.md lists "
                                           "what each kind of page gives its template)");
}

TEST_CASE("a field of nothing, or of what isn't a record, fails") {
  CHECK(failure("{{ none.a }}") ==
        place + "1:4: \"none\" is nothing, so it has no field \"a\" (ask first: {% if none %})");
  CHECK(
      failure("{{ page.updated.text|default('') }}") ==
      place +
          "1:4: \"page.updated\" is nothing, so it has no field \"text\" (ask first: {% if page.updated %})");
  CHECK(failure("{{ title.a }}") == place +
                                        "1:4: \"title\" is a text, so it has no field \"a\" "
                                        "(themes/README.md lists what each kind of page gives its template)");
}

TEST_CASE("nothing, a list and a record can't be shown") {
  CHECK(
      failure("{{ none }}") ==
      place +
          "1:1: \"none\" is nothing, which can't be shown (ask first with {% if %}, or add |default(\"\"))");
  CHECK(failure("{{ none|default('ok') }}") == "rendered: ok");
  CHECK(failure("{{ none|default('') }}") == "rendered: ");
  CHECK(failure("{{ entries }}") ==
        place + "1:1: \"entries\" is a list, which can't be shown (show its fields or entries)");
  CHECK(failure("{{ page }}") ==
        place + "1:1: \"page\" is a record, which can't be shown (show its fields or entries)");
  CHECK(failure("{{ page.title or nothing }}") == "rendered: T");
}

TEST_CASE("markup fails in an attribute and in a title") {
  const std::string message = "markup can't stand in an attribute or a title (use a plain text)";
  CHECK(failure("<p title=\"{{ body }}\">") == place + "1:11: " + message);
  CHECK(failure("<a href=\"{{ body }}\">") == place + "1:10: " + message);
  CHECK(failure("<title>{{ body }}</title>") == place + "1:8: " + message);
}

TEST_CASE("a loop over what isn't a list fails") {
  CHECK(failure("{% for x in none %}{% endfor %}") ==
        place +
            "1:1: a loop needs a list, but this is nothing (themes/README.md lists what each kind of page "
            "gives its template)");
  CHECK(failure("{% for x in title %}{% endfor %}") ==
        place +
            "1:1: a loop needs a list, but this is a text (themes/README.md lists what each kind of page "
            "gives its template)");
}

TEST_CASE("what has no order can't be ordered") {
  CHECK(failure("{% if title < 3 %}{% endif %}") ==
        place + "1:13: a text and a number have no order (compare two numbers or two texts)");
  CHECK(failure("{% if entries == entries %}{% endif %}") == place + "1:15: a list can't be compared");
  CHECK(failure("{% if entries == nothing %}x{% endif %}") == "rendered: ");
}

TEST_CASE("a failure in an include or a block names that file") {
  const auto [theme, problems] = Theme::compile(
      {{"templates/page.html", "{% extends 'layout.html' %}{% block b %}\n{{ x }}{% endblock %}"},
       {"templates/layout.html", "{% include 'a.html' %}{% block b %}{% endblock %}"},
       {"templates/a.html", "{{ y }}"}},
      "themes/test");
  REQUIRE_MESSAGE(problems.empty(), describe(problems));
  const auto message = [&, &compiled = theme](const ViewRecord& view) -> std::string {
    try {
      return compiled.render("page", view);
    } catch (const WorldFailure& failure) {
      return failure.what();
    }
  };
  CHECK(message(ViewRecord().set("y", 1)) == place + "2:4: there is no \"x\" on this page");
  CHECK(message(ViewRecord().set("x", 1)) ==
        "themes/test/templates/a.html:1:4: there is no \"y\" on this page");
}

TEST_CASE("an unknown template fails") {
  const auto [theme, problems] = Theme::compile({}, "themes/test");
  CHECK(problems.empty());
  CHECK_THROWS_WITH_AS(theme.render("page", {}), "the theme themes/test has no template page.html",
                       WorldFailure);
}

TEST_CASE("loops within loops end at a limit") {
  const ViewList many(1000, ViewValue(1));
  const ViewRecord view = ViewRecord().set("l", many);
  const std::string failure = failure_of(
      "{% for a in l %}{% for b in l %}{% for c in l %}{% endfor %}{% endfor %}{% endfor %}", view);
  CHECK(failure == place + "1:33: this loop makes the page too large (show less on one page)");
}
