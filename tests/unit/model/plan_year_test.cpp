#include "model/plan_year.h"

#include <doctest/doctest.h>

namespace gazette {

TEST_CASE("a plan is for one school year unless it says more, and for ten at most") {
  const auto count = [](std::optional<uint32_t> years) {
    Plan plan;
    if (years) plan.years = {*years, {1, 1, 1}};
    return count_years(plan);
  };
  CHECK(count(std::nullopt) == 1);
  CHECK(count(0) == 1);
  CHECK(count(3) == 3);
  CHECK(count(11) == 10);
  CHECK(count(4294967295U) == 10);
}

}  // namespace gazette
