// What was published once must still be there: the manifest of the site as it is, against the history as it
// would be published now.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "publish/manifest.h"

namespace gazette {

// An error for each published version that is missing, or says something else, and isn't withheld or
// withdrawn. `now`: with their former addresses.
Diagnostics check_ledger(const Manifest& published, const std::vector<ManifestDocument>& now);

// The ledger can't be read, so that nothing can be checked.
Diagnostic unreadable_ledger();

}  // namespace gazette
