#include "model/figure_series.h"

#include <doctest/doctest.h>

namespace gazette {

TEST_CASE("an amount is a number with at most six decimals, and nothing else") {
  CHECK(parse_amount("62") == 62'000'000);
  CHECK(parse_amount("62.4") == 62'400'000);
  CHECK(parse_amount("0.000001") == 1);
  CHECK(parse_amount("-3.5") == -3'500'000);
  CHECK(parse_amount("9999999999") == 9'999'999'999'000'000);
  for (const char* text :
       {"", "-", ".5", "5.", "1,000", "62 percent", "6.1234567", "99999999999", "1e3", "--1", "+1"})
    CHECK_FALSE(parse_amount(text));
}

TEST_CASE("years are in order, school years after the year in which they begin") {
  CHECK(order_of_year("2023") < order_of_year("2023-24"));
  CHECK(order_of_year("2023-24") < order_of_year("2024"));
  for (const char* text : {"", "2023-25", "23", "20234", "last year", "2023-24 "})
    CHECK_FALSE(order_of_year(text));
}

TEST_CASE("a share is as it is said if it rounds to that") {
  const StatedShare third{1, 3};
  CHECK(third.per_mille() == 333);
  for (const char* text : {"33 percent", "33.3", "33.33 %", "33.333333", "about a third", ""})
    CHECK(third.is_said_by(text));
  for (const char* text : {"34 percent", "33.4", "33.32", "3.33", "0"}) CHECK_FALSE(third.is_said_by(text));
  const StatedShare half{1, 8};  // 12.5: either way
  CHECK(half.is_said_by("12 percent"));
  CHECK(half.is_said_by("13 percent"));
  CHECK_FALSE(half.is_said_by("14 percent"));
}

TEST_CASE("a share is above a limit only if it is more than that") {
  CHECK_FALSE(StatedShare{4, 100}.is_above(4));
  CHECK(StatedShare{5, 100}.is_above(4));
  CHECK(StatedShare{4'294'967'295U, 4'294'967'295U}.is_above(99));
}

}  // namespace gazette
