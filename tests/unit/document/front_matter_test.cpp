#include "document/front_matter.h"

#include <doctest/doctest.h>

#include "unit/document/listed.h"

using namespace gazette;

namespace {

FrontMatter parse(std::string_view yaml) {
  return parse_front_matter(yaml, 1);
}
std::string problems_of(std::string_view yaml) {
  return listed(parse(yaml).problems);
}

std::string text_of(const FrontMatter& front_matter, std::string_view key) {
  const auto* entry = front_matter.value.find(key);
  return entry == nullptr ? "(none)" : entry->value.text;
}

}  // namespace

TEST_CASE("text is kept exactly as written, never guessed into another type") {
  const FrontMatter read = parse(
      "country: NO\ncode: 00350000\noctal: 012\nday: 2013-02-30\nclock: 12:30\nhuge: 1e400\n"
      "name: null\ntilde: ~\nyes: yes\nquoted: \" spaced \"\n");
  CHECK(read.problems.empty());
  CHECK(text_of(read, "country") == "NO");
  CHECK(text_of(read, "code") == "00350000");
  CHECK(text_of(read, "octal") == "012");
  CHECK(text_of(read, "day") == "2013-02-30");
  CHECK(text_of(read, "clock") == "12:30");
  CHECK(text_of(read, "huge") == "1e400");
  CHECK(text_of(read, "name") == "null");
  CHECK(text_of(read, "tilde") == "~");
  CHECK(text_of(read, "yes") == "yes");
  CHECK(text_of(read, "quoted") == " spaced ");
}

TEST_CASE("every value has its place in the file") {
  const FrontMatter read =
      parse_front_matter("título: \"El plan\"\nlist:\n  - one\n  - key: two\nempty:\n", 2);
  CHECK(read.problems.empty());
  const auto& entries = read.value.entries;
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].key_mark == Mark{2, 1, 6});
  CHECK(entries[0].value.mark == Mark{2, 9, 9});
  CHECK(entries[0].value.quoted);
  REQUIRE(entries[1].value.items.size() == 2);
  CHECK(entries[1].value.mark == Mark{4, 3, 1});
  CHECK(entries[1].value.items[0].mark == Mark{4, 5, 3});
  CHECK(entries[1].value.items[1].entries[0].value.mark == Mark{5, 10, 3});
  CHECK(entries[2].value.kind == SourceValue::Kind::nothing);
  CHECK(entries[2].value.mark == Mark{6, 6, 1});
}

TEST_CASE("line ends of every kind give the same values and places") {
  const FrontMatter plain = parse("a: |\n  x\n  y\nb: [c,\n  d]\n");
  for (const char* yaml : {"a: |\r\n  x\r\n  y\r\nb: [c,\r\n  d]\r\n", "a: |\r  x\r  y\rb: [c,\r  d]\r"}) {
    const FrontMatter other = parse(yaml);
    CHECK(other.problems.empty());
    CHECK(text_of(other, "a") == "x\ny\n");
    CHECK(other.value.find("b")->value.items[1].mark == plain.value.find("b")->value.items[1].mark);
  }
}

TEST_CASE("lists at the margin and brackets over several lines belong to their key") {
  const FrontMatter read = parse("a:\n- x\n- y\nb: [\n  z,\n]\nc: d\n");
  CHECK(read.problems.empty());
  CHECK(read.value.find("a")->value.items.size() == 2);
  CHECK(read.value.find("b")->value.items.size() == 1);
  CHECK(text_of(read, "c") == "d");
}

TEST_CASE("a whole YAML file may begin and end with document marks") {
  const FrontMatter read = parse("# note\n---\na: b\n...\n\n");
  CHECK(read.readable);
  CHECK(read.problems.empty());
  CHECK(text_of(read, "a") == "b");
}

TEST_CASE("nothing and comments alone are an empty map") {
  for (const char* yaml : {"", "\n", "# only a comment\n", "   \n"}) {
    const FrontMatter read = parse(yaml);
    CHECK(read.readable);
    CHECK(read.value.kind == SourceValue::Kind::map);
    CHECK(read.value.entries.empty());
    CHECK(read.problems.empty());
  }
}

TEST_CASE("comments that look like comments are no problem") {
  const FrontMatter read = parse("status: draft # until the meeting\nlead: \"Dean\" # acting\n");
  CHECK(read.problems.empty());
  CHECK(text_of(read, "status") == "draft");
}

TEST_CASE("a comment that swallows text is reported with the mended line") {
  const FrontMatter read = parse("title: Goal #1\n");
  REQUIRE(listed(read.problems) == "1:13 comment-in-text");
  CHECK(read.problems[0].message == "everything from # on would be left out: only “Goal” would be read");
  CHECK(read.problems[0].hint == "put the text in quotes: \"Goal #1\"");
  CHECK(problems_of("tag: #one\n") == "1:6 comment-in-text");
  CHECK(problems_of("goals:\n  - Goal #1\n  - Goal #2\n") == "2:10 comment-in-text, 3:10 comment-in-text");
}

TEST_CASE("a colon inside a text asks for quotes") {
  const FrontMatter read = parse("title: Plan: phase 2\n");
  REQUIRE(listed(read.problems) == "1:12 colon-in-text");
  CHECK(read.problems[0].hint == "put the whole text in quotes: \"Plan: phase 2\"");
  CHECK_FALSE(read.readable);
  CHECK(read.value.entries.empty());
}

TEST_CASE("repeated keys name both lines, at every level, and the first stays") {
  const FrontMatter read = parse("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\na: 2\n");
  REQUIRE(listed(read.problems) == "5:3 duplicate-key, 6:1 duplicate-key");
  CHECK(read.problems[1].message == "the key “a” stands twice: on line 1 and on line 6");
  CHECK(text_of(read, "a") == "1");
  CHECK(read.value.find("b")->value.entries.size() == 2);
}

TEST_CASE("every broken entry has its own diagnostic and the others are read") {
  const FrontMatter read = parse(
      "title: \"Open\nlead: Dean: acting\nname: [a, b\nstatus: review\nnote: Goal #1\n\tx: y\ntext: @home\n"
      "id: 'District's plan'\nstatus: draft\n");
  CHECK(listed(read.problems) ==
        "1:8 unclosed-quote, 2:11 colon-in-text, 3:7 unclosed-bracket, 5:12 comment-in-text, "
        "6:1 tab-indentation, 7:7 special-character, 8:15 text-after-quote, 9:1 duplicate-key");
  CHECK_FALSE(read.readable);
  CHECK(text_of(read, "status") == "review");
}

TEST_CASE("what stands under a key that merges, or isn't text, is left out") {
  const FrontMatter read = parse("<<: {a: b}\n? [x, y]\n: z\nc: d\nnull: e\n");
  CHECK(listed(read.problems).find("1:1 merge-key") == 0);
  CHECK(listed(read.problems).find("2:3 key-not-text") != std::string::npos);
  CHECK(listed(read.problems).find("5:1 key-not-text") != std::string::npos);
  CHECK(text_of(read, "c") == "d");
  CHECK(read.value.find("a") == nullptr);
}

TEST_CASE("an empty value before a key named null isn't that word") {
  const FrontMatter read = parse("a:\n  b:\n  null: x\n");
  CHECK(listed(read.problems) == "3:3 key-not-text");
  CHECK(read.value.find("a")->value.find("b")->value.kind == SourceValue::Kind::nothing);
}

TEST_CASE("a mark inside a quoted text is only text") {
  const FrontMatter read = parse("a: \"&x *y !z #1 a: b\"\nb: 'it''s'\nc: >-\n  one\n  two # three\n");
  CHECK(read.problems.empty());
  CHECK(text_of(read, "a") == "&x *y !z #1 a: b");
  CHECK(text_of(read, "b") == "it's");
  CHECK(text_of(read, "c") == "one two # three");
}

TEST_CASE("a quote without an end is told where it begins, also where a later quote seems to close it") {
  CHECK(problems_of("a:\n  - id: x\n    b: \"44\n    c: \"50\"\n    d: e\n") == "3:8 unclosed-quote");
  CHECK(problems_of("a:\n  - b: \"44\n  - b: c\n  - \"d\" e\n") == "2:8 unclosed-quote");
  CHECK(problems_of("a:\n  - b: 'It is\n    c: Children's books\n") == "2:8 unclosed-quote");
  CHECK(problems_of("a:\n  - {b: x, c: \"44, d: e}\n  - {b: y, c: \"44\", d: e}\n") == "2:15 unclosed-quote");
  CHECK(problems_of("a:\n  \"b: c\n  \"d\": e\n") == "2:3 unclosed-quote");
}

TEST_CASE("text behind a quote of several lines is told where it stands") {
  CHECK(problems_of("a: \"He said\n  that \"yes\" is good\"\n").find("unclosed-quote") == std::string::npos);
}

TEST_CASE("a bracket without an end is told where it begins") {
  CHECK(problems_of("a:\n  - {b: c, d: 2025-01-31\n  - {b: c, d: e}\n") == "2:5 unclosed-bracket");
  CHECK(problems_of("a:\n  - {b: c, d: 2025-01-31\nf: g\n") == "2:5 unclosed-bracket");
  CHECK(problems_of("a:\n  - {b: c,\n  - {b: c, d: e}\n") == "2:5 unclosed-bracket");
  CHECK(problems_of("a:\n  - b: [c, d\n    e: f\n") == "2:8 unclosed-bracket");
  CHECK(problems_of("a:\n  - b: {c: d, e: f\n  - b: {c: d}\n") == "2:8 unclosed-bracket");
  CHECK(problems_of("a:\n  - {b: c, d: [e, f}\n  - {b: g}\n") == "2:15 unclosed-bracket");
  CHECK(problems_of("a:\n  - {b: \"c\", d: e # {\n") == "2:5 unclosed-bracket");
  CHECK(problems_of("a: [Children's, {b: 5'2\"}\nc: d\n") == "1:4 unclosed-bracket");
}

TEST_CASE("no-break spaces that indent a line are told where they stand") {
  CHECK(problems_of("a:\n\u00A0\u00A0- b\n") == "2:1 no-break-space");
  CHECK(problems_of("a:\n  b: c\n \u00A0d: e\n") == "3:2 no-break-space");
  CHECK(problems_of("a:\n  b: c\n  \u202Fd: e\n") == "3:3 no-break-space");
  CHECK(problems_of("a: b\n\u00A0c: d\n") == "2:1 no-break-space");
  CHECK(problems_of("a:\n  - b: c\n  \u00A0 d: e\n") == "3:3 no-break-space");
}

TEST_CASE("what was meant to begin an item of a list is told with the mended item") {
  const FrontMatter read = parse("a:\n  -id: teach\n    due: x\n");
  REQUIRE(listed(read.problems) == "2:3 list-mark");
  CHECK(read.problems[0].hint == "begin an item of a list with a hyphen and a space: - id: teach");
  CHECK(problems_of("a:\n  \u2013 id: teach\n    due: x\n") == "2:3 list-mark");
  CHECK(problems_of("a:\n  - b: c\n    d: e\n  \u2014 b: c\n") == "4:3 list-mark");
  CHECK(problems_of("a:\n  - b: c\n  -b: d\n") == "3:3 list-mark");
  CHECK(problems_of("a:\n-b: c\n-b: d\n") == "2:1 list-mark, 3:1 list-mark");
  CHECK(problems_of("a:\n\u2013 b: c\n  d: e\n") == "2:1 list-mark");
  CHECK(problems_of("a:\n  -b\n  -c\n") == "2:3 list-mark");
  CHECK(problems_of("a:\n  \u2022 b\n  \u2022 c\n") == "2:3 list-mark");
  CHECK(problems_of("a:\n  -\u00A0b: c\n") == "2:3 list-mark");
}

TEST_CASE("texts that only look like such mistakes are no problem") {
  for (const char* yaml : {
           "a: Children's books\n",
           "a: 5'2\" tall, 6\" wide\n",
           "a: Plan [draft] {one\n",
           "a: \"one\n  b: c\n  - d\n  {e\"\n",
           "a: 'it''s\n  -id: x\n  \u00A0y'\nb: c\n",
           "a: |\n  -id: x\n  \u2013 y: z\n  {b: \"c\n  \u00A0d: 'e\n\n  [f\ng: h\n",
           "a:\n  - b: >-\n      -id: x\n      \"open {\n    c: d\n  - |\n    {\n",
           "a:\n  See the table\n  \u2013 or ask \u2013 for it\n  -if you like\n",
           "a: [b,\n  c: d,\n  {e: f,\n   g: \"h,\n   i: j\"}\n]\n",
           "a:\n  -5\n",
           "a:\n  -1: b\n",
           "a: \u2013 b\n",
           "\"-a\": b\n",
       }) {
    CAPTURE(std::string(yaml));
    CHECK(problems_of(yaml).empty());
  }
}

TEST_CASE("what is right is not blamed for a mistake further on") {
  for (const char* item : {
           "Children's books",
           "5'2\" tall",
           "\"one\n      b: c\n      {e\"",
           "'it''s\n      -id: x'",
           "|\n      -id: x\n      \u2013 y: z\n      {b: \"c\n      \u00A0d: 'e",
           "[b,\n      c: d, {e: \"f\"}\n      ] # {",
           "See\n      -if you like\n      \u2013 it",
       }) {
    CAPTURE(std::string(item));
    const std::string problems = problems_of("x:\n  - y: " + std::string(item) + "\n    w: \"u\" v\n");
    CHECK(problems.ends_with("text-after-quote"));
  }
}
