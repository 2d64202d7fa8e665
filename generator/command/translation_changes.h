// What readers would see change in translations between two states of a site.
#pragma once

#include "command/public_changes.h"

namespace gazette {

// By language, then by file.
std::vector<PublicChange> list_translation_changes(const SiteStates& states);

// Warnings of translations that are out of date now and weren't before.
Diagnostics warn_of_stale_translations(const SiteStates& states);

}  // namespace gazette
