#include "site/feed_addresses.h"

#include <fmt/format.h>

#include "base/text.h"

namespace gazette {

Url table_url(std::string_view table, std::string_view extension) {
  return {fmt::format("{}{}.{}", downloads_url.text, table, extension)};
}

Url feed_url(const Site& site, DistrictNumber district) {
  return {site.districts[district].text + "feed.xml"};
}

Url feed_url_of_plan(const Site& site, DocumentNumber plan) {
  return {site.documents[plan].url.text + "feed.xml"};
}

Url calendar_file_url(const Site& site, DistrictNumber district) {
  return {site.districts[district].text + "calendar.ics"};
}

Url calendar_file_url(std::string_view role) {
  return {fmt::format("{}{}.ics", roles_url.text, slugify(role))};
}

Url calendar_file_url(const Site& site, DocumentNumber program, std::string_view role) {
  return {fmt::format("{}{}.ics", site.documents[program].url.text, slugify(role))};
}

bool has_feed(const Portal& portal) {
  return portal.history.has_versions && !portal.events.empty();
}

bool has_feed(const Portal& portal, const Site& site, DistrictNumber district) {
  return has_feed(portal) && district < site.as_of.documents.size() &&
         !site.as_of.documents[district].empty();
}

std::optional<Date> newest_day(const Portal& portal) {
  if (!has_feed(portal)) return std::nullopt;
  const PortalEvent& newest = portal.events.front();
  return portal.document(newest.document).versions[newest.version].date;
}

}  // namespace gazette
