// Which files are translations of others: "guide.es.md" beside "guide.md". By the path and the languages of
// the site alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/path.h"
#include "model/site_settings.h"

namespace gazette {

struct TranslationPath {
  std::string language;  // one of the site's further languages
  SourcePath original;   // the file beside it
};

// Nothing for what is no translation, and where the site has one language.
std::optional<TranslationPath> find_translation(const SiteSettings& settings, const SourcePath& path);

// "plans/a/2024-25/plan.md", "es" -> "plans/a/2024-25/plan.es.md".
SourcePath translation_path(const SourcePath& original, std::string_view language);

}  // namespace gazette
