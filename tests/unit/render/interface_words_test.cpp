#include "render/interface_words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"

namespace gazette {

namespace {

std::string own_words() {
  return *read_file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "themes/gazette/strings/en.yml");
}

std::pair<InterfaceWords, Diagnostics> read(const std::string& yaml) {
  return InterfaceWords::read(parse_front_matter(yaml, 1));
}

std::string messages(const Diagnostics& problems) {
  std::string list;
  for (const Diagnostic& problem : problems) list += problem.code + ": " + problem.message + "\n";
  return list;
}

std::string filled(const std::string& pattern, const std::vector<std::string>& arguments) {
  std::string yaml = "x: \"";
  yaml += pattern;
  yaml += "\"\n";
  return read(yaml).first.fill("x", arguments);
}

}  // namespace

TEST_CASE("the words of the program's own theme are all there") {
  CHECK(messages(read(own_words()).second).empty());
}

TEST_CASE("each word that is needed and missing is named") {
  const std::string list = messages(read("body:\n  footnotes: Notes\n").second);
  CHECK(list.find("\"body.footnotes\"") == std::string::npos);
  for (const std::string name : {"date.pattern", "date.months", "body.back_to_text", "compare.added",
                                 "compare.restored", "index.title", "updates.title", "removed.title"}) {
    CAPTURE(name);
    CHECK(list.find('"' + name + '"') != std::string::npos);
  }
}

TEST_CASE("a word that is a list or a map counts as missing") {
  std::string words = own_words();
  const std::string line = "  footnotes: Footnotes\n";
  REQUIRE(words.find(line) != std::string::npos);
  words.replace(words.find(line), line.size(), "  footnotes: [Footnotes]\n");
  CHECK(messages(read(words).second) == "missing-word: the text \"body.footnotes\" is missing\n");
}

TEST_CASE("a year has twelve months") {
  std::string words = own_words();
  words.replace(words.find("November, "), 10, "");
  const auto [read_words, problems] = read(words);
  CHECK(messages(problems).find("twelve months") != std::string::npos);
  CHECK(read_words.date_text(*parse_iso_date("2020-12-01")) == " 1, 2020");
}

TEST_CASE("places to fill in take arguments in order or by number") {
  CHECK(filled("{} and {}", {"a", "b"}) == "a and b");
  CHECK(filled("{1} before {0}", {"a", "b"}) == "b before a");
  CHECK(filled("{0}{0}", {"a"}) == "aa");
  CHECK(filled("{2}", {"a"}) == "{2}");
  CHECK(filled("{} {}", {"a"}) == "a {}");
  CHECK(filled("{x} { } {", {"a"}) == "{x} { } {");
  CHECK(filled("", {"a"}).empty());
}

TEST_CASE("an argument that looks like a place to fill in stays as it is") {
  CHECK(filled("{0} {1}", {"{1}", "b"}) == "{1} b");
  CHECK(filled("{} {}", {"{}", "b"}) == "{} b");
}

TEST_CASE("a date is written in the words of the language") {
  const InterfaceWords words = read(own_words()).first;
  CHECK(words.date_text(*parse_iso_date("2021-03-04")) == "March 4, 2021");
  CHECK(words.date_text(*parse_iso_date("0099-12-31")) == "December 31, 99");
}

TEST_CASE("a word that isn't there is empty") {
  const InterfaceWords words = read("a:\n  b: c\n").first;
  CHECK(words.text("a.b") == "c");
  CHECK(words.text("a.c").empty());
  CHECK(words.text("a").empty());
  CHECK(words.text("").empty());
}

}  // namespace gazette
