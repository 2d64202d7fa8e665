#include "publish/kept_states.h"

#include <doctest/doctest.h>

namespace gazette {

namespace {

using Ids = std::vector<std::string>;

const std::vector<KeptState> three_days_of_b = {{"1", "a"}, {"2", "b"}, {"3", "b"}, {"4", "b"}};

}  // namespace

TEST_CASE("of several releases of one commit the newest alone is kept") {
  CHECK(list_surplus(three_days_of_b, "4", 5) == Ids{"3", "2"});
  CHECK(list_surplus({{"1", "a"}, {"2", "b"}, {"3", "a"}}, "3", 5) == Ids{"1"});
}

TEST_CASE("commits are counted, and the oldest go") {
  CHECK(list_surplus(three_days_of_b, "4", 2) == Ids{"3", "2"});
  CHECK(list_surplus(three_days_of_b, "4", 1) == Ids{"3", "2", "1"});
}

TEST_CASE("what is shown stays, also if it is old or of a commit with a newer release") {
  CHECK(list_surplus(three_days_of_b, "1", 1) == Ids{"3", "2"});
  CHECK(list_surplus(three_days_of_b, "2", 5) == Ids{"3"});
}

TEST_CASE("releases whose commit isn't known are states of their own") {
  const std::vector<KeptState> unknown = {{"1", ""}, {"2", ""}, {"3", "a"}};
  CHECK(list_surplus(unknown, "3", 5).empty());
  CHECK(list_surplus(unknown, "3", 2) == Ids{"1"});
  CHECK(find_state_before(unknown, "3") == "2");
  CHECK(find_state_before(unknown, "2") == "1");
}

TEST_CASE("going back is going to another commit") {
  CHECK(find_state_before(three_days_of_b, "4") == "1");
  CHECK(find_state_before(three_days_of_b, "2") == "1");
  CHECK(find_state_before(three_days_of_b, "1").empty());
  CHECK(find_state_before({{"1", "a"}, {"2", "b"}, {"3", "c"}}, "3") == "2");
}

TEST_CASE("where nothing that is kept is shown, one goes back to the newest") {
  CHECK(find_state_before(three_days_of_b, "") == "4");
  CHECK(find_state_before({}, "").empty());
}

}  // namespace gazette
