#include "site/later_tenants.h"

#include <algorithm>
#include <utility>

namespace gazette {

LaterTenants::LaterTenants(const PublicHistory& history, AddressAt address_at)
    : history_(history), address_at_(std::move(address_at)) {
  for (const PublicDocument& document : history.documents) {
    if (document.is_removed) stays_[address_at_(document.path).text];
  }
  if (stays_.empty()) return;
  for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
    for (const PublicPlace& place : history.documents[i].paths) {
      const auto found = stays_.find(address_at_(place.path).text);
      if (found != stays_.end()) found->second.push_back({i, place});
    }
  }
}

bool LaterTenants::took_place_of(DocumentNumber removed) const {
  const PublicDocument& document = history_.documents[removed];
  const auto found = stays_.find(address_at_(document.path).text);
  if (found == stays_.end()) return false;
  const Version& end = document.versions.back();
  return std::any_of(found->second.begin(), found->second.end(), [&](const Stay& stay) {
    const bool is_later = stay.place.publication >= end.publication ||
                          (stay.place.waited_for && *stay.place.waited_for >= end.date);
    return stay.tenant != removed && is_later;
  });
}

}  // namespace gazette
