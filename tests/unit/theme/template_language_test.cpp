#include "unit/theme/theme_fixture.h"

using namespace gazette;

namespace {

ViewRecord sample() {
  ViewRecord view;
  view.set("title", "Northfield")
      .set("count", 3)
      .set("none", ViewValue())
      .set("yes", true)
      .set("empty", ViewList{})
      .set("body", Html{"<p>Text</p>"})
      .set("entries", ViewList{"a", "b", "c"})
      .set("page", ViewRecord().set("url", "../plan/").set("date", ViewRecord().set("text", "March 4")));
  return view;
}

std::string shown(const std::string& page) {
  return render(page, sample());
}

}  // namespace

TEST_CASE("a name, its fields, numbers and truth values are written") {
  CHECK(shown("{{ title }}/{{page.date.text}}/{{ count }}/{{ yes }}/{{ -7 }}") ==
        "Northfield/March 4/3/true/-7");
}

TEST_CASE("markup is written as it is, text is escaped") {
  CHECK(render("<b>{{ body }}{{ text }}</b>", sample().set("text", "a < b & \"c\" > 'd'")) ==
        "<b><p>Text</p>a &lt; b &amp; \"c\" &gt; 'd'</b>");
}

TEST_CASE("an if takes its first true branch") {
  const std::string page = "{% if none %}1{% elif count == 3 %}2{% elif yes %}3{% else %}4{% endif %}";
  CHECK(shown(page) == "2");
  CHECK(render(page, sample().set("count", 4)) == "3");
  CHECK(render(page, sample().set("count", 4).set("yes", false)) == "4");
  CHECK(render(page, sample().set("none", "x")) == "1");
  CHECK(shown("{% if none %}x{% endif %}") == "");
}

TEST_CASE("nothing, zero and what is empty are false") {
  for (const ViewValue& value : {ViewValue(), ViewValue(false), ViewValue(0), ViewValue(""),
                                 ViewValue(ViewList{}), ViewValue(ViewRecord()), ViewValue(Html{})}) {
    CHECK_FALSE(value.is_true());
  }
  for (const ViewValue& value :
       {ViewValue(true), ViewValue(-1), ViewValue(" "), ViewValue(ViewList{ViewValue()}),
        ViewValue(ViewRecord().set("a", ViewValue())), ViewValue(Html{"x"})}) {
    CHECK(value.is_true());
  }
}

TEST_CASE("operators bind as in Jinja") {
  const auto truth = [](const std::string& condition) {
    return shown("{% if " + condition + " %}true{% else %}false{% endif %}") == "true";
  };
  CHECK(truth("not none and yes"));
  CHECK(truth("not (none and yes)"));
  CHECK(truth("none and none or yes"));
  CHECK_FALSE(truth("none and (none or yes)"));
  CHECK(truth("yes or none and none"));
  CHECK(truth("not count == 4"));
  CHECK(truth("count < 4 and count <= 3 and count > 2 and count >= 3 and count != 4"));
  CHECK_FALSE(truth("count < 3 or count > 3"));
  CHECK(truth("'abc' < 'abd' and title == \"Northfield\""));
  CHECK(truth("none == nothing and not none == false and count != '3'"));
  CHECK(truth("entries | length > 2"));
  CHECK(truth("not not yes"));
}

TEST_CASE("the second operand isn't looked at when the first decides") {
  CHECK(shown("{% if none and none.field %}x{% endif %}{% if yes or none.field %}y{% endif %}") == "y");
  CHECK(shown("{{ none or title }}{{ (empty and 1) | length }}{{ none or empty or 'z' }}") == "Northfield0z");
}

TEST_CASE("a loop goes through a list and knows where it is") {
  CHECK(
      shown(
          "{% for e in entries %}{{ loop.index }}/{{ loop.length }}{{ e }}"
          "{% if loop.first %} first{% endif %}{% if loop.last %} last{% else %}, {% endif %}{% endfor %}") ==
      "1/3a first, 2/3b, 3/3c last");
  CHECK(shown("{% for e in empty %}x{% else %}none{% endfor %}") == "none");
  CHECK(shown("{% for e in entries %}{{ e }}{% else %}none{% endfor %}") == "abc");
  CHECK(shown("{% for e in empty %}x{% endfor %}") == "");
  CHECK(shown("{% for e in entries %}{% for f in entries %}{{ loop.index }}{{ e }}{{ f }} {% endfor %}"
              "{{ loop.index }};{% endfor %}") == "1aa 2ab 3ac 1;1ba 2bb 3bc 2;1ca 2cb 3cc 3;");
}

TEST_CASE("a loop's name hides the page's and gives it back") {
  CHECK(shown("{% for title in entries %}{{ title }}{% endfor %}{{ title }}") == "abcNorthfield");
}

TEST_CASE("set makes a name, or changes the one that is there") {
  CHECK(shown("{% set x = 1 %}{{ x }}{% set x = page.date %}{{ x.text }}{% set x = x.text %}{{ x }}") ==
        "1March 4March 4");
  CHECK(shown("{% set last = '' %}{% for e in entries %}{{ last }}{{ e }} {% set last = e %}{% endfor %}{{ "
              "last }}") == "a ab bc c");
  CHECK(shown("{% set title = 'T' %}{{ title }}") == "T");
}

TEST_CASE("a name set in a loop is new in each round and gone behind the loop") {
  CHECK(
      shown("{% for e in entries %}{% if loop.first %}{% set title = e %}{% endif %}{{ title }} {% endfor %}"
            "{{ title }}") == "a Northfield Northfield Northfield");
}

TEST_CASE("a list stays whole while its name is set anew") {
  CHECK(shown("{% set l = entries %}{% for e in l %}{% set l = nothing %}{{ e }}{% endfor %}") == "abc");
  CHECK(shown("{% for e in entries %}{% set e = e | upper %}{{ e }}{% endfor %}") == "ABC");
}

TEST_CASE("an include sees the names of its place, and its own stay inside") {
  const ThemeFiles files{
      {"templates/page.html",
       "{% set x = 1 %}{% for e in entries %}{% include \"parts/entry.html\" %}{% endfor %}{{ y }}"},
      {"templates/parts/entry.html", "{% set y = e %}[{{ x }}{{ y }}{{ loop.index }}]"}};
  CHECK(render(files, sample().set("y", "!")) == "[1a1][1b2][1c3]!");
}

TEST_CASE("an include is escaped for the place where it stands") {
  const ThemeFiles files{
      {"templates/page.html", "<a title=\"{% include 'v.html' %}\">{% include 'v.html' %}</a>"},
      {"templates/v.html", "{{ v }}"}};
  CHECK(render(files, ViewRecord().set("v", "\"<")) == "<a title=\"&quot;&lt;\">\"&lt;</a>");
}

TEST_CASE("a child fills the blocks of its parents, over several levels") {
  const ThemeFiles files{
      {"templates/layout.html", "{% block a %}A{% endblock %}|{% block b %}B{% endblock b %}|{{ title }}"},
      {"templates/middle.html",
       "{% extends \"layout.html\" %}\n{% block a %}m{{ super() }}{% block c %}C{% endblock %}"
       "{% endblock %}\n"},
      {"templates/page.html",
       "{# a comment #}\n{% extends \"middle.html\" %}\n{% set t = title %}\n"
       "{% block c %}{{ t }}{% endblock %}\n{% block b %}p{{ super() }}{% endblock %}\n"}};
  const auto [theme, problems] = Theme::compile(files, "themes/test");
  REQUIRE_MESSAGE(problems.empty(), describe(problems));
  CHECK(theme.render("layout", sample()) == "A|B|Northfield");
  CHECK(theme.render("middle", sample()) == "mAC|B|Northfield");
  CHECK(theme.render("page", sample()) == "mANorthfield|pB|Northfield");
}

TEST_CASE("a comment is dropped, whatever it holds") {
  CHECK(shown("a{# {{ nonsense }} {% if \" #}b") == "ab");
}

TEST_CASE("closing delimiters and quotes may stand in a quoted text") {
  CHECK(shown("{{ \"}}\" }}{{ '%}{{' }}{% if '%}' %}{{ '\"' }}{% endif %}") == "}}%}{{\"");
}

TEST_CASE("braces that open nothing are text") {
  CHECK(shown("{ } {a} }} %} #} {") == "{ } {a} }} %} #} {");
}

TEST_CASE("a line that holds only tags leaves nothing behind") {
  CHECK(shown("a\n  {% if yes %}\n  b\n  {% endif %}  \nc\n") == "a\n  b\nc\n");
  CHECK(shown("{% if yes %}\r\nb\r\n{% endif %}\r\n") == "b\r\n");
  CHECK(shown("a\n {% if yes %}{% if yes %} \nb\n{% endif %}{# c #}{% endif %}\nc") == "a\nb\nc");
  CHECK(shown("a\n{# over\n lines #}\nb") == "a\nb");
  CHECK(shown("a\n\n{% set x = 1 %}\n\nb") == "a\n\n\nb");
}

TEST_CASE("a line that holds anything else keeps its white space") {
  CHECK(shown("a {% if yes %}b{% endif %}\nc") == "a b\nc");
  CHECK(shown("{% if yes %} {{ count }}\n{% endif %}") == " 3\n");
  CHECK(shown("  {{ count }}\n") == "  3\n");
}

TEST_CASE("a minus takes the white space on its side") {
  CHECK(shown("a \n {%- if yes -%} \n b {%- endif %} c") == "ab c");
  CHECK(shown("a {{- count -}} b") == "a3b");
  CHECK(shown("a {#- x -#} b") == "ab");
  CHECK(shown("<p>\n{%- for e in entries %}\n<b>{{ e }}</b>\n{%- endfor %}\n</p>") ==
        "<p><b>a</b><b>b</b><b>c</b></p>");
}

TEST_CASE("two themes live side by side") {
  const auto first =
      Theme::compile({{"templates/page.html", "1 {{ title }}"}, {"assets/a/site.css", "x"}}, "one");
  const auto second =
      Theme::compile({{"templates/page.html", "2 {{ title }}"}, {"strings/en.yml", "y"}}, "two");
  CHECK(first.first.render("page", sample()) == "1 Northfield");
  CHECK(second.first.render("page", sample()) == "2 Northfield");
  CHECK(first.first.assets() == std::map<std::string, std::string>{{"a/site.css", "x"}});
  CHECK(second.first.assets().empty());
  CHECK(first.first.has_template("page"));
  CHECK_FALSE(first.first.has_template("templates/page.html"));
}

TEST_CASE("the words of a record keep their order, and a second set replaces") {
  const ViewRecord record = ViewRecord().set("b", 1).set("a", 2).set("b", 3);
  REQUIRE(record.fields().size() == 2);
  CHECK(record.fields()[0].first == "b");
  CHECK(std::get<int64_t>(record.find("b")->storage()) == 3);
  CHECK(record.find("c") == nullptr);
}
