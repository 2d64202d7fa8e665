#include "publish/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>

namespace gazette {

namespace {

constexpr const char* ways_out =
    "if the history was rewritten or force-pushed, or dates or the status of a file were changed in it, put "
    "the "
    "old history back (git reflog shows it); if this must not be read any more, withhold it in "
    "site/redactions.yml, or withdraw the document with a reason";

constexpr const char* way_back =
    "put its entry back into site/redactions.yml; if it may be read again, write \"shown-again: warning\" "
    "under "
    "\"rules\" in site/site.yml for this publication";

class Ledger {
 public:
  Ledger(const std::vector<ManifestDocument>& now, bool can_compare) : now_(now), can_compare_(can_compare) {
    for (size_t i = 0; i < now.size(); ++i) {
      by_address_[now[i].address].push_back(i);
      for (const std::string& address : now[i].former_addresses) by_address_[address].push_back(i);
      for (const ManifestVersion& version : now[i].versions) by_version_[version.id].push_back(i);
    }
  }

  void check(const ManifestDocument& published) {
    const std::vector<size_t> candidates = find_candidates(published);
    if (candidates.empty()) {
      complain("lost-document",
               fmt::format("{} was published, with {} versions, and isn't in the history any more",
                           name_of(published), published.versions.size()));
      return;
    }
    for (const size_t candidate : candidates) {
      if (now_[candidate].is_withdrawn) return;
    }
    for (const ManifestVersion& version : published.versions) {
      bool is_known = false;
      bool is_same = false;
      bool is_withheld = false;
      for (const size_t candidate : candidates) {
        for (const ManifestVersion& other : now_[candidate].versions) {
          if (other.id != version.id) continue;
          is_known = true;
          is_same = is_same || says_the_same(version, other);
          is_withheld = is_withheld || other.wording.empty();
        }
      }
      if (is_known && version.wording.empty() && !is_withheld) complain_of_shown_again(published, version);
      if (is_same) continue;
      const std::string what =
          fmt::format("the version {} of {} was published", version.id, name_of(published));
      if (is_known) {
        complain("altered-version", fmt::format("{}, and says something else in the history now", what));
      } else {
        complain("lost-version", fmt::format("{}, and isn't in the history any more", what));
      }
    }
  }

  Diagnostics take_problems() && { return std::move(problems_); }

 private:
  static std::string name_of(const ManifestDocument& document) {
    return fmt::format("“{}” ({})", document.title, document.address);
  }

  void complain(std::string code, std::string message) {
    problems_.push_back(make_diagnostic(Severity::error, std::move(code), {{manifest_path}, 0, 0, 1},
                                        std::move(message), ways_out));
  }

  void complain_of_shown_again(const ManifestDocument& document, const ManifestVersion& version) {
    problems_.push_back(make_diagnostic(
        Severity::error, "shown-again", {{manifest_path}, 0, 0, 1},
        fmt::format("the version {} of {} is withheld since {}, and readers could read it again", version.id,
                    name_of(document), version.withheld_on),
        way_back));
  }

  bool says_the_same(const ManifestVersion& was, const ManifestVersion& is) const {
    return was.wording.empty() || is.wording.empty() || !can_compare_ || was.wording == is.wording;
  }

  bool has_all(const ManifestDocument& document, const ManifestDocument& published) const {
    return std::all_of(
        published.versions.begin(), published.versions.end(), [&](const ManifestVersion& wanted) {
          return std::any_of(
              document.versions.begin(), document.versions.end(),
              [&](const ManifestVersion& has) { return has.id == wanted.id && says_the_same(wanted, has); });
        });
  }

  // What stands, or stood, at its address; else what has all its versions, since it moved.
  std::vector<size_t> find_candidates(const ManifestDocument& published) const {
    const auto at_address = by_address_.find(published.address);
    if (at_address != by_address_.end()) return at_address->second;
    if (published.versions.empty()) return {};
    const auto same_day = by_version_.find(published.versions.front().id);
    if (same_day == by_version_.end()) return {};
    for (const size_t candidate : same_day->second) {
      if (has_all(now_[candidate], published)) return {candidate};
    }
    return {};
  }

  const std::vector<ManifestDocument>& now_;
  bool can_compare_;
  std::unordered_map<std::string, std::vector<size_t>> by_address_;
  std::unordered_map<std::string, std::vector<size_t>> by_version_;
  Diagnostics problems_;
};

// Of all versions; "": there are none.
std::string newest_day(const Manifest& published) {
  constexpr size_t length_of_day = 10;  // an id is a day, or a day and a number
  std::string newest;
  for (const ManifestDocument& document : published.documents) {
    for (const ManifestVersion& version : document.versions)
      newest = std::max(newest, version.id.substr(0, length_of_day));
  }
  return newest;
}

Diagnostic later_ledger(const std::string& newest, const std::string& asked_date) {
  return make_diagnostic(
      Severity::error, "later-ledger", {{manifest_path}, 0, 0, 1},
      fmt::format("readers have been shown a version of {} already, and the site would be made as of {}",
                  newest, asked_date),
      fmt::format("leave --date away, or give {} or a later day; without --date, see whether the computer's "
                  "clock is right",
                  newest));
}

}  // namespace

Diagnostics check_ledger(const Manifest& published, const std::vector<ManifestDocument>& now,
                         std::optional<Date> asked_date) {
  const std::string newest = newest_day(published);
  if (asked_date && newest > iso_date(*asked_date)) return {later_ledger(newest, iso_date(*asked_date))};
  Ledger ledger(now, published.wording_format == Manifest::own_wording_format);
  for (const ManifestDocument& document : published.documents) ledger.check(document);
  return std::move(ledger).take_problems();
}

Diagnostic unreadable_ledger() {
  return make_diagnostic(
      Severity::error, "unreadable-ledger", {{manifest_path}, 0, 0, 1},
      "the ledger isn't a manifest that this program can read, so that nobody knows what was "
      "published",
      "give the manifest.json of the live site; if it is of a newer program, use that one");
}

}  // namespace gazette
