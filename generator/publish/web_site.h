// A site on the network, read page by page. The one user of libcurl.
#pragma once

#include "publish/live_site.h"

namespace gazette {

class WebSite : public LiveSite {
 public:
  // `address`: of the home page.
  explicit WebSite(std::string address);

  std::optional<std::string> read(const std::string& path) const override;
  std::optional<std::string> read_compressed(const std::string& path, const char* encoding) const override;
  std::optional<std::vector<std::string>> list() const override { return std::nullopt; }
  // When the server says that the manifest was written.
  std::optional<int64_t> published_at() const override;

 private:
  std::string address_;
};

// The path as an address writes it: a page without its "index.html", bytes beyond plain ones escaped.
std::string escape_path(std::string_view path);

}  // namespace gazette
