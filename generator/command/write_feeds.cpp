#include "command/write_feeds.h"

#include "base/parallel_map.h"
#include "feeds/change_feeds.h"

namespace gazette {

void write_feeds(const FeedFiles& feeds, const PageKeys* keys, SiteWriter& writer) {
  const Digest of_plans = keys != nullptr ? keys->key_of_plans() : Digest();
  const Digest of_events = keys != nullptr ? keys->key_of_events(most_entries) : Digest();
  parallel_for_each(feeds.list().size(), [&](size_t i) {
    const FeedFile& file = feeds.list()[i];
    const bool has_key = keys != nullptr && file.from != FeedFile::From::pages;
    const Digest key = !has_key ? Digest() : file.from == FeedFile::From::plans ? of_plans : of_events;
    if (has_key && writer.keep(output_path(file.url), key)) return;
    writer.put(output_path(file.url), feeds.make(file), key);
  });
}

}  // namespace gazette
