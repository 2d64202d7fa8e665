// Pages that lead to others: home, folder, updates, what was removed.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "render/district_pages.h"
#include "render/page_renderer.h"

namespace gazette {

void PageRenderer::fill_home(const Page& page, DocumentWork& work, ViewRecord& view) const {
  const Folder& root = site_.folders[0];
  view.set("body", ViewValue())
      .set("headings", ViewList())
      .set("updated", ViewValue())
      .set("history_url", ViewValue());
  if (root.index) fill_document_text(page, *root.index, work, view);

  ViewList groups;
  if (!root.documents.empty()) {
    ViewRecord group;
    group.set("title", "").set("url", ViewValue()).set("pages", view_documents(page.url, root.documents));
    group.set("folders", ViewList());
    groups.emplace_back(std::move(group));
  }
  for (const FolderNumber number : root.folders) {
    const Folder& folder = site_.folders[number];
    ViewRecord group = view_link(page.url, folder.title, folder.url);
    group.set("pages", view_documents(page.url, folder.documents));
    group.set("folders", view_folders(page.url, folder.folders));
    groups.emplace_back(std::move(group));
  }
  view.set("groups", std::move(groups));

  constexpr size_t most_recent = 8;
  ViewList recent;
  if (portal_.history.has_versions) {
    for (const PortalEvent& event : portal_.events) {
      if (recent.size() == most_recent) break;
      recent.emplace_back(view_event(page.url, event));
    }
  }
  view.set("recent", std::move(recent));
  view.set("page_count", static_cast<size_t>(root.page_count));
  view.set("version_count", portal_.history.has_versions ? portal_.version_count : size_t{0});
  view.set("removed_url", site_.has_removed ? link_to(page.url, removed_url) : ViewValue());
  add_districts(parts_, page, view);
}

void PageRenderer::fill_folder(const Page& page, ViewRecord& view) const {
  const Folder& folder = site_.folders[page.subject];
  view.set("breadcrumbs", view_breadcrumbs(page.url, page.subject, false));
  view.set("pages", view_documents(page.url, folder.documents));
  view.set("folders", view_folders(page.url, folder.folders));
}

void PageRenderer::fill_updates(const Page& page, ViewRecord& view) const {
  view.set("breadcrumbs", view_breadcrumbs(page.url, 0, false));
  ViewList days;
  ViewList items;
  Date day{};
  const auto finish_day = [&] {
    if (items.empty()) return;
    ViewRecord record;
    record.set("date", words_.date(day)).set("items", std::exchange(items, {}));
    days.emplace_back(std::move(record));
  };
  for (const PortalEvent& event : portal_.events) {
    const Date date = portal_.document(event.document).versions[event.version].date;
    if (static_cast<uint32_t>(static_cast<int>(date.year())) != page.subject) continue;
    if (date != day) finish_day();
    day = date;
    items.emplace_back(view_event(page.url, event));
  }
  finish_day();
  view.set("days", std::move(days));
  ViewList years;
  for (const int year : site_.update_years) {
    ViewRecord record;
    record.set("year", std::to_string(year)).set("url", link_to(page.url, site_.updates_url(year)));
    record.set("is_current", static_cast<uint32_t>(year) == page.subject);
    years.emplace_back(std::move(record));
  }
  view.set("years", std::move(years));
}

void PageRenderer::fill_removed(const Page& page, ViewRecord& view) const {
  view.set("breadcrumbs", view_breadcrumbs(page.url, 0, false));
  std::vector<std::pair<std::string, DocumentNumber>> removed;
  for (DocumentNumber i = 0; i < portal_.history.documents.size(); ++i) {
    if (portal_.document(i).is_removed)
      removed.emplace_back(fold(full_title(parts_, portal_.document(i))), i);
  }
  std::sort(removed.begin(), removed.end());
  ViewList items;
  for (const auto& [folded, number] : removed) {
    const Version& version = portal_.document(number).versions.back();
    ViewRecord item =
        view_link(page.url, full_title(parts_, portal_.document(number)), site_.documents[number].url);
    item.set("removed_on", words_.date(version.date));
    items.emplace_back(std::move(item));
  }
  view.set("items", std::move(items));
}

}  // namespace gazette
