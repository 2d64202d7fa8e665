// The files that the page of downloads names, with their sizes.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "render/render_parts.h"
#include "render/table_rules.h"

namespace gazette {

struct TableDownload {
  const TableRule* rule = nullptr;  // never null
  size_t rows = 0;
  size_t csv_bytes = 0;
  size_t json_bytes = 0;
};

// A feed or a calendar.
struct Subscription {
  std::string title;
  Url url;
};

struct Downloads {
  std::vector<TableDownload> tables;
  size_t package_bytes = 0;
  std::vector<Subscription> feeds;
  std::vector<Subscription> calendars;
  size_t most_entries = 0;  // of a feed
};

// Asked for when the page is drawn. Safe from several threads.
using ListDownloads = std::function<const Downloads&()>;

void fill_downloads(const RenderParts& parts, const Url& page, const Downloads& downloads, ViewRecord& view);

// What every page says of itself to machines: its whole address, and the feeds and calendars that go with it.
// {canonical_url (or nothing), feeds: [{title, url, type}]}.
void add_page_links(const RenderParts& parts, const Page& page, ViewRecord& about);

}  // namespace gazette
