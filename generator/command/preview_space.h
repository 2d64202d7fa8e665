// One way to look at the files as they are at one moment: with drafts, as the public would see them, or as
// they were committed. It has read all that it shows, so that nothing that happens to the files later changes
// it. Immutable; safe from several threads.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "build.h"
#include "command/further_languages.h"
#include "command/preview_places.h"
#include "command/preview_search.h"
#include "feeds/feed_files.h"
#include "preview/preview_server.h"

namespace gazette {

enum class PreviewContent { committed, public_files, all_files };

struct SpaceAnswer {
  PreviewAnswer answer;
  const Page* page = nullptr;  // whose HTML it is; null: another file
};

class PreviewSpace {
 public:
  // `options`: what is asked for in words; what is shown of drafts and files goes by `content`. WorldFailure.
  PreviewSpace(BuildOptions options, PreviewContent content);
  PreviewSpace(const PreviewSpace&) = delete;
  PreviewSpace& operator=(const PreviewSpace&) = delete;

  // A page is rendered when it is asked for. What isn't there is the site's own page for that.
  SpaceAnswer answer(std::string_view path) const;
  bool has_page(std::string_view path) const;

  const PreparedSite& prepared() const { return *prepared_; }
  const SourceLine& line() const { return *line_; }
  const HiddenPages& hidden_pages() const { return hidden_pages_; }

 private:
  const Page* find_page(std::string_view path) const;
  const FeedFiles& feeds() const;
  bool is_of_search(std::string_view path) const;
  std::optional<PreviewAnswer> find_attachment(std::string_view path) const;
  std::optional<PreviewAnswer> find_file(std::string_view path) const;

  std::unique_ptr<SourceLine> line_;
  std::shared_ptr<const PreparedSite> prepared_;
  PageRenderer renderer_;
  FurtherPages further_pages_;
  HiddenPages hidden_pages_;
  PreviewSearch search_;
  std::unordered_map<std::string_view, const Page*> pages_;
  mutable std::once_flag feeds_once_;
  mutable std::optional<FeedFiles> feeds_;
  mutable std::once_flag attachments_once_;
};

}  // namespace gazette
