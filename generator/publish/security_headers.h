// What a server says with every page, so that a browser loads nothing from elsewhere and runs nothing that
// stands in a page: one wording for previews, for servers' settings, and for the pages themselves.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gazette {

struct ResponseHeader {
  std::string_view name;
  std::string_view value;  // without quotation marks, backslashes, or line ends
};

// What stands in the <meta> element of each page, for servers that send no headers. A browser takes this
// element and the header together: what either forbids is forbidden.
inline constexpr std::string_view page_policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'";

std::span<const ResponseHeader> security_headers();

// The headers in the words of a server: lines for nginx's `server` block, a directive for a site of the
// Caddyfile, and the file `_headers` that hosting services read at the top of a site.
std::string nginx_headers();
std::string caddy_headers();
std::string hosting_headers();

}  // namespace gazette
