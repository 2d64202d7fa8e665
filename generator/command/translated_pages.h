// Pages with the words of translations: what they are made from, and their mistakes.
#pragma once

#include "build.h"
#include "model/hidden_files.h"

namespace gazette {

// Gives each further language the portal that its public translations make, and the past of those. What
// links of translations say wrongly comes back. Precondition: the site has its languages and links, and stays
// where it is.
Diagnostics add_translations(PreparedSite& prepared, const HiddenFiles& hidden, bool is_export);

// Asks for every attachment that a public text links to, translations' too.
void place_all_attachments(const PreparedSite& prepared);

}  // namespace gazette
