#include "publish/hosting_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "publish/security_headers.h"
#include "publish/web_site.h"

namespace gazette {

namespace {

constexpr size_t most_redirects = 2000;

}  // namespace

std::string write_hosting_headers() {
  return fmt::format(
      "{}  Cache-Control: no-cache\n"
      "/files/*\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n",
      hosting_headers());
}

std::string write_hosting_redirects(const std::vector<std::pair<std::string, std::string>>& redirects) {
  std::string lines;
  const size_t count = std::min(redirects.size(), most_redirects);
  for (size_t i = 0; i < count; ++i) {
    lines += fmt::format("{} {} 301\n", escape_path(redirects[i].first), escape_path(redirects[i].second));
  }
  return lines;
}

}  // namespace gazette
