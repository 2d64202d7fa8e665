// The packets of school committee meetings: one for each day of a meeting on which readers could know of the
// district.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "site/as_of_days.h"

namespace gazette {

struct Packet {
  Date day{};
  std::string topic;           // may be empty
  std::optional<Date> before;  // the day of the meeting before, with or without a packet
  std::optional<Date> after;
};

// By district, as on the shelf; each oldest first. Without days on which anything changed there are none.
std::vector<std::vector<Packet>> list_packets(const Portal& portal, const AsOfDays& as_of);

}  // namespace gazette
