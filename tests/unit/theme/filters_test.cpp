#include "unit/theme/theme_fixture.h"

using namespace gazette;

namespace {

ViewRecord sample() {
  return ViewRecord()
      .set("none", ViewValue())
      .set("title", "Éa b")
      .set("entries", ViewList{"a", 2, "c"})
      .set("empty", ViewList{})
      .set("nested", ViewList{ViewList{}})
      .set("body", Html{"<b>"})
      .set("pages", ViewRecord().set("one", "{} page").set("other", "{} pages"))
      .set("pattern", "{0} of {1}, {0}")
      .set("half", ViewRecord().set("one", "x"));
}

std::string shown(const std::string& expression) {
  return render("{{ " + expression + " }}", sample());
}
std::string failure(const std::string& expression) {
  const std::string message = failure_of("{{ " + expression + " }}", sample());
  return message.substr(std::string("themes/test/templates/page.html:").size());
}

}  // namespace

TEST_CASE("default stands in for nothing, and for nothing else") {
  CHECK(shown("none|default('x')") == "x");
  CHECK(shown("''|default('x')") == "");
  CHECK(shown("0|default('x')") == "0");
  CHECK(shown("empty|first|default('x')") == "x");
}

TEST_CASE("length counts entries and characters") {
  CHECK(shown("entries|length") == "3");
  CHECK(shown("title|length") == "4");
  CHECK(failure("none|length") == "1:9: the filter length needs a list or a text, but this is nothing");
}

TEST_CASE("join puts a text between the entries") {
  CHECK(shown("entries|join(', ')") == "a, 2, c");
  CHECK(shown("empty|join(', ')") == "");
  CHECK(failure("nested|join(', ')") ==
        "1:11: the filter join needs a list of texts and numbers, but this is a list");
  CHECK(failure("title|join(', ')") == "1:10: the filter join needs a list, but this is a text");
  CHECK(failure("entries|join(1)") ==
        "1:12: the filter join needs a text to put between, but this is a number");
}

TEST_CASE("fill puts values into the places of a text") {
  CHECK(shown("pattern|fill('x', 3)") == "x of 3, x");
  CHECK(shown("'{} and {}'|fill(1, 2)") == "1 and 2");
  CHECK(shown("'{x} { } {'|fill(1)") == "{x} { } {");
  CHECK(shown("'{}'|fill('{0}')") == "{0}");
  CHECK(shown("'<{}>'|fill('&')") == "&lt;&amp;&gt;");
  CHECK(failure("'{2}'|fill(1, 2)") == "1:10: the text \"{2}\" has more places than the 2 values given");
  CHECK(failure("'{}'|fill(none)") ==
        "1:9: the filter fill needs texts and numbers as its values, but this is nothing");
  CHECK(failure("'{}'|fill(body)") ==
        "1:9: the filter fill needs texts and numbers as its values, but this is markup");
  CHECK(failure("body|fill(1)") == "1:9: the filter fill needs a text, but this is markup");
}

TEST_CASE("plural takes the form that goes with the number") {
  CHECK(shown("pages|plural(1)") == "1 page");
  CHECK(shown("pages|plural(0)") == "0 pages");
  CHECK(shown("pages|plural(12345)") == "12,345 pages");
  CHECK(shown("pages|plural(entries|length)") == "3 pages");
  CHECK(failure("half|plural(2)") == "1:9: the filter plural needs the texts \"one\" and \"other\"");
  CHECK(failure("title|plural(2)") ==
        "1:10: the filter plural needs a record with \"one\" and \"other\", but this is a text");
  CHECK(failure("pages|plural('2')") ==
        "1:10: the filter plural needs a number to count by, but this is a text");
}

TEST_CASE("numbers get their separators") {
  CHECK(shown("0|number") == "0");
  CHECK(shown("999|number") == "999");
  CHECK(shown("1000|number") == "1,000");
  CHECK(shown("-1234567|number") == "-1,234,567");
  CHECK(shown("-123|number") == "-123");
  CHECK(failure("title|number") == "1:10: the filter number needs a number, but this is a text");
}

TEST_CASE("school years are kept whole, and nothing else is changed") {
  CHECK(shown("'Report, 2024-25 & more'|whole_years") ==
        R"(Report, <span class="year">2024-25</span> &amp; more)");
  CHECK(shown("'2023-24, 2024-25'|whole_years") ==
        R"(<span class="year">2023-24</span>, <span class="year">2024-25</span>)");
  CHECK(shown("'2024-25-03 12024-25 2024-2025 2024-251 <2024-5>'|whole_years") ==
        "2024-25-03 12024-25 2024-2025 2024-251 &lt;2024-5&gt;");
  CHECK(failure("1|whole_years") == "1:6: the filter whole_years needs a text, but this is a number");
}

TEST_CASE("lower and upper change ASCII letters") {
  CHECK(shown("'aB1é'|upper") == "AB1é");
  CHECK(shown("'aB1'|lower|upper|lower") == "ab1");
  CHECK(failure("1|upper") == "1:6: the filter upper needs a text, but this is a number");
}

TEST_CASE("first takes the first entry") {
  CHECK(shown("entries|first") == "a");
  CHECK(failure("title|first") == "1:10: the filter first needs a list, but this is a text");
}
