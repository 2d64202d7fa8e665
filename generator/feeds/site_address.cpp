#include "feeds/site_address.h"

#include <fmt/format.h>

#include "base/sha256.h"

namespace gazette {

std::string address_on_site(const SiteSettings& settings, const Url& url) {
  return settings.address + url.text;
}

std::string stable_uuid(const SiteSettings& settings, const std::vector<std::string_view>& parts) {
  std::string name = settings.address.empty() ? settings.title : settings.address;
  for (const std::string_view part : parts) {
    name += '\n';
    name += part;
  }
  // Version 8 of RFC 9562: a digest of our own choice.
  std::string hex = sha256_of(name).hex();
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<size_t>(hex[16] <= '9' ? hex[16] - '0' : hex[16] - 'a' + 10) % 4];
  const std::string_view digits = hex;
  return fmt::format("{}-{}-{}-{}-{}", digits.substr(0, 8), digits.substr(8, 4), digits.substr(12, 4),
                     digits.substr(16, 4), digits.substr(20, 12));
}

}  // namespace gazette
