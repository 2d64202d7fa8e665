#include "publish/withheld_since.h"

#include <fmt/format.h>

#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gazette {

namespace {

// By address; where nothing stands there any more, by kind and title: the document moved.
class Withheld {
 public:
  explicit Withheld(const Manifest& later) {
    for (const ManifestDocument& document : later.documents) {
      addresses_.insert(document.address);
      if (document.is_withdrawn) {
        withdrawn_.insert(document.address);
        withdrawn_titles_.insert({document.kind, document.title});
        continue;
      }
      for (const ManifestVersion& version : document.versions) {
        if (!version.wording.empty()) continue;
        versions_[document.address].emplace_back(version.id, version.withheld_on);
        versions_[title_of(document)].emplace_back(version.id, version.withheld_on);
      }
    }
    for (const ManifestDocument& document : later.documents) {
      if (!document.is_withdrawn) withdrawn_titles_.erase({document.kind, document.title});
    }
  }

  std::optional<std::string> find_in(const ManifestDocument& document) const {
    if (document.is_withdrawn) return std::nullopt;
    const bool has_moved = !addresses_.contains(document.address);
    const bool is_withdrawn = has_moved ? withdrawn_titles_.contains({document.kind, document.title})
                                        : withdrawn_.contains(document.address);
    if (is_withdrawn) return fmt::format("“{}” ({}), withdrawn since", document.title, document.address);
    const auto found = versions_.find(has_moved ? title_of(document) : document.address);
    if (found == versions_.end()) return std::nullopt;
    for (const auto& [id, day] : found->second) {
      if (shows(document, id))
        return fmt::format("version {} of “{}” ({}), withheld since {}", id, document.title, document.address,
                           day);
    }
    return std::nullopt;
  }

 private:
  static std::string title_of(const ManifestDocument& document) {
    return fmt::format("{} {}", document.kind, document.title);
  }

  static bool shows(const ManifestDocument& document, const std::string& id) {
    for (const ManifestVersion& version : document.versions) {
      if (version.id == id && !version.wording.empty()) return true;
    }
    return false;
  }

  std::unordered_map<std::string, std::vector<std::pair<std::string, std::string>>> versions_;
  std::set<std::string> addresses_;
  std::set<std::string> withdrawn_;
  std::set<std::pair<std::string, std::string>> withdrawn_titles_;
};

}  // namespace

std::optional<std::string> find_withheld_since(const Manifest& earlier, const Manifest& later) {
  const Withheld withheld(later);
  for (const ManifestDocument& document : earlier.documents) {
    if (auto found = withheld.find_in(document)) return found;
  }
  return std::nullopt;
}

}  // namespace gazette
