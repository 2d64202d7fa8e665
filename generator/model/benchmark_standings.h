// Where each stage of a plan's benchmarks stands: what the newest report says of it, or that none does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/plan.h"
#include "model/report.h"

namespace gazette {

enum class Standing : uint8_t {
  met,
  partly_met,
  not_met,
  no_data,     // a report says that there is no figure
  unreported,  // its day has gone by, and no report says how it went
  upcoming,    // its day is still to come, or nobody knows which it is
};

struct StageStanding {
  size_t initiative = 0;                 // its position in the plan
  const Benchmark* benchmark = nullptr;  // never null
  const Stage* stage = nullptr;          // never null
  std::optional<Date> due;               // also as an author's words mean it
  Standing standing = Standing::upcoming;
  const BenchmarkStatus* status = nullptr;  // what a report says; null: none does
  size_t report = 0;                        // which of the reports, where one does
};

// All stages of the plan's benchmarks, as it has them. `reports`: on the plan, oldest first. `day`: on which
// it is asked; none: nothing is unreported.
std::vector<StageStanding> list_standings(const Plan& plan, const std::vector<const Report*>& reports,
                                          std::optional<Date> day);

}  // namespace gazette
