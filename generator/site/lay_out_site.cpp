#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "model/make_versions.h"
#include "model/plan_file.h"
#include "site/address.h"
#include "site/site.h"

namespace gazette {

namespace {

class Layout {
 public:
  explicit Layout(const Portal& portal) : portal_(portal) {
    site_.documents.resize(portal.history.documents.size());
  }

  std::pair<Site, Diagnostics> lay_out() && {
    take_own_addresses();
    make_folders();
    place_districts();
    place_living_documents();
    place_initiatives();
    place_removed_documents();
    finish_folders();
    list_pages();
    return {std::move(site_), std::move(problems_)};
  }

 private:
  const std::vector<PublicDocument>& documents() const { return portal_.history.documents; }
  const PlanShelf& shelf() const { return portal_.shelf; }
  std::string_view below_root(const SourcePath& path) const {
    return portal_.history.settings.roots.below_root(path);
  }

  void take_own_addresses() {
    for (const Url& url : {home_url, index_url, removed_url, not_found_url, Url{"/updates/"}})
      taken_[url.text] = {};
    if (shelf().is_empty()) return;
    for (const Url& url : {districts_url, calendar_url}) taken_[url.text] = {};
  }

  bool is_page(const SourcePath& path) const {
    return kind_of_plan_document(portal_.history.settings, path) == PlanFileKind::none;
  }

  Url address_of(const SourcePath& path) const {
    return is_page(path) ? document_address(below_root(path)) : plan_document_address(path);
  }

  // The address itself, or with a number at its end where another page has it already.
  Url take_free(const Url& wanted) {
    Url url = wanted;
    for (int i = 2; is_folder_address(url) || !taken_.emplace(url.text, std::nullopt).second; ++i)
      url = with_suffix(wanted, fmt::format("-{}", i));
    return url;
  }

  FolderNumber folder_at(std::string_view path) {
    const auto found = folder_numbers_.find(std::string(path));
    if (found != folder_numbers_.end()) return found->second;
    const auto number = static_cast<FolderNumber>(site_.folders.size());
    folder_numbers_.emplace(path, number);
    site_.folders.emplace_back();
    Folder folder;
    folder.url = folder_address(path);
    folder.title = path.empty() ? "" : shown_title({}, {std::string(path)});
    folder.parent = path.empty() ? number : folder_at(parent_folder(path));
    site_.folders[number] = std::move(folder);
    return number;
  }

  void make_folders() {
    folder_at("");
    for (const PublicDocument& document : documents()) {
      if (!document.is_removed && is_page(document.path)) folder_at(parent_folder(below_root(document.path)));
    }
    // Two folders with one address ("Data" and "data") share it and are one for readers.
    std::unordered_map<std::string, FolderNumber> by_url;
    for (auto& [path, number] : folder_numbers_) {
      number = by_url.try_emplace(site_.folders[number].url.text, number).first->second;
    }
    for (Folder& folder : site_.folders) {
      folder.parent = by_url.at(site_.folders[folder.parent].url.text);
      folder_urls_.insert(folder.url.text);
    }
  }

  // An index or README is its folder's page; so is "a.md" beside a folder "a" that has neither.
  std::optional<FolderNumber> folder_of_index(std::string_view path) const {
    std::string folder(parent_folder(path));
    if (!is_index_name(path))
      folder = folder.empty() ? std::string(file_stem(path)) : folder + "/" + std::string(file_stem(path));
    const auto found = folder_numbers_.find(folder);
    return found == folder_numbers_.end() ? std::nullopt : std::optional(found->second);
  }

  void place_living_documents() {
    // First those that are indexes by their name ("index" before "readme"), then files beside a folder, then
    // the rest.
    std::vector<std::tuple<int, DocumentNumber>> order;
    for (DocumentNumber i = 0; i < documents().size(); ++i) {
      if (documents()[i].is_removed) continue;
      if (!is_page(documents()[i].path)) {
        order.emplace_back(4, i);
        continue;
      }
      const std::string_view path = below_root(documents()[i].path);
      const bool is_index = to_lower_ascii(file_stem(path)) == "index";
      order.emplace_back(is_index ? 0 : is_index_name(path) ? 1 : folder_of_index(path) ? 2 : 3, i);
    }
    std::sort(order.begin(), order.end());
    for (const auto& [rank, number] : order) place_living(number, rank < 3);
  }

  void place_living(DocumentNumber number, bool may_be_index) {
    const PublicDocument& document = documents()[number];
    PlacedDocument& placed = site_.documents[number];
    if (!is_page(document.path)) {
      placed.url = plan_document_address(document.path);
      return take(number);
    }
    const std::string_view path = below_root(document.path);
    placed.folder = folder_at(parent_folder(path));
    if (may_be_index) {
      const auto folder = folder_of_index(path);
      if (folder && !site_.folders[*folder].index) {
        site_.folders[*folder].index = number;
        placed.folder = *folder;
        placed.url = site_.folders[*folder].url;
        taken_[placed.url.text] = number;
        return;
      }
    }
    placed.url = document_address(path);
    if (is_index_name(path)) placed.url.text += slugify(file_stem(path)) + "/";
    site_.folders[placed.folder].documents.push_back(number);
    take(number);
  }

  void check_own_folder(const Url& url) {
    if (!is_folder_address(url)) return;
    for (const PublicDocument& document : documents()) {
      if (document.is_removed || !is_page(document.path)) continue;
      const std::string folder = folder_address(parent_folder(below_root(document.path))).text;
      if (!folder.starts_with(url.text)) continue;
      problems_.push_back(make_diagnostic(
          Severity::error, "address-collision", {document.path, 0, 0, 1},
          fmt::format("this document's folder would have the address {}, as has a page of the site itself",
                      url.text),
          "rename the folder"));
      return;
    }
  }

  void place_districts() {
    if (shelf().is_empty()) return;
    check_own_folder(districts_url);
    check_own_folder(calendar_url);
    for (const ShelvedDistrict& district : shelf().districts) {
      const Url& url =
          site_.districts.emplace_back(take_free({districts_url.text + slugify(district.folder) + "/"}));
      std::vector<Url>& schools = site_.schools.emplace_back();
      for (const School& school : district.district.schools)
        schools.push_back(take_free({url.text + "schools/" + slugify(school.id.value) + "/"}));
    }
  }

  void place_initiatives() {
    for (const ShelvedPlan& plan : shelf().plans) {
      const Url& url = site_.documents[plan.document].url;
      for (const std::string_view name : {"versions", "changes", "reports", "minutes"})
        taken_.emplace(url.text + std::string(name) + "/", std::nullopt);
      std::vector<Url>& initiatives = site_.initiatives.emplace_back();
      for (const Initiative& initiative : plan.plan.initiatives)
        initiatives.push_back(take_free(initiative_address(url, initiative.id.value)));
    }
  }

  static Url initiative_address(const Url& plan, std::string_view id) {
    const std::string slug = slugify(id);
    return {plan.text + (slug.empty() ? "initiative" : slug) + "/"};
  }

  void take(DocumentNumber number) {
    Url& url = site_.documents[number].url;
    const auto found = taken_.find(url.text);
    if (found == taken_.end() && !is_folder_address(url)) {
      taken_[url.text] = number;
      return;
    }
    const SourcePath& path = documents()[number].path;
    const bool by_document = found != taken_.end() && found->second;
    problems_.push_back(make_diagnostic(
        portal_.history.settings.plain ? Severity::warning : Severity::error, "address-collision",
        {path, 0, 0, 1},
        fmt::format("this document would have the address {}, as has {}", url.text,
                    by_document ? documents()[*found->second].path.text : "a page of the site itself"),
        "rename one of the two files"));
    const Url wanted = url;
    for (int i = 2; taken_.contains(url.text) || is_folder_address(url); ++i) {
      url = with_suffix(wanted, fmt::format("-{}", i));
    }
    taken_[url.text] = number;
  }

  bool is_folder_address(const Url& url) const { return folder_urls_.contains(url.text); }

  void place_removed_documents() {
    for (DocumentNumber i = 0; i < documents().size(); ++i) {
      const PublicDocument& document = documents()[i];
      if (!document.is_removed) continue;
      site_.has_removed = true;
      Url& url = site_.documents[i].url;
      url = address_of(document.path);
      if (taken_.contains(url.text) || is_folder_address(url)) {
        const Url wanted = with_suffix(url, "-until-" + iso_date(document.versions.back().date));
        url = wanted;
        for (int n = 2; taken_.contains(url.text) || is_folder_address(url); ++n) {
          url = with_suffix(wanted, fmt::format("-{}", n));
        }
      }
      taken_[url.text] = i;
    }
  }

  void finish_folders() {
    const auto title_of = [&](DocumentNumber number) { return documents()[number].latest_text()->title; };
    for (FolderNumber i = 0; i < site_.folders.size(); ++i) {
      Folder& folder = site_.folders[i];
      if (folder.index && i > 0) folder.title = title_of(*folder.index);
      std::sort(folder.documents.begin(), folder.documents.end(), [&](DocumentNumber a, DocumentNumber b) {
        return std::make_tuple(fold(title_of(a)), a) < std::make_tuple(fold(title_of(b)), b);
      });
      const auto own = static_cast<uint32_t>(folder.documents.size() + (folder.index ? 1 : 0));
      for (FolderNumber up = i;; up = site_.folders[up].parent) {
        site_.folders[up].page_count += own;
        if (up == 0) break;
      }
    }
    for (FolderNumber i = 1; i < site_.folders.size(); ++i) {
      if (site_.folders[i].page_count > 0) site_.folders[site_.folders[i].parent].folders.push_back(i);
    }
    for (Folder& folder : site_.folders) {
      std::sort(folder.folders.begin(), folder.folders.end(), [&](FolderNumber a, FolderNumber b) {
        return std::make_tuple(fold(site_.folders[a].title), a) <
               std::make_tuple(fold(site_.folders[b].title), b);
      });
    }
    for (const auto& [path, number] : folder_numbers_) site_.folder_paths.emplace_back(path, number);
  }

  void list_pages() {
    site_.pages.push_back({PageKind::home, home_url, site_.folders[0].index.value_or(0), 0, {}});
    site_.pages.push_back({PageKind::index, index_url, 0, 0, {}});
    site_.pages.push_back({PageKind::not_found, not_found_url, 0, 0, {}});
    if (site_.has_removed) site_.pages.push_back({PageKind::removed, removed_url, 0, 0, {}});
    if (portal_.history.has_versions) list_updates();
    for (FolderNumber i = 1; i < site_.folders.size(); ++i) {
      const Folder& folder = site_.folders[i];
      if (!folder.index && folder.page_count > 0)
        site_.pages.push_back({PageKind::folder, folder.url, i, 0, {}});
    }
    list_district_pages();
    find_versions_to_compare();
    for (DocumentNumber i = 0; i < documents().size(); ++i) list_document_pages(i);
    take_addresses_of_pages();
    for (DocumentNumber i = 0; i < documents().size(); ++i) list_redirects(i);
  }

  void list_updates() {
    for (const PortalEvent& event : portal_.events) {
      const int year = static_cast<int>(documents()[event.document].versions[event.version].date.year());
      if (site_.update_years.empty() || site_.update_years.back() != year) site_.update_years.push_back(year);
    }
    if (site_.update_years.empty())
      site_.pages.push_back({PageKind::updates, site_.updates_url(0), 0, 0, {}});
    for (const int year : site_.update_years) {
      site_.pages.push_back({PageKind::updates, site_.updates_url(year), static_cast<uint32_t>(year), 0, {}});
    }
  }

  // The versions of a plan that were approved or measured and have been amended since.
  void find_versions_to_compare() {
    if (!portal_.history.has_versions) return;
    const auto add = [&](DocumentNumber number, std::optional<uint32_t> version) {
      std::vector<uint32_t>& since = site_.documents[number].since;
      if (version && *version + 1 < documents()[number].versions.size()) since.push_back(*version);
    };
    for (const ShelvedPlan& plan : shelf().plans)
      add(plan.document, find_approved_version(documents()[plan.document], plan.plan));
    for (const ShelvedReport& report : shelf().reports) {
      if (report.plan) add(shelf().plans[*report.plan].document, report.measured_version);
    }
    for (PlacedDocument& placed : site_.documents) {
      std::sort(placed.since.begin(), placed.since.end());
      placed.since.erase(std::unique(placed.since.begin(), placed.since.end()), placed.since.end());
    }
  }

  void list_district_pages() {
    if (shelf().is_empty()) return;
    site_.pages.push_back({PageKind::districts, districts_url, 0, 0, {}});
    site_.pages.push_back({PageKind::calendar, calendar_url, 0, 0, {}});
    for (DistrictNumber i = 0; i < site_.districts.size(); ++i) {
      site_.pages.push_back({PageKind::district, site_.districts[i], i, 0, {}});
      for (uint32_t school = 0; school < site_.schools[i].size(); ++school)
        site_.pages.push_back({PageKind::school, site_.schools[i][school], i, school, {}});
    }
  }

  static PageKind page_kind_of(const PublicDocument& document) {
    if (document.is_removed) return PageKind::tombstone;
    switch (document.kind) {
      case DocumentKind::plan:
        return PageKind::plan;
      case DocumentKind::report:
        return PageKind::report;
      case DocumentKind::minutes:
        return PageKind::minutes;
      case DocumentKind::page:
        break;
    }
    return PageKind::page;
  }

  void list_document_pages(DocumentNumber number) {
    const PublicDocument& document = documents()[number];
    const bool is_home = site_.documents[number].url == home_url;
    if (portal_.history.has_versions) {
      for (uint32_t v = 0; v < document.versions.size(); ++v) {
        const Version& version = document.versions[v];
        if (!version.has_text()) continue;
        site_.pages.push_back({PageKind::version, site_.version_url(number, version), number, v, {}});
        if (version.event == EventKind::published) continue;
        site_.pages.push_back({PageKind::change, site_.change_url(number, version), number, v, {}});
      }
      if (document.latest_text() != nullptr) {
        site_.pages.push_back({PageKind::history, site_.history_url(number), number, 0, {}});
      }
    }
    for (const uint32_t version : site_.documents[number].since)
      site_.pages.push_back(
          {PageKind::since, site_.since_url(number, document.versions[version]), number, version, {}});
    if (is_home) return;
    site_.pages.push_back({page_kind_of(document), site_.documents[number].url, number, 0, {}});
    const auto plan = document.kind == DocumentKind::plan ? shelf().find_plan(number) : std::nullopt;
    for (uint32_t i = 0; plan && i < site_.initiatives[*plan].size(); ++i)
      site_.pages.push_back({PageKind::initiative, site_.initiatives[*plan][i], number, i, {}});
  }

  // Addresses of living pages, versions and histories come before those of the past.
  void take_addresses_of_pages() {
    for (const Page& page : site_.pages) taken_.emplace(page.url.text, std::nullopt);
  }

  void redirect(const Url& from, const Url& to) {
    if (from == to || is_folder_address(from) || !taken_.emplace(from.text, std::nullopt).second) return;
    site_.pages.push_back({PageKind::redirect, from, 0, 0, to});
  }

  // An initiative that the plan has no more leads to the plan.
  void list_initiative_redirects(DocumentNumber number) {
    const PublicDocument& document = documents()[number];
    const Url& url = site_.documents[number].url;
    for (const Version& version : document.versions) {
      for (const VersionSheet& sheet : version.sheets) {
        const SourceValue::Entry* id = portal_.history.blobs->facts(sheet.blob).front_matter.value.find("id");
        if (id != nullptr) redirect(initiative_address(url, id->value.text), url);
      }
    }
  }

  // What the public could reach at an earlier address leads on to where it stands now.
  void list_redirects(DocumentNumber number) {
    const PublicDocument& document = documents()[number];
    if (!portal_.history.has_versions) return;
    list_initiative_redirects(number);
    for (auto former = document.former_paths.rbegin(); former != document.former_paths.rend(); ++former) {
      const Url old_url = address_of(former->path);
      const Url& url = site_.documents[number].url;
      redirect(old_url, url);
      redirect({old_url.text + "versions/"}, site_.history_url(number));
      for (size_t v = 0; v < former->version_count; ++v) {
        const Version& version = document.versions[v];
        if (!version.has_text()) continue;
        redirect({old_url.text + "versions/" + version.id + "/"}, site_.version_url(number, version));
        if (version.event == EventKind::published) continue;
        redirect({old_url.text + "changes/" + version.id + "/"}, site_.change_url(number, version));
      }
    }
  }

  const Portal& portal_;
  Site site_;
  Diagnostics problems_;
  std::map<std::string, FolderNumber> folder_numbers_;
  std::unordered_set<std::string> folder_urls_;
  std::unordered_map<std::string, std::optional<DocumentNumber>> taken_;  // none: a page of the site itself
};

}  // namespace

std::pair<Site, Diagnostics> lay_out_site(const Portal& portal) {
  return Layout(portal).lay_out();
}

}  // namespace gazette
