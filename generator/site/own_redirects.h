// site/redirects.yml: addresses of an earlier site that lead to pages of this one.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "document/front_matter.h"
#include "model/placed.h"
#include "site/site.h"

namespace gazette {

struct OwnRedirect {
  PlacedText from;
  PlacedText to;
};

std::pair<std::vector<OwnRedirect>, Diagnostics> read_redirects(const FrontMatter& file);

// Adds a page for each. An address that can't be one or has a page already, and a target that is no page, are
// errors. `further_languages`: in which the site has pages, too.
Diagnostics add_redirects(const std::vector<OwnRedirect>& redirects,
                          const std::vector<std::string>& further_languages, Site& site);

}  // namespace gazette
