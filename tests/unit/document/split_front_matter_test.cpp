#include <doctest/doctest.h>

#include "document/front_matter.h"
#include "unit/document/listed.h"

using namespace gazette;

TEST_CASE("front matter is cut from the body") {
  const SplitText split = split_front_matter("---\ntitle: A\n---\n\n# A\n");
  CHECK(split.has_front_matter);
  CHECK(split.yaml == "title: A\n");
  CHECK(split.yaml_line == 2);
  CHECK(split.body == "\n# A\n");
  CHECK(split.body_line == 4);
  CHECK(split.problems.empty());
}

TEST_CASE("front matter may end with dots, and with the file") {
  CHECK(split_front_matter("---\na: b\n...\nText").body == "Text");
  const SplitText split = split_front_matter("---\na: b\n---");
  CHECK(split.has_front_matter);
  CHECK(split.body.empty());
}

TEST_CASE("all line ends mean the same") {
  for (const char* text :
       {"---\na: b\n---\nText\n", "---\r\na: b\r\n---\r\nText\r\n", "---\ra: b\r---\rText\r"}) {
    const SplitText split = split_front_matter(text);
    CHECK(split.has_front_matter);
    CHECK(split.body_line == 4);
    CHECK(split.body.starts_with("Text"));
    CHECK(split.yaml.starts_with("a: b"));
  }
}

TEST_CASE("a byte order mark before front matter is left out") {
  const SplitText split = split_front_matter("\xEF\xBB\xBF---\na: b\n---\nText");
  CHECK(split.has_front_matter);
  CHECK(split.yaml == "a: b\n");
  CHECK(split_front_matter("\xEF\xBB\xBFText").body == "Text");
}

TEST_CASE("a text without front matter is all body") {
  for (const char* text : {"", "Text", "----\na: b\n----\n", " ---\na: b\n---\n", "Text\n---\na: b\n---\n"}) {
    const SplitText split = split_front_matter(text);
    CHECK_FALSE(split.has_front_matter);
    CHECK(split.body == text);
    CHECK(split.body_line == 1);
    CHECK(split.problems.empty());
  }
}

TEST_CASE("spaces after the dashes, which nobody sees, don't publish the front matter as text") {
  CHECK(split_front_matter("--- \nstatus: draft\n---\t\nText").has_front_matter);
}

TEST_CASE("front matter that never ends is reported where it begins") {
  const SplitText split = split_front_matter("---\nstatus: draft\n");
  CHECK_FALSE(split.has_front_matter);
  CHECK(listed(split.problems) == "1:1 unclosed-front-matter");
}

TEST_CASE("empty front matter is front matter") {
  const SplitText split = split_front_matter("---\n---\nText");
  CHECK(split.has_front_matter);
  CHECK(split.yaml.empty());
}

TEST_CASE("a file in UTF-16 is reported") {
  const SplitText split = split_front_matter({"\xFF\xFE-\0-\0", 6});
  CHECK(listed(split.problems) == "1:1 utf-16");
  CHECK(split.body.empty());
}
