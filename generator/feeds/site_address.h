// Addresses and names that hold outside of the site: in files that readers keep.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/path.h"
#include "model/site_settings.h"

namespace gazette {

// "https://plans.example.org/districts/a/" where the site says its address, else "/districts/a/".
std::string address_on_site(const SiteSettings& settings, const Url& url);

// A name that is the same for the same parts, and no other site's: of entries in feeds and of events. From
// the site's address, else its title, and the parts alone.
std::string stable_uuid(const SiteSettings& settings, const std::vector<std::string_view>& parts);

}  // namespace gazette
