// Pages that lead to others: home, folder, A-Z index, updates, what was removed.
#include <algorithm>
#include <map>
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

void PageRenderer::fill_index(const Page& page, ViewRecord& view) const {
  view.set("breadcrumbs", view_breadcrumbs(page.url, 0, false));
  std::vector<std::pair<std::string, DocumentNumber>> entries;
  for (DocumentNumber i = 0; i < portal_.history.documents.size(); ++i) {
    const PublicDocument& document = portal_.document(i);
    if (!document.is_removed) entries.emplace_back(fold(full_title(parts_, document.versions.back())), i);
  }
  std::sort(entries.begin(), entries.end());
  // Letters first, in their order; titles that begin with anything else stand under "#" at the end.
  std::map<std::pair<bool, std::string>, ViewList> letters;
  for (const auto& [folded, number] : entries) {
    const Version& version = portal_.document(number).versions.back();
    const bool is_letter = !folded.empty() && folded[0] >= 'a' && folded[0] <= 'z';
    const std::string letter = is_letter ? std::string(1, static_cast<char>(folded[0] - 'a' + 'A')) : "#";
    ViewRecord entry = view_link(page.url, full_title(parts_, version), site_.documents[number].url);
    const Folder& folder = site_.folders[site_.documents[number].folder];
    const bool is_own = folder.index == number;
    const std::string& place = is_own ? site_.folders[folder.parent].title : folder.title;
    entry.set("folder", place.empty() ? ViewValue() : ViewValue(place));
    entry.set("date", portal_.history.has_versions ? words_.date(version.date) : ViewValue());
    letters[{!is_letter, letter}].emplace_back(std::move(entry));
  }
  ViewList list;
  for (auto& [key, pages] : letters) {
    ViewRecord letter;
    letter.set("letter", key.second)
        .set("id", key.first ? "letter-other" : "letter-" + to_lower_ascii(key.second));
    letter.set("pages", std::move(pages));
    list.emplace_back(std::move(letter));
  }
  view.set("letters", std::move(list));
  view.set("removed_url", site_.has_removed ? link_to(page.url, removed_url) : ViewValue());
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
      removed.emplace_back(fold(full_title(parts_, portal_.document(i).versions.back())), i);
  }
  std::sort(removed.begin(), removed.end());
  ViewList items;
  for (const auto& [folded, number] : removed) {
    const Version& version = portal_.document(number).versions.back();
    ViewRecord item = view_link(page.url, full_title(parts_, version), site_.documents[number].url);
    item.set("removed_on", words_.date(version.date));
    items.emplace_back(std::move(item));
  }
  view.set("items", std::move(items));
}

}  // namespace gazette
