// What site/redactions.yml withholds of what was published, and the guard that takes it out of the history.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "document/front_matter.h"
#include "model/placed.h"
#include "model/public_history.h"
#include "model/translations.h"

namespace gazette {

// Where redactions stand in a repository.
inline constexpr const char* redactions_path = "site/redactions.yml";

struct RedactionEntry {
  Mark mark;
  PlacedText document;               // its id, or its path
  std::vector<PlacedText> versions;  // ids, or "all"
  PlacedDate from;                   // in place of ids: those published from this day on …
  PlacedDate to;                     // … up to this one
  PlacedText reason;
  PlacedDate decided_on;
  PlacedText digest;
};

// Problems have their place.
std::pair<std::vector<RedactionEntry>, Diagnostics> read_redactions(const FrontMatter& file);

// What pins a redaction: the versions' ids and the names that git has for their bytes. It stays the same
// whatever this program thinks of the texts. Precondition: none of them is withheld yet.
std::string digest_versions(const PublicDocument& document, const std::vector<uint32_t>& versions);

// Leaves nothing of the withheld versions in `history` but that they were, and why they are withheld. An
// entry with a mistake withholds nothing. A translation that was published while its original said what is
// withheld goes with it.
Diagnostics withhold_versions(const std::vector<RedactionEntry>& entries, PublicHistory& history,
                              PublicTranslations& translations);

}  // namespace gazette
