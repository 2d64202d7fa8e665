// Which day each publication falls on, as the public counts days: never before what it saw earlier, and
// untouched by the clocks of publications in which it saw nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <set>
#include <vector>

#include "base/date.h"

namespace gazette {

inline constexpr Date beginning_of_time{std::chrono::year(1), std::chrono::month(1), std::chrono::day(1)};
inline constexpr Date end_of_time{std::chrono::year(9999), std::chrono::month(12), std::chrono::day(31)};

class PublicDays {
 public:
  // `raw`: by each commit's own clock. `counting`: the publications that the public can tell from the one
  // before. `candidates`: those and perhaps others.
  PublicDays(const std::vector<Date>& raw, const std::set<uint32_t>& counting,
             const std::set<uint32_t>& candidates);

  Date day(uint32_t publication) const { return days_[publication]; }
  // The day by which publications come in their order: however wrong the clock of a private one is, those
  // after it that the public notices come later.
  Date turn(uint32_t publication) const { return turns_[publication]; }
  // The publication whose files the public has when `day` begins.
  uint32_t last_before(Date day) const;

 private:
  std::vector<Date> days_;
  std::vector<Date> newest_;  // on which the public saw something, up to each publication
  std::vector<Date> turns_;
};

}  // namespace gazette
