// A feed as Atom 1.0 (RFC 4287).
#pragma once

#include <string>
#include <vector>

#include "base/date.h"

namespace gazette {

struct AtomEntry {
  std::string id;  // an address or a urn: permanent
  std::string title;
  std::string url;        // of the page that says what changed
  std::string published;  // an instant: "2024-11-06T00:00:00-05:00"
  std::string updated;    // likewise
  std::string category;   // "amendment"
  std::string html;       // what changed
};

struct AtomFeed {
  std::string id;
  std::string title;
  std::string author;    // the site's name
  std::string self_url;  // of the feed
  std::string page_url;  // of the page that it goes with
  std::string updated;
  std::string language;
  std::string rights;  // may be empty
  std::vector<AtomEntry> entries;
};

std::string write_atom(const AtomFeed& feed);

// The beginning of a day, so many minutes east of UTC.
std::string write_instant(Date day, int utc_offset_minutes);
// The same in seconds since 1970.
int64_t instant_of(Date day, int utc_offset_minutes);

}  // namespace gazette
