// How long the stages of a run take: wall clock, CPU of all threads, peak memory. For --timing alone.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace gazette {

class Stopwatch {
 public:
  struct Lap {
    std::string stage;
    double wall_seconds = 0;
    double cpu_seconds = 0;
  };

  Stopwatch();
  // Ends the stage that began at the last call (or at the start) and gives it its name.
  void lap(std::string stage);
  const std::vector<Lap>& laps() const { return laps_; }
  // A table of all stages, the whole, and the peak of memory in MiB.
  std::string report() const;

 private:
  std::chrono::steady_clock::time_point wall_;
  double cpu_ = 0;
  std::vector<Lap> laps_;
};

}  // namespace gazette
