#include "render/search_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "model/record_file.h"

namespace gazette {

namespace {

const Url guidance_url{"/guidance/"};

// As readers choose among them.
constexpr std::string_view kinds[] = {"plan",    "initiative", "report", "minutes", "assessment",
                                      "school",  "district",   "packet", "term",    "page",
                                      "program", "regulation", "rubric", "register"};

std::string_view kind_of_document(const Portal& portal, const PublicDocument& document) {
  switch (document.kind) {
    case DocumentKind::plan:
      return "plan";
    case DocumentKind::report:
      return "report";
    case DocumentKind::minutes:
      return "minutes";
    case DocumentKind::assessment:
      return "assessment";
    case DocumentKind::page:
      break;
  }
  const RecordFileRule* record = find_record_file(portal.history.settings, document.path);
  return record == nullptr ? "page" : record->kind;
}

bool is_school_year(std::string_view text) {
  return text.size() == 7 && text[4] == '-' &&
         std::all_of(text.begin(), text.end(), [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

std::string_view first_part(std::string_view path) {
  return path.substr(0, path.find('/'));
}

ViewRecord view_choice(std::string_view value, std::string title) {
  ViewRecord record;
  record.set("value", value).set("title", std::move(title));
  return record;
}

}  // namespace

std::string_view searched_kind(const Portal& portal, const Page& page) {
  switch (page.kind) {
    case PageKind::plan:
    case PageKind::report:
    case PageKind::minutes:
    case PageKind::assessment:
    case PageKind::page:
    case PageKind::version:
      return kind_of_document(portal, portal.document(page.subject));
    case PageKind::initiative:
      return "initiative";
    case PageKind::school:
      return "school";
    case PageKind::district:
      return "district";
    case PageKind::packets:
    case PageKind::packet:
      return "packet";
    case PageKind::registers:
    case PageKind::register_list:
      return "register";
    default:
      return "page";
  }
}

SearchedIn searched_in(const Portal& portal, const Page& page) {
  switch (page.kind) {
    case PageKind::home:
    case PageKind::page:
    case PageKind::folder:
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
    case PageKind::packet:
    case PageKind::compare:
    case PageKind::district_years:
    case PageKind::tombstone:
      return SearchedIn::current;
    case PageKind::version: {
      // The version in force says what the current page says.
      const PublicDocument& document = portal.document(page.subject);
      const bool is_in_force = !document.is_removed && page.part + 1 == document.versions.size();
      return is_in_force ? SearchedIn::nothing : SearchedIn::earlier;
    }
    default:
      return SearchedIn::nothing;
  }
}

SearchedPlace searched_place(const Url& url) {
  std::string_view rest = url.text;
  if (!rest.starts_with(districts_url.text)) return {};
  rest.remove_prefix(districts_url.text.size());
  SearchedPlace place{first_part(rest), {}};
  if (rest.size() <= place.district.size() + 1) return place;
  const std::string_view year = first_part(rest.substr(place.district.size() + 1));
  if (is_school_year(year)) place.year = year;
  return place;
}

void fill_search(const RenderParts& parts, const Page& page, ViewRecord& view) {
  std::set<std::string, std::less<>> found_kinds;
  std::set<std::string, std::greater<>> years;
  bool has_earlier = parts.languages != nullptr && parts.languages->has_earlier_translations;
  for (const Page& other : parts.site.pages) {
    const SearchedIn in = searched_in(parts.portal, other);
    if (in == SearchedIn::nothing) continue;
    if (in == SearchedIn::earlier) has_earlier = true;
    if (other.url == glossary_url) found_kinds.emplace("term");
    found_kinds.emplace(searched_kind(parts.portal, other));
    const SearchedPlace place = searched_place(other.url);
    if (!place.year.empty()) years.emplace(place.year);
  }
  ViewList kind_choices;
  for (const std::string_view kind : kinds) {
    if (!found_kinds.contains(kind)) continue;
    kind_choices.emplace_back(view_choice(kind, parts.words.text(fmt::format("search.kinds.{}", kind))));
  }
  ViewList districts;
  for (DistrictNumber i = 0; i < parts.site.districts.size(); ++i) {
    districts.emplace_back(view_choice(searched_place(parts.site.districts[i]).district,
                                       parts.portal.shelf.districts[i].district.name));
  }
  ViewList year_choices;
  for (const std::string& year : years) year_choices.emplace_back(view_choice(year, year));
  view.set("index_prefix", relative_url(page.url, search_url));
  view.set("root_url", relative_url(page.url, home_url));
  view.set("kinds", std::move(kind_choices)).set("districts", std::move(districts));
  view.set("years", std::move(year_choices)).set("has_earlier", has_earlier);
  const auto guidance = std::find_if(parts.site.folders.begin(), parts.site.folders.end(),
                                     [](const Folder& folder) { return folder.url == guidance_url; });
  view.set("guidance_url", guidance == parts.site.folders.end()
                               ? ViewValue()
                               : ViewValue(relative_url(page.url, guidance_url)));
  ViewList crumbs;
  crumbs.emplace_back(view_link(page.url, parts.words.text("layout.home"), home_url));
  view.set("breadcrumbs", std::move(crumbs));
}

}  // namespace gazette
