// Public changes for people, in plain words, and for programs (JSON).
#pragma once

#include <ostream>

#include "command/public_changes.h"

namespace gazette {

// `words`: of the theme, for days.
void print_changes(std::ostream& out, const std::vector<PublicChange>& changes, const InterfaceWords& words);
// {changes: […], problems: […]}.
void print_changes_json(std::ostream& out, const std::vector<PublicChange>& changes,
                        const Diagnostics& problems);

}  // namespace gazette
