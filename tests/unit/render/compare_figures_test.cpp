#include "render/compare_figures.h"

#include <doctest/doctest.h>

#include <string>

namespace gazette {

namespace {

// "up", "down", "same", or "" where they can't be compared.
std::string compare(const char* before, const char* after) {
  const auto ordering = compare_figures(before, after);
  if (!ordering) return "";
  return *ordering > 0 ? "up" : *ordering < 0 ? "down" : "same";
}

}  // namespace

TEST_CASE("figures of the same kind rise and fall") {
  CHECK(compare("60%", "49%") == "down");
  CHECK(compare("60%", "61 percent") == "up");
  CHECK(compare("9 percent of lessons", "10 percent of lessons") == "up");
  CHECK(compare("9", "10") == "up");
  CHECK(compare("2.5", "2.45") == "down");
  CHECK(compare("-3", "-2.5") == "up");
  CHECK(compare("$1,200", "$1,100") == "down");
  CHECK(compare("999 families", "1,000 families") == "up");
  CHECK(compare("50 Percent ", "50%") == "same");
  CHECK(compare("at least $1,200", "at least $900") == "down");
}

TEST_CASE("figures of different kinds can't be compared") {
  CHECK(compare("60 percent", "60 lessons").empty());
  CHECK(compare("60 percent of lessons", "49 percent").empty());
  CHECK(compare("$60", "60").empty());
  CHECK(compare("at least 60 percent", "at most 40 percent").empty());
  CHECK(compare("grade 3: 60 percent", "grade 4: 70 percent").empty());
  CHECK(compare("x60", "x70").empty());
  CHECK(compare("10-15", "10-20").empty());
  CHECK(compare("3rd", "4th").empty());
  CHECK(compare("1,2 percent", "1,3 percent").empty());
  CHECK(compare("1.2.3", "1.2.4").empty());
}

TEST_CASE("of the most that there may be, a higher figure asks for less") {
  CHECK(compare("No more than 24 percent", "No more than 26 percent").empty());
  CHECK(compare("24 percent or less", "26 percent or less").empty());
  CHECK(compare("Como m\u00e1ximo 24 por ciento", "Como m\u00e1ximo 26 por ciento").empty());
}

TEST_CASE("words are no figures") {
  for (const char* text : {"", " ", "-", "$", "$-", "half", "%", ",", "\xC2\xBD"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(is_figure(text));
    CHECK(compare(text, text).empty());
  }
  CHECK_FALSE(is_figure("about 60 percent"));
  CHECK(is_figure("60."));
  CHECK(compare("99999999999999999999999999", "1") == "down");
}

}  // namespace gazette
