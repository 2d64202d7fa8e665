#include "site/page_languages.h"

#include <fmt/format.h>

#include <unordered_set>

#include "base/text.h"

namespace gazette {

bool is_in_each_language(PageKind kind) {
  switch (kind) {
    case PageKind::home:
    case PageKind::page:
    case PageKind::folder:
    case PageKind::index:
    case PageKind::search:
    case PageKind::updates:
    case PageKind::removed:
    case PageKind::districts:
    case PageKind::district:
    case PageKind::school:
    case PageKind::plan:
    case PageKind::initiative:
    case PageKind::report:
    case PageKind::minutes:
    case PageKind::assessment:
    case PageKind::calendar:
    case PageKind::roles:
    case PageKind::downloads:
    case PageKind::registers:
    case PageKind::register_list:
    case PageKind::packets:
    case PageKind::compare:
    case PageKind::district_years:
    case PageKind::tombstone:
      return true;
    case PageKind::history:
    case PageKind::version:
    case PageKind::withheld:
    case PageKind::change:
    case PageKind::since:
    case PageKind::as_of:
    case PageKind::as_of_day:
    case PageKind::district_as_of:
    case PageKind::district_day:
    case PageKind::packet:
    case PageKind::redirect:
    case PageKind::not_found:
      return false;
  }
  return false;
}

std::vector<Page> list_pages_in_each_language(const Site& site) {
  std::vector<Page> pages;
  std::unordered_set<std::string_view> addresses;
  for (const Page& page : site.pages) {
    if (!is_in_each_language(page.kind)) continue;
    pages.push_back(page);
    addresses.insert(page.url.text);
  }
  // What moved leads on in each language, too.
  for (const Page& page : site.pages) {
    if (page.kind == PageKind::redirect && addresses.contains(page.target.text)) pages.push_back(page);
  }
  return pages;
}

std::optional<Url> find_current_page(const Site& site, const Page& page) {
  if (is_in_each_language(page.kind)) return page.url;
  switch (page.kind) {
    case PageKind::history:
    case PageKind::version:
    case PageKind::withheld:
    case PageKind::change:
    case PageKind::since:
      return site.documents[page.subject].url;
    case PageKind::district_as_of:
    case PageKind::district_day:
      return site.districts[page.subject];
    case PageKind::packet:
      return site.packets_url(page.subject);
    default:
      return std::nullopt;
  }
}

std::string address_prefix(std::string_view language) {
  return fmt::format("/{}", to_lower_ascii(language));
}

}  // namespace gazette
