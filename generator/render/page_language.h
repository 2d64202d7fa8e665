// Puts a finished page where it stands in a further language, and says of each part of it in which language
// it is: one place for all templates and views.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/path.h"

namespace gazette {

class InterfaceWords;

struct SiteLanguage {
  std::string code;    // "es"
  std::string name;    // in the language itself: "Español"
  std::string prefix;  // "/es"; empty for the site's own
  bool is_right_to_left = false;
  const InterfaceWords* words = nullptr;  // never null
};

// The languages of a site, and the one that a renderer draws pages in.
struct SiteLanguages {
  std::vector<SiteLanguage> all;          // the site's own first
  size_t own = 0;                         // that of the pages drawn
  std::unordered_set<std::string> pages;  // addresses that stand in each language, without prefix
  bool has_earlier_translations = false;  // into that language: such as can be found

  const SiteLanguage& page_language() const { return all[own]; }
  bool is_further() const { return own > 0; }
  // "ltr" or "rtl"; "auto" for a language that the site hasn't.
  std::string_view direction_of(std::string_view code) const;
};

// `html`: drawn as if it stood at `page`, its address in the site's own language, with marks of language
// (base/language_marks.h) in it. `text_language`: of all that isn't marked. Links to what stands in each
// language stay below the prefix, others lead to where it stands once; an address from the root is meant as
// it is. Elements whose words are all of another language get `lang` (and `dir`), words among others a
// `span`; where no element may stand, marks are left out.
std::string put_into_language(std::string_view html, const Url& page, std::string_view text_language,
                              const SiteLanguages& languages);

}  // namespace gazette
