#include "command/translated_pages.h"

#include <algorithm>
#include <utility>

#include "base/language_marks.h"
#include "model/check_public.h"
#include "model/check_translations.h"
#include "model/framework_names.h"
#include "render/check_links.h"
#include "render/link_keys.h"
#include "render/search_page.h"
#include "site/lay_out_translations.h"

namespace gazette {

namespace {

// The names of folders and of the site stand on translated pages, too.
Site translate_site(const Site& site, const Portal& translated) {
  const std::string& own = translated.history.settings.language;
  Site marked = site;
  for (Folder& folder : marked.folders) {
    folder.title = folder.index ? translated.document(*folder.index).versions.back().title
                                : mark_language(folder.title, own);
  }
  return marked;
}

}  // namespace

Diagnostics add_translations(PreparedSite& prepared, const HiddenFiles& hidden, bool is_export) {
  Diagnostics problems;
  for (FurtherLanguage& language : prepared.further_languages) {
    const std::string& code = language.languages.page_language().code;
    Portal past = portal_of_translations(prepared.portal, prepared.translations, code);
    const PublicHistory& history = prepared.portal.history;
    const std::vector<Framework>& frameworks = prepared.portal.shelf.frameworks;
    const bool has_names = std::any_of(frameworks.begin(), frameworks.end(), [&](const Framework& framework) {
      return has_names_in(framework, code);
    });
    if (past.history.documents.empty() && !has_names) {
      append(problems, check_translations(history, prepared.translations, code, {}));
      continue;
    }
    TranslatedPortal translated = translate_portal(prepared.portal, prepared.translations, code);
    const auto front = prepared.site.folders[0].index;
    std::string& title = translated.portal.history.settings.title;
    title = front && translated.shown.contains(*front)
                ? translated.portal.document(*front).versions.back().title
                : mark_language(title, history.settings.language);
    language.shown = std::move(translated.shown);
    language.portal = std::make_unique<const Portal>(std::move(translated.portal));
    language.site = std::make_unique<const Site>(translate_site(prepared.site, *language.portal));
    language.links =
        std::make_unique<const LinkTargets>(*language.portal, *language.site, *prepared.attachments);
    if (past.history.documents.empty()) {
      append(problems, check_translations(history, prepared.translations, code, {}));
      continue;
    }
    past.history.settings.title = language.portal->history.settings.title;
    Site past_site = lay_out_translations(past, prepared.portal, prepared.site);
    SiteLanguages languages = language.languages;
    for (const Page& page : past_site.pages) languages.pages.insert(page.url.text);
    language.languages.has_earlier_translations =
        std::any_of(past_site.pages.begin(), past_site.pages.end(),
                    [&](const Page& page) { return searched_in(past, page) == SearchedIn::earlier; });
    language.past = std::make_unique<const PastOfTranslations>(
        PastOfTranslations{std::move(past), std::move(past_site), std::move(languages)});
    Diagnostics link_problems = check_links(language.past->portal, *language.links, hidden);
    append(link_problems, check_translations(history, prepared.translations, code, language.shown));
    if (is_export) lower_to_warnings(link_problems);
    append(problems, std::move(link_problems));
  }
  return problems;
}

void place_all_attachments(const PreparedSite& prepared) {
  place_attachments(prepared.portal.history, *prepared.links);
  for (const FurtherLanguage& language : prepared.further_languages) {
    if (language.past) place_attachments(language.past->portal.history, *language.links);
  }
}

}  // namespace gazette
