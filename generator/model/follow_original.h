// The gate for translations: readers see one only while they see its original, beside it.
#pragma once

#include <vector>

#include "model/life_of_document.h"

namespace gazette {

// A translation with those of its sheets, which are the same document.
struct TranslationLife {
  const DocumentLife& itself;
  std::vector<const DocumentLife*> sheets;
};

// What of its life the public sees. `originals`: all documents that ever stood where an original of it would,
// plans with their sheets. A text that was a draft again before its original became public never existed.
DocumentLife follow_original(const TranslationLife& translation, const std::vector<DocumentLife>& originals,
                             const SiteSettings& settings, Date build_date);

}  // namespace gazette
