// Which pages stand in every language of a site, and where: the current ones, below "/es/" at the same
// address. Pages of the past and files are there once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/site.h"

namespace gazette {

// Those of `site` that stand in each language. Their addresses are those in the site's own language.
std::vector<Page> list_pages_in_each_language(const Site& site);

// Where a reader is led to from `page` for another language, as the address is in the site's own: the page
// itself, or the current page of what it shows; none: there is none.
std::optional<Url> find_current_page(const Site& site, const Page& page);
bool is_in_each_language(PageKind kind);

// "/es" for "es", "/pt-br" for "pt-BR".
std::string address_prefix(std::string_view language);

}  // namespace gazette
