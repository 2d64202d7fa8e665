// Settings for web servers that show a folder of releases: headers, caching, compressed copies, the page for
// what isn't there. They name the link `current`, and stay the same from release to release.
#pragma once

#include <filesystem>
#include <string>

namespace gazette {

// To be included in a server block of nginx. `live`: the absolute path of the link.
std::string write_nginx_settings(const std::filesystem::path& live);
// To be imported in a site block of a Caddyfile.
std::string write_caddy_settings(const std::filesystem::path& live);

// Both, as serve/nginx.conf and serve/Caddyfile in the folder of the releases. Files that say this already
// aren't touched.
void keep_server_settings(const std::filesystem::path& folder, const std::filesystem::path& live);

}  // namespace gazette
