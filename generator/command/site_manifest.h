// What the manifest says of a site's documents, and what the one of a live site says that they lost.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "model/translations.h"
#include "publish/manifest.h"
#include "site/site.h"

namespace gazette {

// With the translations, which stand below the prefixes of their languages.
std::vector<ManifestDocument> list_manifest_documents(const Portal& portal,
                                                      const PublicTranslations& translations,
                                                      const Site& site);

// `ledger`: a manifest's file. UsageFailure: there is none. `asked_date`: for which the site is made, if that
// was said.
Diagnostics compare_with_ledger(const std::filesystem::path& ledger, const Portal& portal,
                                const PublicTranslations& translations, const Site& site,
                                std::optional<Date> asked_date);

}  // namespace gazette
