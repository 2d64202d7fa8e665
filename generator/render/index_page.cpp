// The A-Z index: documents, districts, schools and terms of the glossary, without any script.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "base/language_marks.h"
#include "base/text.h"
#include "document/render_body.h"
#include "render/page_renderer.h"
#include "render/search_page.h"

namespace gazette {

namespace {

struct IndexEntry {
  std::string folded;  // by which it is sorted
  std::string title;
  Url url;
  std::string place;         // where it belongs; may be empty
  std::optional<Date> date;  // of its last change
};

IndexEntry make_entry(std::string title, Url url, std::string place, std::optional<Date> date = {}) {
  std::string folded = fold(without_language_marks(title));
  return {std::move(folded), std::move(title), std::move(url), std::move(place), date};
}

void add_documents(const RenderParts& parts, std::vector<IndexEntry>& entries) {
  const PublicHistory& history = parts.portal.history;
  for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
    if (history.documents[i].is_removed) continue;
    const Version& version = history.documents[i].versions.back();
    const PlacedDocument& placed = parts.site.documents[i];
    const Folder& folder = parts.site.folders[placed.folder];
    const std::string& place = folder.index == i ? parts.site.folders[folder.parent].title : folder.title;
    entries.push_back(make_entry(full_title(parts, history.documents[i]), placed.url, place,
                                 history.has_versions ? std::optional(version.date) : std::nullopt));
  }
}

void add_districts_and_schools(const RenderParts& parts, std::vector<IndexEntry>& entries) {
  for (DistrictNumber i = 0; i < parts.site.districts.size(); ++i) {
    const District& district = parts.portal.shelf.districts[i].district;
    entries.push_back(make_entry(district.name, parts.site.districts[i], {}));
    for (size_t school = 0; school < parts.site.schools[i].size(); ++school)
      entries.push_back(
          make_entry(district.schools[school].name, parts.site.schools[i][school], district.name));
  }
}

void add_terms(const RenderParts& parts, std::vector<IndexEntry>& entries) {
  const PublicHistory& history = parts.portal.history;
  for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
    const PublicDocument& document = history.documents[i];
    if (parts.site.documents[i].url != glossary_url || document.is_removed) continue;
    const Version& version = document.versions.back();
    BodyStyle style = parts.words.compare_style().body;
    if (version.header->title_is_heading) style.skip = history.blobs->facts(version.blob).first_heading_node;
    for (const BodyHeading& heading : list_headings(*history.blobs->body(version.blob), style)) {
      if (heading.level == 2)
        entries.push_back(make_entry(heading.text, {fmt::format("{}#{}", glossary_url.text, heading.id)},
                                     full_title(parts, document)));
    }
  }
}

}  // namespace

void PageRenderer::fill_index(const Page& page, ViewRecord& view) const {
  view.set("breadcrumbs", view_breadcrumbs(page.url, 0, false));
  std::vector<IndexEntry> entries;
  add_documents(parts_, entries);
  add_districts_and_schools(parts_, entries);
  add_terms(parts_, entries);
  std::sort(entries.begin(), entries.end(), [](const IndexEntry& a, const IndexEntry& b) {
    return std::tie(a.folded, a.url) < std::tie(b.folded, b.url);
  });
  // Letters first, in their order; titles that begin with anything else stand under "#" at the end.
  std::map<std::pair<bool, std::string>, ViewList> letters;
  for (const IndexEntry& entry : entries) {
    const bool is_letter = !entry.folded.empty() && entry.folded[0] >= 'a' && entry.folded[0] <= 'z';
    const std::string letter =
        is_letter ? std::string(1, static_cast<char>(entry.folded[0] - 'a' + 'A')) : std::string("#");
    ViewRecord item = view_link(page.url, entry.title, entry.url);
    item.set("folder", text_or_nothing(entry.place));
    item.set("date", entry.date ? words_.date(*entry.date) : ViewValue());
    letters[{!is_letter, letter}].emplace_back(std::move(item));
  }
  ViewList list;
  for (auto& [key, pages] : letters) {
    ViewRecord letter;
    letter.set("letter", key.second)
        .set("id",
             key.first ? std::string("letter-other") : fmt::format("letter-{}", to_lower_ascii(key.second)));
    letter.set("pages", std::move(pages));
    list.emplace_back(std::move(letter));
  }
  view.set("letters", std::move(list));
  view.set("removed_url", site_.has_removed ? link_to(page.url, removed_url) : ViewValue());
}

}  // namespace gazette
