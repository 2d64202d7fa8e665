// What programs ask of districts around a day: deadlines, events, and the check-ins of their cycles.
#pragma once

#include <string>
#include <vector>

#include "model/staff_status.h"

namespace gazette {

// Deadlines and events that come within `days_ahead` days, for each role that is named; check-ins of
// districts that take part, too, and those of which nobody said whether they were held. A deadline is
// everybody's matter: its item has no district.
void list_program_items(const ProgramPage& program, Date day, int days_ahead, std::vector<StaffItem>& items);

// The titles of its roles, and of those of its teams.
std::vector<std::string> list_program_roles(const ProgramPage& program);

}  // namespace gazette
