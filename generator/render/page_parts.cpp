// What pages of several kinds show: lists of documents and folders, events, headings.
#include <utility>

#include "render/page_renderer.h"
#include "render/register_pages.h"

namespace gazette {

ViewList PageRenderer::view_documents(const Url& page, const std::vector<DocumentNumber>& documents) const {
  ViewList list;
  for (const DocumentNumber number : documents) {
    const Version& version = *portal_.document(number).latest_text();
    ViewRecord record = view_link(page, version.title, site_.documents[number].url);
    record.set("summary", version.header->summary.empty() ? ViewValue() : ViewValue(version.header->summary));
    list.emplace_back(std::move(record));
  }
  return list;
}

ViewList PageRenderer::view_folders(const Url& page, const std::vector<FolderNumber>& folders) const {
  ViewList list;
  for (const FolderNumber number : folders) {
    const Folder& folder = site_.folders[number];
    ViewRecord record = view_link(page, folder.title, folder.url);
    record.set("page_count", static_cast<size_t>(folder.page_count));
    list.emplace_back(std::move(record));
  }
  return list;
}

ViewValue PageRenderer::view_headings(const PublicDocument& document, uint32_t version,
                                      DocumentWork& work) const {
  ViewList list;
  if (work.keys != nullptr) return list;  // they come from the text
  const DocumentWork::Text& text = text_of(document, version, work);
  for (const BodyHeading& heading : *text.headings) {
    ViewRecord record;
    record.set("level", heading.level).set("id", heading.id).set("text", heading.text);
    list.emplace_back(std::move(record));
  }
  return list;
}

ViewRecord PageRenderer::view_event(const Url& page, const PortalEvent& event) const {
  const PublicDocument& document = portal_.document(event.document);
  const Version& version = document.versions[event.version];
  ViewRecord record =
      view_link(page, full_title(parts_, document, version), site_.documents[event.document].url);
  record.set("date", words_.date(version.date)).set("event", name_of_event(version.event));
  const bool has_change = version.has_text() && text_before(document, event.version);
  const bool has_page = version.event != EventKind::removed;
  record.set("change_url",
             has_change ? link_to(page, site_.change_url(event.document, version)) : ViewValue());
  record.set("version_url",
             has_page ? link_to(page, site_.version_url(event.document, version)) : ViewValue());
  record.set("is_withheld", version.redaction.has_value());
  return record;
}

}  // namespace gazette
