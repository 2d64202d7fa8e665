#include "feeds/register_tables.h"

#include <fmt/format.h>

#include "feeds/site_address.h"
#include "model/document_versions.h"
#include "render/document_changes.h"

namespace gazette {

namespace {

std::string folder_of(const RenderParts& parts, const RegisterEntry& entry) {
  return entry.district ? parts.portal.shelf.districts[*entry.district].folder : std::string();
}

std::string address_of_entry(const RenderParts& parts, const RegisterEntry& entry) {
  const Url url = parts.site.register_url({std::nullopt, entry.kind, entry.year(), {}});
  return fmt::format("{}#{}", address_on_site(parts.portal.history.settings, url), entry.anchor);
}

}  // namespace

Table list_amendment_rows(const RenderParts& parts, const DocumentNames& names) {
  Table table{&table_rule("amendments"), {}};
  const SiteSettings& settings = parts.portal.history.settings;
  for (const RegisterEntry& entry : parts.portal.registers.entries) {
    if (entry.kind != RegisterKind::amendments) continue;
    const PublicDocument& document = parts.portal.document(entry.document);
    const Version& version = document.versions[entry.version];
    DocumentWork work;
    const auto changes = list_changes(parts, entry.document, entry.before, entry.version, work);
    size_t number = 0;
    const auto add = [&](const std::string& part, const std::string& sentence) {
      RowMaker row(*table.rule);
      row.set("plan", names.of(entry.document)).set("version", version.id);
      row.set("number", std::to_string(++number)).set("published_on", iso_date(entry.day));
      row.set("compared_with", document.versions[entry.before].id).set("district", folder_of(parts, entry));
      row.set("part", part).set("sentence", sentence).set("note", note_of(document, entry.version));
      row.set("address", address_on_site(settings, parts.site.change_url(entry.document, version)));
      table.rows.push_back(std::move(row).take());
    };
    for (const AmendmentGroup& group : changes->groups) {
      for (const AmendmentSentence& sentence : group.sentences) add(group.title, sentence.text);
    }
    // What changed is in the running text alone.
    if (number == 0) add({}, parts.words.text("feed.text_changed"));
  }
  return table;
}

Table list_correction_rows(const RenderParts& parts, const DocumentNames& names) {
  Table table{&table_rule("corrections"), {}};
  for (const RegisterEntry& entry : parts.portal.registers.entries) {
    if (entry.kind != RegisterKind::corrections) continue;
    const Correction& correction = entry.correction;
    RowMaker row(*table.rule);
    row.set("correction", entry.anchor).set("published_on", iso_date(entry.day));
    row.set("district", folder_of(parts, entry)).set("report", names.of(entry.document));
    row.set("version", parts.portal.document(entry.document).versions[entry.version].id);
    row.set("initiative", correction.initiative).set("benchmark", correction.benchmark);
    if (correction.stage) row.set("stage_due", iso_date(*correction.stage));
    row.set("corrected", std::string(correction.name())).set("before", correction.before);
    row.set("after", correction.after).set("reason", correction.reason);
    row.set("note", note_of(parts.portal.document(entry.document), entry.version));
    row.set("address", address_of_entry(parts, entry));
    table.rows.push_back(std::move(row).take());
  }
  return table;
}

}  // namespace gazette
