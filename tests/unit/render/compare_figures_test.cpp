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
  CHECK(compare(" 50 Percent ", "50%") == "same");
}

TEST_CASE("figures of different kinds can't be compared") {
  CHECK(compare("60 percent", "60 lessons").empty());
  CHECK(compare("60 percent of lessons", "49 percent").empty());
  CHECK(compare("$60", "60").empty());
  CHECK(compare("10-15", "10-20").empty());
  CHECK(compare("3rd", "4th").empty());
  CHECK(compare("1,2 percent", "1,3 percent").empty());
  CHECK(compare("1.2.3", "1.2.4").empty());
}

TEST_CASE("words are no figures") {
  for (const char* text : {"", " ", "-", "$", "$-", "half", "about 60 percent", "%", ",", "\xC2\xBD"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(is_figure(text));
    CHECK(compare(text, text).empty());
  }
  CHECK(is_figure("60."));
  CHECK(compare("99999999999999999999999999", "1") == "down");
}

}  // namespace gazette
