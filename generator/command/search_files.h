// Makes the search index from the pages that a build makes or keeps, one for each language of the site. Its
// parts stand by themselves: one is made again only if a page of it changed, and then only pages whose bytes
// changed are read again. Pages are taken from several threads; the files are written at the end.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "build.h"
#include "command/kept_search_texts.h"
#include "command/site_writer.h"
#include "search/search_index.h"

namespace gazette {

// A page that can be found, in one of the site's languages.
struct SearchedPage {
  const Page* page = nullptr;
  Url url;  // where it stands
  const Portal* portal = nullptr;
  const Site* site = nullptr;
  const InterfaceWords* words = nullptr;
};

class SearchFiles {
 public:
  // `cache`: where the last build into this folder kept what it read of pages; may be null.
  SearchFiles(const PreparedSite& prepared, const CacheFolder* cache, const OutputFolder& output);

  // All that can be found.
  const std::vector<SearchedPage>& pages() const { return pages_; }

  // A page that was made, of the site or of one of its further languages: the very object that stands there.
  // What can't be found is left out. Each once.
  void add(const Page& page, std::string_view bytes);
  // The last call, after all pages were put or kept: finds the others where they stand, and writes the index.
  void write(SiteWriter& writer);

 private:
  // Of one language, all that is current, or the earlier versions that were published in one year.
  struct Part {
    std::string prefix;         // of the language's addresses: "/es"; empty: the site's own
    std::string year;           // empty: what is current
    std::string folder;         // below the site's root
    std::vector<size_t> pages;  // by their positions in `pages_`
    std::once_flag kept_once;
    KeptTexts kept;  // of the last build, once they were asked for
  };

  // Pages that stand beside each other in memory, and the position of the first that can be found.
  struct Range {
    const Page* begin = nullptr;
    std::vector<uint32_t> positions;  // in `pages_`, of each; `nothing`: it can't be found
  };
  static constexpr uint32_t nothing = UINT32_MAX;

  void list_pages(const std::vector<Page>& pages, const SearchedPage& common, const std::string& prefix);
  void list_language(const FurtherLanguage& language);
  Part& part_of(const std::string& prefix, const std::string& year);
  KeptTexts& kept_of(Part& part);
  std::string name_of(const Part& part) const;
  Digest key_of(const Part& part) const;
  // `kept`: paths of files that stay.
  WrittenPart write_part(Part& part, const Digest& key, const std::set<std::string>& kept,
                         SiteWriter& writer);
  void write_years(const std::string& prefix, SiteWriter& writer) const;
  std::vector<std::string> list_years(const std::string& prefix) const;
  void find_others(Part& part);
  std::vector<SearchedText> read(const SearchedPage& searched, std::string_view bytes);
  std::unique_ptr<PageWordReader> take_reader();
  std::vector<IndexedText> list_texts(const Part& part) const;
  static std::string edition_of(const SearchedPage& searched);
  // Of a version: the address of what is current; else "".
  static std::string current_address(const Part& part, const SearchedPage& searched);
  uint32_t position(const Page& page) const;

  const PreparedSite& prepared_;
  const CacheFolder* cache_;
  const OutputFolder& output_;
  std::string name_;  // in the cache
  WordList words_;
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<PageWordReader>> readers_;  // that nobody uses now
  // By language, the site's own first; of each what is current, and the years, newest first.
  std::vector<std::unique_ptr<Part>> parts_;
  std::vector<Range> ranges_;
  std::vector<SearchedPage> pages_;
  std::vector<Part*> part_of_;    // of each page: the first that it is in
  std::vector<PageTexts> texts_;  // of each page
};

}  // namespace gazette
