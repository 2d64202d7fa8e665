#include "model/keys.h"

#include <doctest/doctest.h>

#include "document/front_matter.h"

namespace gazette {

namespace {

struct Read {
  FrontMatter file;
  Diagnostics problems;
  KeyReader reader;
  explicit Read(const std::string& yaml) : file(parse_front_matter(yaml, 1)), reader(file.value, problems) {}
};

}  // namespace

TEST_CASE("an absent key is no mistake") {
  const Read read("title: Plan\n");
  CHECK_FALSE(read.reader.read_text("summary"));
  CHECK_FALSE(read.reader.read_flag("draft"));
  CHECK_FALSE(read.reader.read_date("dated"));
  CHECK_FALSE(read.reader.read_text_list("content"));
  CHECK(read.reader.find("summary") == nullptr);
  CHECK(read.problems.empty());
}

TEST_CASE("text is one line with single spaces, and never empty") {
  const Read read("a: two  words\nb: \"  \"\nc:\nd: [x]\ne: \"\\u00A0\"\n");
  CHECK(read.reader.read_text("a") == "two words");
  for (const char* key : {"b", "c", "d"}) CHECK_FALSE(read.reader.read_text(key));
  REQUIRE(read.problems.size() == 3);
  CHECK(read.problems[0].code == "empty-value");
  CHECK(read.problems[1].code == "empty-value");
  CHECK(read.problems[2].code == "wrong-type");
  CHECK(read.problems[2].place.line == 4);
  CHECK(read.problems[2].place.column == 4);
}

TEST_CASE("a flag is exactly true or false") {
  const Read read("a: true\nb: false\nc: yes\nd: \"\"\ne: TRUE\n");
  CHECK(read.reader.read_flag("a") == true);
  CHECK(read.reader.read_flag("b") == false);
  for (const char* key : {"c", "d", "e"}) CHECK_FALSE(read.reader.read_flag(key));
  CHECK(read.problems.size() == 3);
  CHECK(read.problems[0].message == "\"c\" must be true or false, not \"yes\"");
}

TEST_CASE("a date that doesn't exist is reported with what was written") {
  const Read read("a: 2020-02-29\nb: 2021-02-29\nc: 2021-2-9\nd: 20210209\n");
  CHECK(iso_date(read.reader.read_date("a").value()) == "2020-02-29");
  for (const char* key : {"b", "c", "d"}) CHECK_FALSE(read.reader.read_date(key));
  REQUIRE(read.problems.size() == 3);
  CHECK(read.problems[0].message.find("2021-02-29") != std::string::npos);
}

TEST_CASE("what should be a day is mended by what was most likely meant") {
  CHECK(hint_for_date("2024-09-31") == "that month has 30 days");
  CHECK(hint_for_date("2023-02-29") == "that month has 28 days");
  CHECK(hint_for_date("2024-13-01") == "the month comes after the year, and goes from 01 to 12");
  CHECK(hint_for_date("9/23/2024") == "write 2024-09-23: the year, the month, the day");
  for (const char* text :
       {"23/9/2024", "//2024", "2024", "By Nov 1st", "", "2024-xx-01", "99999999999/1/2024"})
    CHECK(hint_for_date(text) == "write year-month-day with four, two and two digits");
}

TEST_CASE("a list holds texts, and one text is a list of one") {
  const Read read("a: [x, y]\nb: x\nc: [x, [y]]\nd: {x: y}\ne:\n");
  CHECK(read.reader.read_text_list("a") == std::vector<std::string>{"x", "y"});
  CHECK(read.reader.read_text_list("b") == std::vector<std::string>{"x"});
  for (const char* key : {"c", "d", "e"}) CHECK_FALSE(read.reader.read_text_list(key));
  CHECK(read.problems.size() == 3);
}

TEST_CASE("each unknown key is reported, with the name that was probably meant") {
  const FrontMatter file = parse_front_matter("title: Plan\nsumary: Short\ncolour: red\n", 1);
  const Diagnostics problems = check_known_keys(file.value, {{"title", ""}, {"summary", ""}});
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].place.line == 2);
  CHECK(problems[0].place.length == 6);
  CHECK(problems[0].hint == "did you mean \"summary\"?");
  CHECK(problems[1].hint == "remove it, or use one of: title, summary");
}

}  // namespace gazette
