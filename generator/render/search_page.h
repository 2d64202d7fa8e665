// The page on which readers search. Its results come from the index (search/FORMAT.md) by its script; this is
// what it says without one, and what it offers to filter by.
#pragma once

#include "render/render_parts.h"

namespace gazette {

// Kind of what is found, as the index calls it and `search.kinds` names it for readers.
std::string_view searched_kind(const Portal& portal, const Page& page);
// Whether a page is in the index: of what is current, or of old versions.
enum class SearchedIn { nothing, current, earlier };
SearchedIn searched_in(const Portal& portal, const Page& page);

// The names are in themes/README.md.
void fill_search(const RenderParts& parts, const Page& page, ViewRecord& view);

// The folder of the district and the school year that an address stands below; empty: none.
struct SearchedPlace {
  std::string_view district;
  std::string_view year;
};
SearchedPlace searched_place(const Url& url);

// The level-2 headings of the page at this address are the site's terms: each is found by itself.
inline const Url glossary_url{"/glossary/"};

}  // namespace gazette
