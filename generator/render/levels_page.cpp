#include "render/levels_page.h"

namespace gazette {

std::optional<DocumentNumber> find_levels_page(const PublicHistory& history) {
  for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
    const PublicDocument& document = history.documents[i];
    const bool is_shown = document.kind == DocumentKind::page && !document.is_removed && !document.is_draft;
    if (is_shown && document.path.text.ends_with("/levels.md")) return i;
  }
  return std::nullopt;
}

ViewValue view_levels_url(const RenderParts& parts, const Url& page) {
  const auto number = find_levels_page(parts.portal.history);
  return number ? ViewValue(relative_url(page, parts.site.documents[*number].url)) : ViewValue();
}

}  // namespace gazette
