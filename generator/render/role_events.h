// What a role does on a certain day: its duties around the days on which reports are due, and those with a
// day of their own in each school year of a plan, for all districts together.
#pragma once

#include <string>
#include <vector>

#include "render/dated_events.h"

namespace gazette {

// The roles that have such days, in the order in which frameworks name them; no two with one address.
std::vector<std::string> list_roles_with_days(const RenderParts& parts);

// By day.
std::vector<DatedEvent> list_role_events(const RenderParts& parts, const std::string& role);

}  // namespace gazette
