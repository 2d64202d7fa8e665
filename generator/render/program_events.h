// What falls on days of programs: their calendars and deadlines, and the cycles of districts that take part.
#pragma once

#include <string>
#include <vector>

#include "render/dated_events.h"

namespace gazette {

// Of the public programs as they are now, in no order.
std::vector<DatedEvent> list_program_events(const RenderParts& parts);

// Whether any of them is of that district.
bool has_program_events(const Portal& portal, DistrictNumber district);

// A role of a program's calendar that has days there.
struct ProgramRole {
  DocumentNumber program = 0;
  std::string id;
  std::string title;
};
// By program, in its order; no two with one address.
std::vector<ProgramRole> list_roles_of_programs(const RenderParts& parts);

}  // namespace gazette
