// The days of a program: its calendar in order, and what its cycle means for one that began on a day.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "document/value.h"

namespace gazette {

// The events of a program by the first day that they say, else that their words mean ("Early February", in
// the school year of the program's year); one without stays behind what it stands behind.
std::vector<const SourceValue*> list_in_order(const SourceValue& program);

struct CycleDay {
  std::string title;  // of the part of the cycle; empty: its end
  std::string part;   // its id; empty: the end
  uint32_t week = 0;
  Date planned{};
  Date date{};  // on which it is, or was: another one than planned where the cycle says one
  const SourceValue* said = nullptr;  // what the cycle says of it; null: nothing
};
// The parts of the program's cycle that fall on a week, with their days for one that `starts` on a day: after
// six weeks, the day six weeks later. The end is among them. Empty while it says no day.
std::vector<CycleDay> list_cycle_days(const SourceValue& program, const SourceValue& cycle);

// Whether the program's days are also those of this district, an entry of it: not of one that applied or
// left.
bool takes_part(const SourceValue& district);
// Whether an event of the program's calendar is of a year in which the district takes part. An entry that
// names no years means all of them; an event without a year is of all.
bool is_of_its_years(const SourceValue& district, const SourceValue& event);

}  // namespace gazette
