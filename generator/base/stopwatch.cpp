#include "base/stopwatch.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <utility>

namespace gazette {

namespace {

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

Stopwatch::Stopwatch() : wall_(std::chrono::steady_clock::now()), cpu_(cpu_seconds()) {}

void Stopwatch::lap(std::string stage) {
  const auto wall = std::chrono::steady_clock::now();
  const double cpu = cpu_seconds();
  laps_.push_back({std::move(stage), std::chrono::duration<double>(wall - wall_).count(), cpu - cpu_});
  wall_ = wall;
  cpu_ = cpu;
}

std::string Stopwatch::report() const {
  std::string table = fmt::format("{:<26}{:>9}{:>9}\n", "stage", "wall s", "cpu s");
  Lap all{"all", 0, 0};
  const auto line = [](const Lap& lap) {
    return fmt::format("{:<26}{:>9.3f}{:>9.3f}\n", lap.stage, lap.wall_seconds, lap.cpu_seconds);
  };
  for (const Lap& lap : laps_) {
    table += line(lap);
    all.wall_seconds += lap.wall_seconds;
    all.cpu_seconds += lap.cpu_seconds;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return table + line(all) +
         fmt::format("peak memory {:.1f} MiB\n", static_cast<double>(usage.ru_maxrss) / 1024);
}

}  // namespace gazette
