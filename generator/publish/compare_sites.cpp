#include "publish/compare_sites.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/parallel_map.h"
#include "base/sha256.h"
#include "publish/compress.h"

namespace gazette {

namespace {

// Hosting services and gazette itself keep files at the top whose names begin like that.
bool belongs_to_hosting(std::string_view path) {
  return path.starts_with('.') || path == "CNAME" || path == "_headers" || path == "_redirects";
}

// "a.html.gz" -> "a.html", if it is a copy of something that was published.
std::string original_of(const std::string& path, const FileDigests& published) {
  if (!path.ends_with(".gz") && !path.ends_with(".br")) return {};
  std::string original = path.substr(0, path.size() - 3);
  return published.contains(original) ? original : std::string();
}

// What browsers get, which take pages compressed.
bool sends_the_same(const LiveSite& live, const std::string& path, const std::string& bytes) {
  if (!is_worth_compressing(path, bytes.size())) return true;
  return live.read_compressed(path, "gzip") == bytes && live.read_compressed(path, "br") == bytes;
}

bool says_the_same(const LiveSite& live, const std::string& copy, const std::string& original) {
  const auto bytes = live.read(copy);
  const auto wanted = live.read(original);
  if (!bytes || !wanted) return false;
  return (copy.ends_with(".gz") ? expand_gzip(*bytes, wanted->size())
                                : expand_brotli(*bytes, wanted->size())) == *wanted;
}

}  // namespace

std::string_view name_of(SiteDifference difference) {
  static constexpr std::array<std::string_view, 7> names = {"altered since it was published",
                                                            "missing",
                                                            "foreign: nobody published it",
                                                            "its compressed copy says something else",
                                                            "differs from the repository",
                                                            "isn't in the repository",
                                                            "isn't published yet"};
  return names[static_cast<size_t>(difference)];
}

SiteComparison compare_sites(const LiveSite& live, const FileDigests& published, const FileDigests& rebuilt) {
  SiteComparison comparison;
  const auto add = [&](const std::string& path, SiteDifference difference) {
    comparison.files.push_back({address_of_file(path), difference});
  };
  const auto files = live.list();
  const std::vector<std::pair<std::string, std::string>> list(published.begin(), published.end());
  const auto found = parallel_map<std::optional<SiteDifference>>(
      list.size(), [&](size_t i) -> std::optional<SiteDifference> {
        const auto& [path, digest] = list[i];
        const auto bytes = live.read(path);
        if (!bytes) return SiteDifference::missing;
        if (sha256_of(*bytes).hex() != digest) return SiteDifference::altered;
        if (!files && !sends_the_same(live, path, *bytes)) return SiteDifference::copy;
        const auto same = rebuilt.find(path);
        if (same == rebuilt.end()) return SiteDifference::unknown;
        return same->second == digest ? std::nullopt : std::optional(SiteDifference::other);
      });
  for (size_t i = 0; i < list.size(); ++i) {
    if (found[i]) add(list[i].first, *found[i]);
  }
  comparison.compared = list.size();
  for (const auto& [path, digest] : rebuilt) {
    if (!published.contains(path)) add(path, SiteDifference::waiting);
  }
  for (const std::string& path : files.value_or(std::vector<std::string>())) {
    if (published.contains(path) || belongs_to_hosting(path)) continue;
    const std::string original = original_of(path, published);
    if (original.empty()) {
      add(path, SiteDifference::foreign);
    } else if (!says_the_same(live, path, original)) {
      add(original, SiteDifference::copy);
    }
  }
  std::sort(comparison.files.begin(), comparison.files.end(),
            [](const DifferentFile& a, const DifferentFile& b) {
              return std::pair(a.address, a.difference) < std::pair(b.address, b.difference);
            });
  return comparison;
}

}  // namespace gazette
