// Who edits and forgets to commit would look for the edit on the site in vain.
#pragma once

#include "command/source_line.h"
#include "model/site_settings.h"

namespace gazette {

// Says on the error stream which files of the site aren't committed, if any.
void tell_of_uncommitted(const SourceLine& line, const SiteSettings& settings);

}  // namespace gazette
