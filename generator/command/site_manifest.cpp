#include "command/site_manifest.h"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "base/failure.h"
#include "base/files.h"
#include "base/language_marks.h"
#include "model/translated_portal.h"
#include "model/translation_path.h"
#include "publish/ledger.h"
#include "site/address.h"
#include "site/lay_out_translations.h"
#include "site/page_languages.h"

namespace gazette {

namespace {

std::string_view name_of(DocumentKind kind) {
  static constexpr std::array<std::string_view, 5> names = {"page", "plan", "report", "minutes",
                                                            "assessment"};
  return names[static_cast<size_t>(kind)];
}

void add_documents(const Portal& portal, const Site& site, const std::string& prefix,
                   const std::function<std::string(const SourcePath&)>& address_at,
                   std::vector<ManifestDocument>& documents) {
  const PublicHistory& history = portal.history;
  for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
    const PublicDocument& document = history.documents[i];
    ManifestDocument record;
    record.address = prefix + site.documents[i].url.text;
    record.kind = name_of(document.kind);
    record.title = without_language_marks(document.versions.back().title);
    record.is_withdrawn = !document.has_past();
    for (const Version& version : document.versions) {
      if (version.event == EventKind::removed || !history.has_versions) continue;
      if (version.redaction) {
        record.versions.push_back(
            {version.id, {}, iso_date(history.redactions[*version.redaction].decided_on)});
      } else {
        record.versions.push_back({version.id, version.wording.hex(), {}});
      }
    }
    record.former_addresses.push_back(address_at(document.path));
    for (const FormerPath& former : document.former_paths)
      record.former_addresses.push_back(address_at(former.path));
    documents.push_back(std::move(record));
  }
}

// What is withdrawn takes its translations along, which stood beside it.
void add_withdrawn_translations(const std::vector<std::string>& languages,
                                std::vector<ManifestDocument>& documents) {
  for (ManifestDocument& document : documents) {
    if (!document.is_withdrawn) continue;
    std::vector<std::string> addresses = document.former_addresses;
    addresses.push_back(document.address);
    for (const std::string& language : languages) {
      for (const std::string& address : addresses)
        document.former_addresses.push_back(address_prefix(language) + address);
    }
  }
}

}  // namespace

std::vector<ManifestDocument> list_manifest_documents(const Portal& portal,
                                                      const PublicTranslations& translations,
                                                      const Site& site) {
  std::vector<ManifestDocument> documents;
  add_documents(
      portal, site, {}, [&](const SourcePath& path) { return address_of(portal, path).text; }, documents);
  const SiteSettings& settings = portal.history.settings;
  add_withdrawn_translations(settings.further_languages, documents);
  for (const std::string& language : settings.further_languages) {
    if (translations.documents.empty()) break;
    const Portal translated = portal_of_translations(portal, translations, language);
    const std::string prefix = address_prefix(language);
    const auto address_at = [&](const SourcePath& path) {
      const auto translation = find_translation(settings, path);
      return prefix + address_of(portal, translation ? translation->original : path).text;
    };
    add_documents(translated, lay_out_translations(translated, portal, site), prefix, address_at, documents);
  }
  return documents;
}

Diagnostics compare_with_ledger(const std::filesystem::path& ledger, const Portal& portal,
                                const PublicTranslations& translations, const Site& site,
                                std::optional<Date> asked_date) {
  const auto bytes = read_file(ledger);
  if (!bytes) {
    throw UsageFailure(fmt::format("there is no ledger {}", ledger.string()),
                       "give the manifest.json of the live site, or leave --ledger out");
  }
  const auto published = read_manifest(*bytes);
  if (!published) return {unreadable_ledger()};
  return check_ledger(*published, list_manifest_documents(portal, translations, site), asked_date);
}

}  // namespace gazette
