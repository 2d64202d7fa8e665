// The languages of a site besides its own: the same pages, drawn with other words.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "build.h"

namespace gazette {

// `words`: of each further language of the settings, in their order. `pages`: that stand in each language.
// Precondition: `prepared` stays where it is.
void add_further_languages(PreparedSite& prepared, std::vector<InterfaceWords> words,
                           const std::vector<Page>& pages);

// Draws the pages of one.
std::unique_ptr<PageRenderer> make_renderer(const PreparedSite& prepared, const FurtherLanguage& language,
                                            ListDownloads downloads);
// Draws the past of its translations. Precondition: there are some.
std::unique_ptr<PageRenderer> make_past_renderer(const PreparedSite& prepared,
                                                 const FurtherLanguage& language);
// By which they are kept.
SharedKeys keys_in(const SharedKeys& own, const FurtherLanguage& language);

struct FurtherPage {
  std::string bytes;
  const Page* page = nullptr;  // its address is that in the site's own language
};

// For previews: pages in further languages, drawn when they are asked for.
class FurtherPages {
 public:
  FurtherPages(const PreparedSite& prepared, const ListDownloads& downloads);

  // `path`: from the root. Nothing: there is no such page.
  std::optional<FurtherPage> render(std::string_view path) const;

 private:
  std::vector<std::unique_ptr<PageRenderer>> renderers_;
  std::unordered_map<std::string, std::pair<size_t, const Page*>> pages_;
};

}  // namespace gazette
