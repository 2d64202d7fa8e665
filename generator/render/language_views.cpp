#include "render/language_views.h"

#include <fmt/format.h>

#include "model/framework_names.h"
#include "site/page_languages.h"

namespace gazette {

namespace {

// Nearly all that these show is the interface's own.
bool is_of_interface(PageKind kind) {
  return kind == PageKind::index || kind == PageKind::search || kind == PageKind::updates ||
         kind == PageKind::removed || kind == PageKind::downloads || kind == PageKind::packets ||
         kind == PageKind::folder || kind == PageKind::tombstone || !is_in_each_language(kind);
}

bool is_one_text(PageKind kind) {
  return kind == PageKind::page || kind == PageKind::plan || kind == PageKind::initiative ||
         kind == PageKind::report || kind == PageKind::minutes || kind == PageKind::assessment;
}

// A page that stands once says it in every language.
ViewList view_other_languages(const SiteLanguages& languages) {
  ViewList list;
  for (size_t i = 0; i < languages.all.size(); ++i) {
    const SiteLanguage& language = languages.all[i];
    if (i == languages.own) continue;
    ViewRecord record;
    record.set("language", language.code).set("direction", languages.direction_of(language.code));
    record.set("t", language.words->all()).set("home_url", language.prefix + home_url.text);
    list.emplace_back(std::move(record));
  }
  return list;
}

}  // namespace

std::string name_of_language(const RenderParts& parts, std::string_view code) {
  const std::string known = parts.words.text(fmt::format("language.names.{}", code));
  if (!known.empty()) return known;
  for (const SiteLanguage& language : parts.languages->all) {
    if (language.code == code) return language.name;
  }
  return std::string(code);
}

Url address_in_language(const RenderParts& parts, const Url& page) {
  return parts.languages == nullptr ? page : Url{parts.languages->page_language().prefix + page.text};
}

std::string name_in_language(const RenderParts& parts, const std::string& words) {
  const std::string& language = parts.words.mark();
  return language.empty() ? words : name_in_any(parts.portal.shelf.frameworks, words, language);
}

void add_languages(const RenderParts& parts, const Page& page, const std::string& text_language,
                   ViewRecord& view) {
  view.set("languages", ViewList()).set("alternates", ViewList()).set("direction", ViewValue());
  view.set("other_languages", ViewList()).set("untranslated", ViewValue());
  if (parts.languages == nullptr) return;
  const SiteLanguages& languages = *parts.languages;
  if (languages.page_language().is_right_to_left) view.set("direction", "rtl");
  if (languages.all.size() < 2) return;
  if (page.kind == PageKind::not_found) view.set("other_languages", view_other_languages(languages));
  const auto current = find_current_page(parts.site, page);
  if (!current) return;
  const std::string& site_address = parts.portal.history.settings.address;
  ViewList ways;
  ViewList alternates;
  for (const SiteLanguage& language : languages.all) {
    const Url target{language.prefix + current->text};
    // On pages of a further language an address from the root is meant as it is.
    const std::string link = languages.is_further() ? target.text : relative_url(page.url, target);
    ViewRecord way;
    way.set("language", language.code).set("title", parts.words.in_language(language.name, language.code));
    way.set("direction", languages.direction_of(language.code)).set("url", link);
    way.set("is_current", &language == &languages.page_language());
    ways.emplace_back(std::move(way));
    ViewRecord alternate;
    alternate.set("language", language.code);
    alternate.set("url", site_address.empty() ? link : site_address + target.text);
    alternates.emplace_back(std::move(alternate));
  }
  view.set("languages", std::move(ways));
  if (is_in_each_language(page.kind)) view.set("alternates", std::move(alternates));
  if (text_language == languages.page_language().code || is_of_interface(page.kind)) return;
  const char* notice = is_one_text(page.kind) ? "language.untranslated" : "language.partly_untranslated";
  view.set("untranslated", parts.words.fill(notice, {name_of_language(parts, text_language)}));
}

}  // namespace gazette
