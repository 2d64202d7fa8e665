// What staff are told of the pages of a preview, beside what readers see: which files they are made from, and
// what of them nobody else sees yet.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "build.h"

namespace gazette {

// Files whose mistakes are this page's. Empty: it is put together from others.
std::vector<SourcePath> list_page_files(const PreparedSite& prepared, const Page& page);

// The page that a file makes, by its path.
std::unordered_map<std::string, Url> find_pages_of_files(const PreparedSite& prepared);

// Files on which all pages depend: the site's settings, frameworks, the theme. `theme_folder`: as it was
// named; empty: the repository's own.
bool is_of_whole_site(const SourcePath& file, const std::string& theme_folder);
// Among those, files without which nothing can be drawn as it should be.
bool is_frame_of_site(const SourcePath& file, const std::string& theme_folder);

struct HiddenPage {
  std::string label;  // "Draft"
  std::string note;   // a sentence for the page itself
};

// Pages that the public doesn't see as they stand here, by address.
class HiddenPages {
 public:
  explicit HiddenPages(const PreparedSite& prepared);
  // Null: readers see it.
  const HiddenPage* find(const std::string& address) const;

 private:
  HiddenPage describe(const PublicDocument& document, const Version& version) const;
  void add_initiatives(const PublicDocument& document, DocumentNumber number);

  const PreparedSite& prepared_;
  std::unordered_map<std::string, HiddenPage> pages_;
};

}  // namespace gazette
