#include "base/stopwatch.h"

#include <doctest/doctest.h>

namespace gazette {

TEST_CASE("each lap has its name, in order, and no time runs backward") {
  Stopwatch stopwatch;
  stopwatch.lap("first");
  stopwatch.lap("second");
  REQUIRE(stopwatch.laps().size() == 2);
  CHECK(stopwatch.laps()[0].stage == "first");
  CHECK(stopwatch.laps()[1].stage == "second");
  for (const Stopwatch::Lap& lap : stopwatch.laps()) {
    CHECK(lap.wall_seconds >= 0);
    CHECK(lap.cpu_seconds >= 0);
  }
}

TEST_CASE("the report has a line a stage, the whole and the peak of memory") {
  Stopwatch stopwatch;
  stopwatch.lap("read history");
  const std::string report = stopwatch.report();
  CHECK(report.starts_with("stage"));
  CHECK(report.find("\nread history ") != std::string::npos);
  CHECK(report.find("\nall ") != std::string::npos);
  CHECK(report.find("\npeak memory ") != std::string::npos);
  CHECK(report.ends_with(" MiB\n"));
}

}  // namespace gazette
