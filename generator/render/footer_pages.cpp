#include "render/footer_pages.h"

#include <string_view>

namespace gazette {

namespace {

constexpr std::string_view place_in_folder = "about/accessibility.md";

}  // namespace

ViewList view_footer_pages(const RenderParts& parts, const Url& page) {
  ViewList list;
  const PublicHistory& history = parts.portal.history;
  for (const std::string& folder : history.settings.roots.folders) {
    std::string path = folder;
    if (!path.empty()) path += '/';
    path += place_in_folder;
    const auto number = parts.portal.paths.find(path, history.publication_count);
    if (!number || parts.portal.document(*number).is_removed) continue;
    ViewRecord record;
    record.set("title", parts.portal.document(*number).latest_text()->title);
    record.set("url", relative_url(page, parts.site.documents[*number].url));
    list.emplace_back(std::move(record));
  }
  return list;
}

}  // namespace gazette
