// Makes the search index from the pages that a build makes or keeps. Its parts stand by themselves: one is
// made again only if a page of it changed, and then only pages whose bytes changed are read again. Pages are
// taken from several threads; the files are written at the end.
#pragma once

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

class SearchFiles {
 public:
  // `cache`: where the last build into this folder kept what it read of pages; may be null.
  SearchFiles(const PreparedSite& prepared, const CacheFolder* cache, const OutputFolder& output);

  // A page of the site that was made.
  void add(const Page& page, std::string_view bytes);
  // The last call, after all pages were put or kept: finds the others where they stand, and writes the index.
  void write(SiteWriter& writer);

 private:
  // All that is current, or the earlier versions that were published in one year.
  struct Part {
    std::string year;           // empty: what is current
    std::string folder;         // below the site's root
    std::vector<size_t> pages;  // by their positions in the site
    std::once_flag kept_once;
    KeptTexts kept;  // of the last build, once they were asked for
  };

  KeptTexts& kept_of(Part& part);
  std::string name_of(const Part& part) const;
  Digest key_of(const Part& part) const;
  // `kept`: paths of files that stay.
  WrittenPart write_part(Part& part, const Digest& key, const std::set<std::string>& kept,
                         SiteWriter& writer);
  void write_years(SiteWriter& writer) const;
  void find_others(Part& part);
  std::vector<SearchedText> read(const Page& page, std::string_view bytes);
  std::unique_ptr<PageWordReader> take_reader();
  std::vector<IndexedText> list_texts(const Part& part) const;
  std::string edition_of(const Page& page) const;
  // Of a version: the address of what is current; else "".
  std::string current_address(const Page& page) const;
  size_t position(const Page& page) const { return static_cast<size_t>(&page - prepared_.site.pages.data()); }

  const PreparedSite& prepared_;
  const CacheFolder* cache_;
  const OutputFolder& output_;
  std::string name_;  // in the cache
  WordList words_;
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<PageWordReader>> readers_;  // that nobody uses now
  std::vector<std::unique_ptr<Part>> parts_;              // what is current, and the years, newest first
  std::vector<Part*> part_of_;                            // of each page of the site; null: not in the index
  std::vector<PageTexts> pages_;                          // likewise
};

}  // namespace gazette
