#include "publish/security_headers.h"

#include <fmt/format.h>

#include <array>

namespace gazette {

namespace {

// page_policy, and who may show a page in a frame: that can't be said in the page.
constexpr std::string_view header_policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
static_assert(header_policy.starts_with(page_policy));

constexpr std::array<ResponseHeader, 5> headers = {{
    {"Content-Security-Policy", header_policy},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
}};

}  // namespace

std::span<const ResponseHeader> security_headers() {
  return headers;
}

std::string nginx_headers() {
  std::string lines;
  for (const ResponseHeader& header : headers)
    lines += fmt::format("add_header {} \"{}\" always;\n", header.name, header.value);
  return lines;
}

std::string caddy_headers() {
  std::string lines = "header {\n";
  for (const ResponseHeader& header : headers)
    lines += fmt::format("\t{} \"{}\"\n", header.name, header.value);
  return lines + "}\n";
}

std::string hosting_headers() {
  std::string lines = "/*\n";
  for (const ResponseHeader& header : headers) lines += fmt::format("  {}: {}\n", header.name, header.value);
  return lines;
}

}  // namespace gazette
