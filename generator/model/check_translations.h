// Rules for translations: they belong to what the original has, follow it, and are there.
#pragma once

#include <map>
#include <string_view>

#include "model/shown_translation.h"
#include "model/translations.h"

namespace gazette {

// `shown`: the documents whose words are translated into `language`.
Diagnostics check_translations(const PublicHistory& history, const PublicTranslations& translations,
                               std::string_view language,
                               const std::map<DocumentNumber, ShownTranslation>& shown);

}  // namespace gazette
