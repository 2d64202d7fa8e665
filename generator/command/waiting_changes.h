// What readers would see change on later days: of the texts changed here that wait for their day.
#pragma once

#include "command/public_changes.h"

namespace gazette {

struct WaitingDay {
  Date day{};
  std::vector<PublicChange> changes;  // by district, like those of today
  Diagnostics problems;               // of that day alone; each message says the day
};

bool has_waiting(const std::vector<PublicChange>& changes);

// Takes what waits out of `changes`, and tells it by day: the site on that day against the site on the day
// before it. `line`: that of `states`, with the working tree. `told`: the problems of today. Builds sites
// only if something waits.
std::vector<WaitingDay> take_waiting_days(const SiteStates& states, SourceLine& line,
                                          const BuildOptions& options, const Diagnostics& told,
                                          std::vector<PublicChange>& changes);

// Those of all days behind those of today.
void add_problems_of(const std::vector<WaitingDay>& days, Diagnostics& problems);

}  // namespace gazette
