#include "publish/hosting_files.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace gazette {

TEST_CASE("hosts are told the policy, and what never changes") {
  const std::string headers = write_hosting_headers();
  CHECK(headers.starts_with("/*\n  Content-Security-Policy: default-src 'none'; "));
  // Such services join the values of one header unless the first is taken away.
  CHECK(headers.ends_with(
      "  Cache-Control: no-cache\n/files/*\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, "
      "immutable\n"));
}

TEST_CASE("redirects are one line each, and odd signs are escaped") {
  CHECK(write_hosting_redirects({{"/old/", "/new/"}, {"/a b/", "/ü/"}}) ==
        "/old/ /new/ 301\n/a%20b/ /%C3%BC/ 301\n");
  CHECK(write_hosting_redirects({}).empty());
}

TEST_CASE("a host gets no more redirects than it takes") {
  const std::vector<std::pair<std::string, std::string>> many(5000, {"/a/", "/b/"});
  const std::string lines = write_hosting_redirects(many);
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2000);
}

}  // namespace gazette
