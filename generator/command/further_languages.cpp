#include "command/further_languages.h"

#include "render/digest_document.h"
#include "site/page_languages.h"

namespace gazette {

namespace {

SiteLanguage describe_language(const std::string& code, bool is_own, const InterfaceWords& words) {
  SiteLanguage language;
  language.code = code;
  language.name = words.text("language.name");
  if (language.name.empty()) language.name = code;
  if (!is_own) language.prefix = address_prefix(code);
  language.is_right_to_left = words.text("language.direction") == "rtl";
  language.words = &words;
  return language;
}

}  // namespace

void add_further_languages(PreparedSite& prepared, std::vector<InterfaceWords> words,
                           const std::vector<Page>& pages) {
  const SiteSettings& settings = prepared.portal.history.settings;
  SiteLanguages& languages = prepared.languages;
  languages.all.push_back(describe_language(settings.language, true, prepared.words));
  if (words.empty()) {
    if (!languages.all.front().is_right_to_left) languages.all.clear();
    return;
  }
  std::unordered_set<std::string> addresses;
  for (const Page& page : pages) addresses.insert(page.url.text);
  for (size_t i = 0; i < words.size(); ++i) {
    InterfaceWords marked = words[i].marked(settings.further_languages[i]);
    prepared.further_languages.push_back({{}, std::move(words[i]), std::move(marked), pages});
  }
  for (size_t i = 0; i < words.size(); ++i)
    languages.all.push_back(
        describe_language(settings.further_languages[i], false, prepared.further_languages[i].words));
  DigestSink sink;
  sink.add(prepared.shared_keys.theme);
  for (const SiteLanguage& language : languages.all) sink.add(language.code);
  prepared.shared_keys.theme = sink.finish();
  for (size_t i = 0; i < words.size(); ++i)
    prepared.further_languages[i].languages = {languages.all, i + 1, addresses};
}

std::unique_ptr<PageRenderer> make_renderer(const PreparedSite& prepared, const FurtherLanguage& language,
                                            ListDownloads downloads) {
  return std::make_unique<PageRenderer>(
      language.portal ? *language.portal : prepared.portal, language.site ? *language.site : prepared.site,
      prepared.theme, language.marked_words, language.links ? *language.links : *prepared.links,
      std::move(downloads), &language.languages, &language.shown);
}

std::unique_ptr<PageRenderer> make_past_renderer(const PreparedSite& prepared,
                                                 const FurtherLanguage& language) {
  return std::make_unique<PageRenderer>(language.past->portal, language.past->site, prepared.theme,
                                        language.marked_words, *language.links, ListDownloads(),
                                        &language.past->languages);
}

SharedKeys keys_in(const SharedKeys& own, const FurtherLanguage& language) {
  SharedKeys keys = own;
  DigestSink sink;
  sink.add(own.theme);
  sink.add(language.languages.page_language().code);
  if (language.past) {
    const PublicHistory& history = language.past->portal.history;
    for (const PublicDocument& translation : history.documents) add_document(sink, translation, history);
  }
  keys.theme = sink.finish();
  return keys;
}

FurtherPages::FurtherPages(const PreparedSite& prepared, const ListDownloads& downloads) {
  for (const FurtherLanguage& language : prepared.further_languages) {
    renderers_.push_back(make_renderer(prepared, language, downloads));
    for (const Page& page : language.pages)
      pages_.try_emplace(language.languages.page_language().prefix + page.url.text, renderers_.size() - 1,
                         &page);
    if (!language.past) continue;
    renderers_.push_back(make_past_renderer(prepared, language));
    for (const Page& page : language.past->site.pages)
      pages_.try_emplace(language.languages.page_language().prefix + page.url.text, renderers_.size() - 1,
                         &page);
  }
}

std::optional<FurtherPage> FurtherPages::render(std::string_view path) const {
  std::string address(path);
  if (address.ends_with("/index.html")) address.resize(address.size() - 10);
  const auto page = pages_.find(address);
  if (page == pages_.end()) return std::nullopt;
  DocumentWork work;
  return FurtherPage{renderers_[page->second.first]->render(*page->second.second, work), page->second.second};
}

}  // namespace gazette
