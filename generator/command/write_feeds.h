// Files for machines on their way to the site's folder: made again where the plans, or the newest changes,
// are others.
#pragma once

#include "command/site_writer.h"
#include "feeds/feed_files.h"
#include "render/page_keys.h"

namespace gazette {

// `keys`: none without a cache; then all are made.
void write_feeds(const FeedFiles& feeds, const PageKeys* keys, SiteWriter& writer);

}  // namespace gazette
