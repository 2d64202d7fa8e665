#include "model/public_history.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/path.h"

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

bool PublicDocument::only_came_back(uint32_t version) const {
  const Version& is = versions[version];
  const auto before = text_before(*this, version);
  return is.event == EventKind::restored && before && versions[*before].wording == is.wording;
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

std::vector<VersionSheet> sheets_at(const PublicDocument& plan, uint32_t version, uint32_t publication) {
  const SourcePath* path = &plan.versions[version].path;
  for (const PublicPlace& place : plan.paths) {
    if (place.publication <= publication) path = &place.path;
  }
  const std::string folder(parent_folder(path->text));
  std::vector<VersionSheet> sheets = plan.versions[version].sheets;
  for (VersionSheet& sheet : sheets) {
    std::string name(file_name(sheet.path.text));
    for (const SheetMoves& moves : plan.sheet_moves) {
      if (moves.version_count != version + 1 || moves.publication > publication) continue;
      const auto move = std::find_if(moves.names.begin(), moves.names.end(),
                                     [&](const auto& names) { return names.first == name; });
      if (move != moves.names.end()) name = move->second;
    }
    sheet.path.text = fmt::format("{}/{}", folder, name);
  }
  return sheets;
}

}  // namespace gazette
