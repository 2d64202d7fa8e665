#include "model/public_history.h"

#include <algorithm>

namespace gazette {

const Version* PublicDocument::latest_text() const {
  const auto found = std::find_if(versions.rbegin(), versions.rend(),
                                  [](const Version& version) { return version.has_text(); });
  return found == versions.rend() ? nullptr : &*found;
}

bool PublicDocument::has_past() const {
  return std::any_of(versions.begin(), versions.end(),
                     [](const Version& version) { return version.event != EventKind::removed; });
}

std::optional<uint32_t> text_before(const PublicDocument& document, uint32_t version) {
  for (uint32_t v = version; v > 0; --v) {
    if (document.versions[v - 1].has_text()) return v - 1;
  }
  return std::nullopt;
}

std::optional<uint32_t> text_after(const PublicDocument& document, uint32_t version) {
  for (uint32_t v = version + 1; v < document.versions.size(); ++v) {
    if (document.versions[v].has_text()) return v;
  }
  return std::nullopt;
}

}  // namespace gazette
