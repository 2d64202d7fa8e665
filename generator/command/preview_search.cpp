#include "command/preview_search.h"

#include <fmt/format.h>

#include <vector>

#include "base/parallel_map.h"
#include "command/scratch_folder.h"
#include "command/search_files.h"
#include "command/site_writer.h"

namespace gazette {

namespace {

constexpr size_t most_pages = 50'000;

}  // namespace

std::optional<PreviewAnswer> PreviewSearch::find(std::string_view path) const {
  const std::scoped_lock lock(mutex_);
  if (!is_made_) make();
  is_made_ = true;
  const auto file = files_.find(path);
  if (file == files_.end()) return std::nullopt;
  return PreviewAnswer{200, path.ends_with(".json") ? "application/json" : "application/octet-stream",
                       file->second};
}

// As a build makes it, into a folder of its own.
void PreviewSearch::make() const {
  const ScratchFolder scratch;
  OutputFolder output(scratch.path() / "index", {});
  SearchFiles search(prepared_, nullptr, output);
  const std::vector<SearchedPage>& pages = search.pages();
  if (pages.size() > most_pages) return;
  parallel_for_each(pages.size(), [&](size_t i) {
    if (const auto further = further_pages_.render(pages[i].url.text)) {
      search.add(*further->page, further->bytes);
    } else {
      DocumentWork work;
      search.add(*pages[i].page, renderer_.render(*pages[i].page, work));
    }
  });
  SiteWriter writer(output, false);
  search.write(writer);
  for (const auto& [path, digest] : output.list_files())
    files_.emplace(fmt::format("/{}", path), output.read({std::string(path)}));
}

}  // namespace gazette
