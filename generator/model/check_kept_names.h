// What readers would lose without a word: a public document that was moved and hidden in one commit, and what
// plans, reports and links know by an id that is another one now.
#pragma once

#include <vector>

#include "model/life_of_document.h"
#include "model/public_history.h"
#include "model/select_public.h"

namespace gazette {

// `made`: the documents of the lines, as the public sees them on `build_date`.
Diagnostics check_kept_names(const Documents& documents, const Headers& headers,
                             const std::vector<PublicDocument>& made, const SiteSettings& settings,
                             Date build_date);

}  // namespace gazette
