// The portal in another language: the same documents, facts and addresses, with the texts that have a public
// translation in its words.
#pragma once

#include <map>
#include <string_view>

#include "model/portal.h"
#include "model/shown_translation.h"
#include "model/translations.h"

namespace gazette {

struct TranslatedPortal {
  Portal portal;
  std::map<DocumentNumber, ShownTranslation> shown;  // the documents whose words are translated
};

// For pages of what is in force alone: the newest version of a translated page has the translation's text,
// title and header, and plans, reports and minutes have translated words. All words that stand on pages of
// other documents too are marked with their language. The past stays the original's.
TranslatedPortal translate_portal(const Portal& original, const PublicTranslations& translations,
                                  std::string_view language);

// The translations themselves as the documents of a portal, for the pages of their past. Its shelf knows
// frameworks and districts, and holds no plans.
Portal portal_of_translations(const Portal& original, const PublicTranslations& translations,
                              std::string_view language);

}  // namespace gazette
