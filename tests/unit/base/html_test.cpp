#include "base/html.h"

#include <doctest/doctest.h>

using namespace gazette;

TEST_CASE("what could be markup is escaped") {
  CHECK(escape_html("<a href=\"x\" title='y'>&amp;</a>") ==
        "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
}

TEST_CASE("other text stays as it is") {
  CHECK(escape_html("").empty());
  CHECK(escape_html("caf\xc3\xa9 = 60%; `code`") == "caf\xc3\xa9 = 60%; `code`");
  CHECK(escape_html(std::string_view("a\0<", 3)) == std::string("a\0&lt;", 6));
}

TEST_CASE("escaped text is appended") {
  std::string page = "<p>";
  append_escaped(page, "1 < 2");
  append_escaped(page, ">");
  CHECK(page == "<p>1 &lt; 2&gt;");
}
