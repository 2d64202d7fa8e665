// The catalogue of bad front matter: each case with its exact diagnostic.
#include "document/front_matter.h"

#include <doctest/doctest.h>

#include <string>

#include "document/limits.h"
#include "unit/document/listed.h"

using namespace gazette;

namespace {

std::string problems_of(std::string_view yaml) {
  return listed(parse_front_matter(yaml, 2).problems);
}

std::string repeat(std::string_view part, size_t size) {
  std::string text;
  while (text.size() + part.size() <= size) text += part;
  return text;
}

}  // namespace

TEST_CASE("anchors and aliases are refused, also those that refer to themselves") {
  CHECK(problems_of("a: &x [lol, lol]\n") == "2:4 yaml-anchor");
  CHECK(problems_of("a: &x [*x, *x]\n") == "2:4 yaml-anchor, 2:8 yaml-alias, 2:12 yaml-alias");
  CHECK(problems_of("a: &x 1\nb: *x\n") == "2:4 yaml-anchor, 3:4 yaml-alias");
  CHECK(problems_of("title: *Important* news\n") == "2:8 yaml-alias");
}

TEST_CASE("depth is limited in every style of nesting") {
  const size_t size = limits::front_matter_bytes - 10;
  for (const char* part :
       {"[", "{", "{a: ", "[a, ", "- ", "? ", "a: ", "&a ", "!a ", "*a ", "| ", "\"", "'a"}) {
    for (const char* start : {"", "k: ", "k:\n  "}) {
      const FrontMatter read = parse_front_matter(start + repeat(part, size), 1);
      CAPTURE(std::string(start));
      CAPTURE(std::string(part));
      CHECK_FALSE(read.problems.empty());
    }
  }
  const std::string deep = "a: " + std::string(32, '[') + std::string(32, ']') + "\n";
  CHECK(problems_of(deep) == "2:35 front-matter-depth");
  CHECK(problems_of("a: " + std::string(31, '[') + std::string(31, ']') + "\n").empty());
}

TEST_CASE("tabs for indentation are refused where they stand") {
  CHECK(problems_of("a:\n\tb: c\n") == "3:1 tab-indentation");
  CHECK(problems_of("a:\n  b: 1\n  \tc: 2\n") == "4:3 tab-indentation");
}

TEST_CASE("bytes that aren't text are reported with line and column") {
  CHECK(problems_of("a: b\nc: d\xFF\n") == "3:5 invalid-utf8");
  CHECK(problems_of("a: \xC0\xAF\n") == "2:4 invalid-utf8");
  CHECK(problems_of("a: \xED\xA0\x80\n") == "2:4 invalid-utf8");
  CHECK(problems_of({"a: x\0y\n", 7}) == "2:5 control-character");
  CHECK(problems_of("a: é\x1By\n") == "2:5 control-character");
  CHECK(problems_of("a: \xC2\x85\n") == "2:4 control-character");
  CHECK(problems_of("a: x\xEF\xBB\xBFy\n") == "2:5 invisible-mark");
  CHECK(problems_of("a: x\xE2\x80\xAEy\n") == "2:5 direction-override");
  CHECK(problems_of("a: x\xE2\x81\xA6y\n") == "2:5 direction-override");
  CHECK(problems_of("a: \xEF\xBF\xBE\n") == "2:4 control-character");
}

TEST_CASE("quotes that never end are reported where they begin") {
  CHECK(problems_of("title: \"abc\nstatus: draft\n") == "2:8 unclosed-quote");
  CHECK(problems_of("title: 'abc\nstatus: draft\n") == "2:8 unclosed-quote");
  CHECK(problems_of("a:\n  - \"x\n  - y\n") == "3:5 unclosed-quote");
  CHECK(problems_of("a: \"x\\\"\n") == "2:4 unclosed-quote");
  CHECK(problems_of("title: \"first\nsecond\"\nstatus: draft\n") == "2:8 unclosed-quote");
}

TEST_CASE("second documents, directives and tags are refused") {
  CHECK(problems_of("a: b\n---\nc: d\n") == "3:1 second-document");
  CHECK(problems_of("a: b\n...\nc: d\n") == "4:1 second-document");
  CHECK(problems_of("%YAML 1.2\na: b\n") == "2:1 yaml-directive");
  CHECK(problems_of("%FOO\na: b\n") == "2:1 yaml-directive");
  CHECK(problems_of("a: !!python/object x\n") == "2:4 yaml-tag");
  CHECK(problems_of("a: !tag {b: c}\n") == "2:4 yaml-tag");
  CHECK(problems_of("a: !!str 5\n") == "2:4 yaml-tag");
}

TEST_CASE("keys must be words") {
  CHECK(problems_of("? [a, b]\n: c\n").starts_with("2:3 key-not-text"));
  CHECK(problems_of("null: x\n") == "2:1 key-not-text");
  CHECK(problems_of("~: x\n") == "2:1 key-not-text");
  CHECK(problems_of(": x\n") == "2:1 key-not-text");
  CHECK(problems_of("{a: b}: c\n").starts_with("2:1 key-not-text"));
  CHECK(problems_of("<<: {a: b}\n") == "2:1 merge-key");
}

TEST_CASE("what the library would drop is reported") {
  CHECK(problems_of("- a\nb: c\n") == "2:1 not-a-map");
  CHECK(problems_of("a:\n  - x\n  y: z\n") == "4:3 indentation");
  CHECK(problems_of("just text\n") == "2:1 not-a-map");
  CHECK(problems_of("[a, b]\n") == "2:1 not-a-map");
  CHECK(problems_of("title:Report\nstatus: draft\n") == "2:6 missing-space");
  CHECK(problems_of("a: [x] y\n") == "2:4 special-character");
  CHECK(problems_of("  a: b\nc: d\n") == "2:3 indentation");
}

TEST_CASE("a merge conflict gives one problem, not one for each repeated key") {
  CHECK(problems_of("id: a\n<<<<<<< HEAD\nstatus: draft\n=======\nstatus: published\n>>>>>>> main\n") ==
        "3:1 merge-conflict");
}

TEST_CASE("front matter beyond its size isn't read at all") {
  const FrontMatter read = parse_front_matter(repeat("a: b\n", limits::front_matter_bytes + 5), 2);
  CHECK(listed(read.problems) == "2:1 front-matter-size");
  CHECK_FALSE(read.readable);
  CHECK(read.value.entries.empty());
}

TEST_CASE("a hundred thousand keys and a very long key end in time") {
  CHECK(problems_of(std::string(60'000, 'k') + ": v\n") != "");
  std::string keys;
  for (int i = 0; keys.size() < limits::front_matter_bytes - 20; ++i) keys += std::to_string(i) + ": x\n";
  CHECK(problems_of(keys).empty());
}
