// Which pages the site has, where they stand, and how they hang together. Made once, before anything is
// rendered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/path.h"
#include "model/portal.h"
#include "model/translations.h"
#include "site/as_of_days.h"
#include "site/packets.h"
#include "site/register_pages.h"

namespace gazette {

enum class PageKind : uint8_t {
  home,
  page,
  folder,
  index,
  search,
  updates,
  removed,
  history,
  version,
  withheld,
  change,
  since,
  districts,
  district,
  school,
  plan,
  initiative,
  report,
  minutes,
  assessment,
  calendar,
  roles,
  downloads,
  registers,
  register_list,
  as_of,
  as_of_day,
  district_as_of,
  district_day,
  packets,
  packet,
  compare,
  district_years,
  tombstone,
  redirect,
  not_found
};

// The name of the kind's template.
std::string_view name_of(PageKind kind);

using FolderNumber = uint32_t;

struct Page {
  PageKind kind = PageKind::page;
  Url url;
  // page, plan, initiative, report, minutes, assessment, history, version, withheld, change, since,
  // tombstone: the document; folder: the folder; updates: the year; district, school, district_as_of,
  // district_day, packets, packet, district_years: the district; registers: the district and one, 0 for the
  // whole state; register_list: the position in Site::register_pages; as_of: the year, 0 for all; as_of_day:
  // the position in AsOfDays::days
  uint32_t subject = 0;
  // version, withheld, change, since: the position in the document's versions; initiative: that in the
  // plan's; school: that in the district's; district_day: that of the day; packet: that in the
  // district's packets
  uint32_t part = 0;
  Url target;  // of a redirect
};

// A folder of the repository that holds documents that are public now.
struct Folder {
  Url url;
  std::string title;
  FolderNumber parent = 0;  // the root is its own
  std::optional<DocumentNumber> index;
  std::vector<FolderNumber> folders;      // by title
  std::vector<DocumentNumber> documents;  // by title, without the index
  uint32_t page_count = 0;                // with the folders below
};

struct PlacedDocument {
  Url url;
  std::vector<uint32_t> since;  // versions to compare with the one in force: once approved or measured
  FolderNumber folder = 0;      // removed documents: the root
};

struct Site {
  std::vector<Page> pages;                // pages of one document stand together, its versions oldest first
  std::vector<PlacedDocument> documents;  // as in the portal
  std::vector<Folder> folders;            // [0] is the root
  std::vector<std::pair<std::string, FolderNumber>>
      folder_paths;                           // source path below the root -> folder, sorted
  std::vector<Url> districts;                 // as on the shelf
  std::vector<std::vector<Url>> schools;      // by district
  std::vector<std::vector<Url>> initiatives;  // by plan
  std::vector<int> update_years;              // newest first
  bool has_removed = false;
  bool has_roles = false;                    // some framework says who does what when
  bool has_downloads = false;                // there are plans, so that there is something to count
  std::vector<RegisterPage> register_pages;  // none: the site has no registers
  AsOfDays as_of;                            // without days: it has no such pages
  std::vector<std::vector<Packet>> packets;  // by district

  Url version_url(DocumentNumber document, const Version& version) const;
  Url change_url(DocumentNumber document, const Version& version) const;
  // What changed from that version to the one in force; only where `has_since`.
  Url since_url(DocumentNumber document, const Version& version) const;
  bool has_since(DocumentNumber document, uint32_t version) const;
  Url history_url(DocumentNumber document) const;
  Url updates_url(int year) const;
  // `district`: none for the whole state.
  Url registers_url(std::optional<DistrictNumber> district) const;
  Url register_url(const RegisterPage& page) const;
  Url as_of_url(Date day) const;
  Url as_of_url(int year) const;
  Url district_as_of_url(DistrictNumber district) const;
  Url district_as_of_url(DistrictNumber district, Date day) const;
  Url packets_url(DistrictNumber district) const;
  Url packet_url(DistrictNumber district, Date day) const;
  // None: the day has no packet.
  std::optional<Url> find_packet(DistrictNumber district, Date day) const;
  // Years side by side; only of districts with plans of several years.
  Url years_url(DistrictNumber district) const;
  std::optional<FolderNumber> find_folder(std::string_view source_folder) const;
};

inline const Url home_url{"/"};
inline const Url index_url{"/a-z/"};
inline const Url search_url{"/search/"};
inline const Url removed_url{"/removed/"};
inline const Url districts_url{"/districts/"};
inline const Url calendar_url{"/calendar/"};
inline const Url roles_url{"/roles/"};
inline const Url compare_url{"/compare/"};
inline const Url downloads_url{"/data/"};
inline const Url registers_url{"/registers/"};
inline const Url as_of_url{"/as-of/"};
inline const Url not_found_url{"/404.html"};

// Two documents at one address: an error, in plain mode a warning and a number at the end of the second's.
std::pair<Site, Diagnostics> lay_out_site(const Portal& portal, const PublicTranslations& translations = {});

}  // namespace gazette
