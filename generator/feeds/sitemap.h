// The pages that search engines are told of: those that say how things stand now. Old versions and what they
// changed are found from there.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "render/page_language.h"
#include "site/site.h"

namespace gazette {

struct SitemapLimits {
  size_t addresses = 50'000;  // in a file, as the protocol has it
  size_t bytes = 50'000'000;  // likewise
};

// One file, or several with an index of them. Precondition: the site says its address. `languages`: none
// where there is one alone.
std::vector<std::pair<Url, std::string>> write_sitemaps(const Portal& portal, const Site& site,
                                                        const SiteLanguages* languages = nullptr,
                                                        const SitemapLimits& limits = {});

std::string write_robots(const SiteSettings& settings);

}  // namespace gazette
