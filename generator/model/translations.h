// The public translations of documents, and how they hang together with their originals.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/public_history.h"

namespace gazette {

// Translations of documents, by path; each with versions of its own, and of the kind of its original. They
// stand apart from the documents, so that no list or count of documents has them by mistake.
struct PublicTranslations {
  std::vector<PublicDocument> documents;
  std::vector<Redaction> redactions;  // by document
};

// All of them as documents, after the others: for what treats both alike.
PublicHistory append_translations(PublicHistory history, PublicTranslations translations);
// The other way around; `count`: how many documents are none.
PublicTranslations take_translations(PublicHistory& history, size_t count);

// The translations into a language alone, as the documents of a history.
PublicHistory history_of_translations(const PublicHistory& history, const PublicTranslations& translations,
                                      std::string_view language);

// The original of a translation that readers see now; none: it is removed, or both are.
std::optional<DocumentNumber> find_original(const PublicHistory& history, const PublicDocument& translation);

// By document: its translation into `language` that is in force, if there is one. Null: none.
std::vector<const PublicDocument*> list_translations_in_force(const PublicHistory& history,
                                                              const PublicTranslations& translations,
                                                              std::string_view language);

}  // namespace gazette
