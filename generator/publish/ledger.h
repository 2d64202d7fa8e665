// What was published once must still be there: the manifest of the site as it is, against the history as it
// would be published now.
#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "publish/manifest.h"

namespace gazette {

// An error for each published version that is missing, or says something else, and isn't withheld or
// withdrawn; or one alone, if it has versions after `asked_date`. `now`: as of that day, with their former
// addresses.
Diagnostics check_ledger(const Manifest& published, const std::vector<ManifestDocument>& now,
                         std::optional<Date> asked_date);

// The ledger can't be read, so that nothing can be checked.
Diagnostic unreadable_ledger();

}  // namespace gazette
