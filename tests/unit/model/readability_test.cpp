#include "model/readability.h"

#include <doctest/doctest.h>

#include "document/document.h"

namespace gazette {

namespace {

Readability measured(const std::string& text) {
  const ParsedDocument document = parse_document(text);
  return measure_readability(document.body, 1, static_cast<uint32_t>(document.body.nodes.size()));
}

}  // namespace

TEST_CASE("syllables are counted as they are spoken, as far as letters tell") {
  const auto count = [](const char* word) { return count_syllables(word); };
  CHECK(count("") == 0);
  CHECK(count("a") == 1);
  CHECK(count("the") == 1);
  CHECK(count("line") == 1);
  CHECK(count("makes") == 1);
  CHECK(count("walked") == 1);
  CHECK(count("wanted") == 2);
  CHECK(count("table") == 2);
  CHECK(count("classes") == 2);
  CHECK(count("district") == 2);
  CHECK(count("initiative") == 4);
  CHECK(count("O'Brien") == 2);
  CHECK(count("rhythm") == 1);
  CHECK(count("1234") == 0);
}

TEST_CASE("headings, tables and code are no sentences") {
  CHECK(measured("# Considerable institutions\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode here\n```\n")
            .words == 0);
  CHECK(measured("").grade() == 0);
}

TEST_CASE("sentences end with their signs, and quotes and brackets may follow") {
  CHECK(measured("One two. Three? “Four!” (Five.) Six: seven").sentences.size() == 6);
  CHECK(measured("Version 1.2 of a.b goes on").sentences.size() == 1);
  CHECK(measured("- one two\n- three\n").sentences.size() == 2);
}

TEST_CASE("the grade is that of Flesch and Kincaid") {
  // 6 words, 6 syllables, 1 sentence: 0.39 * 6 + 11.8 * 1 - 15.59
  CHECK(measured("The cat sat on the mat.").grade() == doctest::Approx(-1.45));
}

TEST_CASE("the hardest sentences are named by the lines on which they begin") {
  const Readability text = measured(
      "We go to see the cat now.\nInstitutional representatives communicated extraordinarily\nsophisticated "
      "recommendations. Then we go home to eat and sleep.\n\nAdministrative organizations necessitate "
      "considerable responsibilities everywhere.\n");
  CHECK(text.hardest_lines(2) == std::vector<int>{2, 5});
  CHECK(text.hardest_lines(9).size() == 4);
}

}  // namespace gazette
