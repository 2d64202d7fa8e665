// From what reached the public to versions: changes of meaning, each with its id and the time it was in
// force.
#pragma once

#include "model/life_of_document.h"

namespace gazette {

// States held back until after `build_date` don't exist yet. No version: nothing public so far.
PublicDocument make_versions(const DocumentLife& life, DocumentKind kind, const SiteSettings& settings,
                             const ParsedBlobs& blobs, Date build_date);

// The title a document shows: its own, else the words of its file name ("data-teams.md" -> "Data teams").
std::string shown_title(const DocumentHeader& header, const SourcePath& path);

}  // namespace gazette
