// The search index of one state of a preview. It is made when a file of it is asked for first, since all
// pages that can be found are rendered for it. Safe from several threads.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "build.h"
#include "command/further_languages.h"
#include "preview/preview_server.h"

namespace gazette {

class PreviewSearch {
 public:
  // All must outlive this.
  PreviewSearch(const PreparedSite& prepared, const PageRenderer& renderer, const FurtherPages& further_pages)
      : prepared_(prepared), renderer_(renderer), further_pages_(further_pages) {}

  // `path`: of any file. A site of more pages than a preview should wait for has no index.
  std::optional<PreviewAnswer> find(std::string_view path) const;

 private:
  void make() const;

  const PreparedSite& prepared_;
  const PageRenderer& renderer_;
  const FurtherPages& further_pages_;
  mutable std::mutex mutex_;
  mutable bool is_made_ = false;
  mutable std::map<std::string, std::string, std::less<>> files_;  // by path
};

}  // namespace gazette
