#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/text.h"
#include "model/make_versions.h"
#include "model/plan_file.h"
#include "model/translation_path.h"
#include "site/address.h"
#include "site/later_tenants.h"
#include "site/list_pages.h"
#include "site/page_languages.h"
#include "site/site.h"
#include "site/taken_addresses.h"

namespace gazette {

namespace {

class Layout {
 public:
  Layout(const Portal& portal, const PublicTranslations& translations)
      : portal_(portal), translations_(translations) {
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
    site_.register_pages = list_register_pages(portal_);
    site_.as_of = list_as_of_days(portal_, list_translated_versions());
    site_.packets = list_packets(portal_, site_.as_of);
    list_pages(portal_, taken_, site_);
    return {std::move(site_), std::move(problems_)};
  }

 private:
  const std::vector<PublicDocument>& documents() const { return portal_.history.documents; }
  const PlanShelf& shelf() const { return portal_.shelf; }
  std::string_view below_root(const SourcePath& path) const {
    return portal_.history.settings.roots.below_root(path);
  }

  void take_own_addresses() {
    for (const Url& url : {home_url, index_url, search_url, removed_url, not_found_url, Url{"/updates/"}})
      taken_.take(url);
    for (const std::string& language : portal_.history.settings.further_languages) {
      const Url home{address_prefix(language) + "/"};
      taken_.take(home);
      taken_.keep_below(home);
    }
    if (has_as_of()) taken_.take(as_of_url);
    if (shelf().is_empty()) return;
    for (const Url& url : {districts_url, calendar_url, compare_url, registers_url}) taken_.take(url);
    site_.has_roles = std::any_of(shelf().frameworks.begin(), shelf().frameworks.end(),
                                  [](const Framework& framework) { return !framework.duties.empty(); });
    if (site_.has_roles) taken_.take(roles_url);
    site_.has_downloads = true;
    taken_.take(downloads_url);
  }

  bool has_as_of() const { return !portal_.history.settings.plain && portal_.history.has_versions; }

  bool is_page(const SourcePath& path) const {
    return kind_of_plan_document(portal_.history.settings, path) == PlanFileKind::none;
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
      taken_.add_folder(folder.url);
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

  // Whose claim to a folder's page counts most: "index", then "readme", each as it is usually written before
  // other capitals, then a file beside the folder. Nothing: it claims none.
  std::optional<int> claim_of(std::string_view path) const {
    const std::string_view stem = file_stem(path);
    if (to_lower_ascii(stem) == "index") return stem == "index" ? 0 : 1;
    if (is_index_name(path)) return stem == "README" ? 2 : 3;
    return folder_of_index(path) ? std::optional(4) : std::nullopt;
  }

  void place_living_documents() {
    constexpr int others = 5;
    constexpr int of_plans = 6;
    std::vector<std::tuple<int, DocumentNumber>> order;
    for (DocumentNumber i = 0; i < documents().size(); ++i) {
      if (documents()[i].is_removed) continue;
      const bool is_of_pages = is_page(documents()[i].path);
      order.emplace_back(is_of_pages ? claim_of(below_root(documents()[i].path)).value_or(others) : of_plans,
                         i);
    }
    std::sort(order.begin(), order.end());
    for (const auto& [rank, number] : order) place_living(number, rank < others);
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
    const auto folder = may_be_index ? folder_of_index(path) : std::nullopt;
    if (folder && !site_.folders[*folder].index) {
      site_.folders[*folder].index = number;
      placed.folder = *folder;
      placed.url = site_.folders[*folder].url;
      taken_.take(placed.url, number);
      return;
    }
    placed.url = document_address(path);
    // A README beside an index is a page of its own, ".../readme/".
    if (is_index_name(path)) placed.url.text += slugify(file_stem(path)) + "/";
    site_.folders[placed.folder].documents.push_back(number);
    if (!folder || !has_name_of_index(number, *folder)) return take(number);
    complain_of_collision(number, site_.folders[*folder].url);
    placed.url = taken_.take_free(placed.url, number);
  }

  // "Index.md" or "index.markdown" where "index.md" is the folder's page: two files for one place.
  bool has_name_of_index(DocumentNumber number, FolderNumber folder) const {
    const auto name_of = [&](DocumentNumber one) {
      return to_lower_ascii(file_stem(documents()[one].path.text));
    };
    return name_of(number) == name_of(*site_.folders[folder].index);
  }

  void check_own_folder(const Url& url) {
    if (!taken_.is_folder(url)) return;
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
    for (const std::string& language : portal_.history.settings.further_languages)
      check_own_folder({address_prefix(language) + "/"});
    if (has_as_of()) check_own_folder(as_of_url);
    if (shelf().is_empty()) return;
    for (const Url& url : {districts_url, calendar_url, compare_url, registers_url}) check_own_folder(url);
    if (site_.has_roles) check_own_folder(roles_url);
    check_own_folder(downloads_url);
    for (const ShelvedDistrict& district : shelf().districts) {
      const Url& url = site_.districts.emplace_back(
          taken_.take_free({districts_url.text + slugify(district.folder) + "/"}));
      std::vector<Url>& schools = site_.schools.emplace_back();
      for (const School& school : district.district.schools)
        schools.push_back(taken_.take_free({url.text + "schools/" + slugify(school.id.value) + "/"}));
    }
  }

  void place_initiatives() {
    for (const ShelvedPlan& plan : shelf().plans) {
      const Url& url = site_.documents[plan.document].url;
      for (const std::string_view name : {"versions", "changes", "reports", "minutes", "assessments"})
        taken_.take({url.text + std::string(name) + "/"});
      std::vector<Url>& initiatives = site_.initiatives.emplace_back();
      for (const Initiative& initiative : plan.plan.initiatives)
        initiatives.push_back(taken_.take_free(initiative_address(url, initiative.id.value)));
    }
  }

  void take(DocumentNumber number) {
    Url& url = site_.documents[number].url;
    if (taken_.is_free(url)) return taken_.take(url, number);
    complain_of_collision(number, url);
    url = taken_.take_free(url, number);
  }

  std::optional<DocumentNumber> find_index(const Url& url) const {
    const auto folder = std::find_if(site_.folders.begin(), site_.folders.end(),
                                     [&](const Folder& one) { return one.url == url; });
    return folder == site_.folders.end() ? std::nullopt : folder->index;
  }

  void complain_of_collision(DocumentNumber number, const Url& url) {
    const SourcePath& path = documents()[number].path;
    std::optional<DocumentNumber> other = taken_.find_owner(url);
    if (!other) other = find_index(url);  // the front page is one of the site itself
    problems_.push_back(
        make_diagnostic(portal_.history.settings.plain ? Severity::warning : Severity::error,
                        "address-collision", {path, 0, 0, 1},
                        fmt::format("this document would have the address {}, as has {}", url.text,
                                    other ? documents()[*other].path.text : "a page of the site itself"),
                        "rename one of the two files"));
  }

  void place_removed_documents() {
    const LaterTenants tenants(portal_.history,
                               [&](const SourcePath& path) { return address_of(portal_, path); });
    for (DocumentNumber i = 0; i < documents().size(); ++i) {
      const PublicDocument& document = documents()[i];
      if (!document.is_removed) continue;
      site_.has_removed = true;
      Url& url = site_.documents[i].url;
      url = address_of(portal_, document.path);
      // What stood where another language stands now.
      if (taken_.is_kept(url)) url.text.insert(url.text.find('/', 1), "-page");
      if (!taken_.is_free(url) || tenants.took_place_of(i))
        url = with_suffix(url, "-until-" + iso_date(document.versions.back().date));
      url = taken_.take_free(url, i);
    }
  }

  std::vector<TranslatedVersion> list_translated_versions() const {
    std::vector<TranslatedVersion> list;
    for (const PublicDocument& document : translations_.documents) {
      const auto place = find_translation(portal_.history.settings, document.path);
      if (!place) continue;
      const auto original = find_original(portal_.history, document);
      for (const Version& version : document.versions) {
        TranslatedVersion translated{
            version.date, place->language, version.title, version.event, version.redaction.has_value(), {}};
        if (original && version.event != EventKind::removed)
          translated.url = {address_prefix(place->language) + site_.version_url(*original, version).text};
        list.push_back(std::move(translated));
      }
    }
    return list;
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

  const Portal& portal_;
  const PublicTranslations& translations_;
  Site site_;
  Diagnostics problems_;
  std::map<std::string, FolderNumber> folder_numbers_;
  TakenAddresses taken_;
};

}  // namespace

std::pair<Site, Diagnostics> lay_out_site(const Portal& portal, const PublicTranslations& translations) {
  return Layout(portal, translations).lay_out();
}

}  // namespace gazette
