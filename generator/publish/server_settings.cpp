#include "publish/server_settings.h"

#include <fmt/format.h>

#include <string_view>

#include "base/files.h"
#include "publish/disk.h"
#include "publish/security_headers.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

// As a word in double quotes, which both servers read alike.
std::string quote(const fs::path& path) {
  std::string quoted = "\"";
  for (const char c : path.string()) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

void keep_file(const fs::path& path, const std::string& text) {
  if (read_file(path) == text) return;
  const fs::path next = fs::path(path).replace_filename(fmt::format(".next-{}", path.filename().string()));
  write_file(next, text);
  rename_path(next, path);
}

}  // namespace

std::string write_nginx_settings(const fs::path& live) {
  return fmt::format(
      R"(# Written by gazette. Include it in a server block, and leave open_file_cache off there:
#   server {{
#     listen 443 ssl;
#     server_name plans.example.org;
#     include {0};
#   }}
root {1};
index index.html;
error_page 404 /404.html;
absolute_redirect off;
server_tokens off;
charset utf-8;
charset_types text/css text/plain text/xml text/csv text/calendar application/javascript
  application/json application/atom+xml application/xml image/svg+xml;
gzip_static on;
# Where the module for brotli is installed (Debian: libnginx-mod-http-brotli-static):
# brotli_static on;
# Pages are asked for anew each time, and sent only if they changed. Names of attachments hold the digest of
# their bytes, so that these never change.
set $gazette_caching "no-cache";
if ($uri ~ "^/files/") {{
  set $gazette_caching "public, max-age=31536000, immutable";
}}
add_header Cache-Control $gazette_caching always;
{2}location ~ /\.(?!well-known/) {{
  return 404;
}}
location ~ \.csv$ {{
  types {{ text/csv csv; }}
}}
location ~ \.ics$ {{
  types {{ text/calendar ics; }}
}}
)",
      quote(live.parent_path() / "serve" / "nginx.conf"), quote(live), nginx_headers());
}

std::string write_caddy_settings(const fs::path& live) {
  return fmt::format(
      R"(# Written by gazette. Import it in a site block:
#   plans.example.org {{
#     import {0}
#   }}
root * {1}
@hidden {{
  path_regexp /\.
  not path /.well-known/*
}}
handle @hidden {{
  error 404
}}
{2}@fixed path /files/*
@living not path /files/*
header @living Cache-Control no-cache
header @fixed Cache-Control "public, max-age=31536000, immutable"
file_server {{
  precompressed br gzip
}}
handle_errors {{
  @missing expression {{http.error.status_code}} == 404
  handle @missing {{
    rewrite * /404.html
    file_server
  }}
}}
)",
      quote(live.parent_path() / "serve" / "Caddyfile"), quote(live), caddy_headers());
}

void keep_server_settings(const fs::path& folder, const fs::path& live) {
  make_open_folder(folder / "serve");
  keep_file(folder / "serve" / "nginx.conf", write_nginx_settings(live));
  keep_file(folder / "serve" / "Caddyfile", write_caddy_settings(live));
}

}  // namespace gazette
