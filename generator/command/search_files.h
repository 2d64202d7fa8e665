// Makes the search index from the pages that a build makes or keeps: only pages whose bytes changed are read
// again. Pages are taken from several threads; the files are written at the end.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "build.h"
#include "command/site_writer.h"
#include "render/search_page.h"
#include "search/search_index.h"

namespace gazette {

class SearchFiles {
 public:
  // `cache`: where the last build into this folder kept what it read of pages; may be null.
  SearchFiles(const PreparedSite& prepared, const CacheFolder* cache, const OutputFolder& output);

  // A page of the site that was made.
  void add(const Page& page, std::string_view bytes);
  // The last call, after all pages were put or kept: finds the others where they stand, and writes the index.
  void write(SiteWriter& writer);

 private:
  struct PageTexts {
    bool is_known = false;
    Digest bytes;   // of the page
    Sha256 sha256;  // likewise
    std::vector<SearchedText> texts;
  };

  void read_kept();
  void keep() const;
  void find_others();
  std::vector<SearchedText> read(const Page& page, std::string_view bytes);
  std::unique_ptr<PageWordReader> take_reader();
  std::vector<IndexedText> list_texts(SearchedIn in) const;
  std::string edition_of(const Page& page) const;
  size_t position(const Page& page) const { return static_cast<size_t>(&page - prepared_.site.pages.data()); }

  const PreparedSite& prepared_;
  const CacheFolder* cache_;
  const OutputFolder& output_;
  std::string name_;  // in the cache
  WordList words_;
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<PageWordReader>> readers_;  // that nobody uses now
  std::vector<SearchedIn> searched_;                      // of each page of the site
  std::vector<PageTexts> pages_;                          // likewise
  std::unordered_map<std::string, PageTexts> kept_;       // of the last build, by path
};

}  // namespace gazette
