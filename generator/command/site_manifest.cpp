#include "command/site_manifest.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

#include "base/failure.h"
#include "base/files.h"
#include "publish/ledger.h"
#include "site/address.h"

namespace gazette {

namespace {

std::string_view name_of(DocumentKind kind) {
  static constexpr std::array<std::string_view, 5> names = {"page", "plan", "report", "minutes",
                                                            "assessment"};
  return names[static_cast<size_t>(kind)];
}

}  // namespace

std::vector<ManifestDocument> list_manifest_documents(const Portal& portal, const Site& site) {
  const PublicHistory& history = portal.history;
  std::vector<ManifestDocument> documents;
  for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
    const PublicDocument& document = history.documents[i];
    ManifestDocument record;
    record.address = site.documents[i].url.text;
    record.kind = name_of(document.kind);
    record.title = document.versions.back().title;
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
    record.former_addresses.push_back(address_of(portal, document.path).text);
    for (const FormerPath& former : document.former_paths)
      record.former_addresses.push_back(address_of(portal, former.path).text);
    documents.push_back(std::move(record));
  }
  return documents;
}

Diagnostics compare_with_ledger(const std::filesystem::path& ledger, const Portal& portal, const Site& site,
                                std::optional<Date> asked_date) {
  const auto bytes = read_file(ledger);
  if (!bytes) {
    throw UsageFailure(fmt::format("there is no ledger {}", ledger.string()),
                       "give the manifest.json of the live site, or leave --ledger out");
  }
  const auto published = read_manifest(*bytes);
  if (!published) return {unreadable_ledger()};
  return check_ledger(*published, list_manifest_documents(portal, site), asked_date);
}

}  // namespace gazette
