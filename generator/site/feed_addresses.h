// Where the files for machines stand: feeds, calendars, tables. Permanent, as those of pages.
#pragma once

#include <optional>
#include <string_view>

#include "site/site.h"

namespace gazette {

inline const Url all_changes_url{"/feed.xml"};
inline const Url sitemap_url{"/sitemap.xml"};
inline const Url robots_url{"/robots.txt"};
inline const Url package_url{"/data/datapackage.json"};

Url table_url(std::string_view table, std::string_view extension);
// Of changes of a district, or of one of its plans.
Url feed_url(const Site& site, DistrictNumber district);
Url feed_url_of_plan(const Site& site, DocumentNumber plan);
// Of days of a district, of a role, or of a role of a program, by its id.
Url calendar_file_url(const Site& site, DistrictNumber district);
Url calendar_file_url(std::string_view role);
Url calendar_file_url(const Site& site, DocumentNumber program, std::string_view role);

// Whether anything of it was ever published, so that there is something to tell.
bool has_feed(const Portal& portal);
bool has_feed(const Portal& portal, const Site& site, DistrictNumber district);

// The day of the newest change that readers saw. Publications that changed nothing for them don't count.
std::optional<Date> newest_day(const Portal& portal);

}  // namespace gazette
