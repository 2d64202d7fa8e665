#include "site/taken_addresses.h"

#include <fmt/format.h>

#include <algorithm>

#include "site/address.h"

namespace gazette {

Url TakenAddresses::take_free(const Url& wanted, std::optional<DocumentNumber> owner) {
  Url url = wanted;
  for (int i = 2; !is_free(url); ++i) url = with_suffix(wanted, fmt::format("-{}", i));
  take(url, owner);
  return url;
}

bool TakenAddresses::is_kept(const Url& url) const {
  return std::any_of(kept_.begin(), kept_.end(),
                     [&](const std::string& begin) { return url.text.starts_with(begin); });
}

std::optional<DocumentNumber> TakenAddresses::find_owner(const Url& url) const {
  const auto found = taken_.find(url.text);
  return found == taken_.end() ? std::nullopt : found->second;
}

}  // namespace gazette
