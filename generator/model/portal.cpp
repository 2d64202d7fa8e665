#include "model/portal.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "model/linked_paths.h"
#include "model/make_versions.h"

namespace gazette {

PathIndex::PathIndex(const std::vector<PublicDocument>& documents) {
  for (DocumentNumber i = 0; i < documents.size(); ++i) {
    for (const PublicPlace& place : documents[i].paths)
      stays_[place.path.text].push_back({place.publication, i});
  }
  // What is withdrawn by the very publication that brings another document to its place went before.
  const auto key = [&](const Stay& stay) {
    return std::make_pair(stay.from, documents[stay.document].is_removed ? 0 : 1);
  };
  for (auto& [path, stays] : stays_) {
    std::stable_sort(stays.begin(), stays.end(),
                     [&](const Stay& a, const Stay& b) { return key(a) < key(b); });
  }
}

std::optional<DocumentNumber> PathIndex::find(std::string_view path, uint32_t publication) const {
  const auto found = stays_.find(std::string(path));
  if (found == stays_.end()) return std::nullopt;
  const std::vector<Stay>& stays = found->second;
  const Stay* best = &stays.front();
  for (const Stay& stay : stays) {
    if (stay.from <= publication) best = &stay;
  }
  return best->document;
}

std::optional<DocumentNumber> PathIndex::find_linked(const std::string& path, uint32_t publication) const {
  for (const std::string& candidate : list_linked_paths(path)) {
    if (const auto document = find(candidate, publication)) return document;
  }
  return std::nullopt;
}

namespace {

// Any repository of Markdown is called what its own front page is called. The name of the folder that it
// happens to stand in on some machine must not show.
std::string find_title(const PublicHistory& history) {
  for (const std::string_view name : {"index.md", "README.md"}) {
    for (const PublicDocument& document : history.documents) {
      const bool is_front = history.settings.roots.below_root(document.path) == name;
      if (is_front && !document.is_removed && !document.latest_text()->header->title.empty()) {
        return document.latest_text()->title;
      }
    }
  }
  const std::vector<std::string>& folders = history.settings.roots.folders;
  return folders.size() == 1 && !folders[0].empty() ? shown_title({}, {folders[0]}) : "Documents";
}

}  // namespace

Portal assemble_portal(PublicHistory history, std::vector<Framework> frameworks,
                       std::vector<District> districts) {
  if (history.settings.title.empty()) history.settings.title = find_title(history);
  PathIndex paths(history.documents);
  PlanShelf shelf = shelve_plans(history, std::move(frameworks), std::move(districts));
  Registers registers = list_registers(history, shelf);
  Portal portal{std::move(history), std::move(paths), std::move(shelf), std::move(registers), {}, 0};
  const std::vector<PublicDocument>& documents = portal.history.documents;
  for (DocumentNumber i = 0; i < documents.size(); ++i) {
    for (uint32_t v = 0; v < documents[i].versions.size(); ++v) {
      portal.events.push_back({i, v});
      if (documents[i].versions[v].has_text()) ++portal.version_count;
    }
  }
  // Within a day by document, whatever came first: readers are told days.
  const auto key = [&](const PortalEvent& event) {
    return std::make_tuple(documents[event.document].versions[event.version].date,
                           documents.size() - event.document, event.version);
  };
  std::sort(portal.events.begin(), portal.events.end(),
            [&](const PortalEvent& a, const PortalEvent& b) { return key(a) > key(b); });
  return portal;
}

}  // namespace gazette
