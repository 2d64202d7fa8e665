#include "base/parallel_map.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>

using namespace gazette;

TEST_CASE("results stand in the order of their positions") {
  for (const size_t threads : {size_t{0}, size_t{1}, size_t{4}}) {
    const ThreadLimit limit(threads);
    const auto squares = parallel_map<size_t>(10000, [](size_t i) { return i * i; });
    REQUIRE(squares.size() == 10000);
    bool in_order = true;
    for (size_t i = 0; i < squares.size(); ++i) in_order = in_order && squares[i] == i * i;
    CHECK(in_order);
  }
}

TEST_CASE("each position is worked on once") {
  std::vector<std::atomic<int>> calls(5000);
  parallel_for_each(calls.size(), [&](size_t i) { ++calls[i]; });
  bool once = true;
  for (const auto& count : calls) once = once && count == 1;
  CHECK(once);
}

TEST_CASE("no positions, no work") {
  CHECK(parallel_map<std::string>(0, [](size_t) { return std::string("never"); }).empty());
}

TEST_CASE("an exception reaches the caller") {
  const auto work = [](size_t i) {
    if (i == 700) throw std::runtime_error("number 700");
  };
  CHECK_THROWS_WITH_AS(parallel_for_each(1000, work), "number 700", std::runtime_error);
}
