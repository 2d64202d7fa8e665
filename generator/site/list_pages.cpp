#include "site/list_pages.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "model/read_record.h"
#include "site/address.h"
#include "site/as_of_days.h"

namespace gazette {

namespace {

class PageLister {
 public:
  PageLister(const Portal& portal, TakenAddresses& taken, Site& site)
      : portal_(portal), taken_(taken), site_(site) {}

  void list() && {
    site_.pages.push_back({PageKind::home, home_url, site_.folders[0].index.value_or(0), 0, {}});
    site_.pages.push_back({PageKind::index, index_url, 0, 0, {}});
    site_.pages.push_back({PageKind::search, search_url, 0, 0, {}});
    site_.pages.push_back({PageKind::not_found, not_found_url, 0, 0, {}});
    if (site_.has_removed) site_.pages.push_back({PageKind::removed, removed_url, 0, 0, {}});
    if (portal_.history.has_versions) list_updates();
    for (FolderNumber i = 1; i < site_.folders.size(); ++i) {
      const Folder& folder = site_.folders[i];
      if (!folder.index && folder.page_count > 0)
        site_.pages.push_back({PageKind::folder, folder.url, i, 0, {}});
    }
    list_district_pages();
    list_register_pages_of_site();
    list_as_of_pages();
    find_versions_to_compare();
    for (DocumentNumber i = 0; i < documents().size(); ++i) list_document_pages(i);
    take_addresses_of_pages();
    for (DocumentNumber i = 0; i < documents().size(); ++i) list_redirects(i);
  }

 private:
  const std::vector<PublicDocument>& documents() const { return portal_.history.documents; }
  const PlanShelf& shelf() const { return portal_.shelf; }

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

  const SourceValue& facts_of(const Version& version) const {
    return portal_.history.blobs->facts(version.blob).front_matter.value;
  }

  // By the id that they have now, or had when they were removed.
  std::map<std::string, DocumentNumber> list_plan_ids() const {
    std::map<std::string, DocumentNumber> ids;
    for (DocumentNumber i = 0; i < documents().size(); ++i) {
      const Version* version = documents()[i].latest_text();
      if (documents()[i].kind != DocumentKind::plan || version == nullptr) continue;
      const std::string id = read_text(facts_of(*version), "id").value;
      if (!documents()[i].is_removed) ids[id] = i;
      ids.try_emplace(id, i);
    }
    return ids;
  }

  // Which versions of a plan were ever called approved, by the plan, or measured, by a report: another day of
  // approval, or a report that is gone, takes no address away.
  void find_versions_to_compare() {
    since_.resize(documents().size());
    since_withheld_.resize(documents().size());
    if (!portal_.history.has_versions) return;
    const std::map<std::string, DocumentNumber> plans = list_plan_ids();
    const auto add = [&](DocumentNumber plan, Date day) {
      if (const auto version = find_version_on(documents()[plan], day)) since_[plan].push_back(*version);
      const std::vector<Version>& versions = documents()[plan].versions;
      for (uint32_t v = 0; v < versions.size() && (v == 0 || versions[v].date <= day); ++v) {
        const bool is_in_force = v + 1 == versions.size() || day < versions[v + 1].date;
        if (versions[v].redaction && is_in_force) since_withheld_[plan].push_back(v);
      }
    };
    for (DocumentNumber i = 0; i < documents().size(); ++i) {
      const PublicDocument& document = documents()[i];
      const bool is_plan = document.kind == DocumentKind::plan;
      if (!is_plan && document.kind != DocumentKind::report) continue;
      for (const Version& version : document.versions) {
        if (!version.has_text()) continue;
        const SourceValue& facts = facts_of(version);
        const PlacedDate day = read_date(facts, is_plan ? "approved_on" : "dated");
        const auto plan = is_plan ? plans.end() : plans.find(read_text(facts, "plan").value);
        if (is_plan && day) add(i, day.value);
        if (plan != plans.end()) add(plan->second, day ? day.value : document.versions.front().date);
      }
    }
    for (DocumentNumber i = 0; i < documents().size(); ++i) {
      std::vector<uint32_t>& since = since_[i];
      std::sort(since.begin(), since.end());
      since.erase(std::unique(since.begin(), since.end()), since.end());
      std::erase_if(since, [&](uint32_t version) { return version + 1 == documents()[i].versions.size(); });
      if (!documents()[i].is_removed) site_.documents[i].since = since;
    }
  }

  void list_district_pages() {
    if (shelf().is_empty()) return;
    site_.pages.push_back({PageKind::districts, districts_url, 0, 0, {}});
    site_.pages.push_back({PageKind::calendar, calendar_url, 0, 0, {}});
    site_.pages.push_back({PageKind::compare, compare_url, 0, 0, {}});
    if (site_.has_roles) site_.pages.push_back({PageKind::roles, roles_url, 0, 0, {}});
    if (site_.has_downloads) site_.pages.push_back({PageKind::downloads, downloads_url, 0, 0, {}});
    for (DistrictNumber i = 0; i < site_.districts.size(); ++i) {
      site_.pages.push_back({PageKind::district, site_.districts[i], i, 0, {}});
      if (shelf().districts[i].plans.size() > 1)
        site_.pages.push_back({PageKind::district_years, site_.years_url(i), i, 0, {}});
      for (uint32_t school = 0; school < site_.schools[i].size(); ++school)
        site_.pages.push_back({PageKind::school, site_.schools[i][school], i, school, {}});
    }
  }

  void list_register_pages_of_site() {
    const std::vector<RegisterPage>& pages = site_.register_pages;
    if (pages.empty()) return;
    site_.pages.push_back({PageKind::registers, registers_url, 0, 0, {}});
    for (DistrictNumber i = 0; i < site_.districts.size(); ++i)
      site_.pages.push_back({PageKind::registers, site_.registers_url(i), i + 1, 0, {}});
    for (uint32_t i = 0; i < pages.size(); ++i)
      site_.pages.push_back({PageKind::register_list, site_.register_url(pages[i]), i, 0, {}});
  }

  void list_as_of_pages() {
    const AsOfDays& as_of = site_.as_of;
    if (as_of.days.empty()) return;
    site_.pages.push_back({PageKind::as_of, as_of_url, 0, 0, {}});
    int year = 0;
    for (uint32_t i = 0; i < as_of.days.size(); ++i) {
      const Date date = as_of.days[i].date;
      if (year != static_cast<int>(date.year())) {
        year = static_cast<int>(date.year());
        site_.pages.push_back({PageKind::as_of, site_.as_of_url(year), static_cast<uint32_t>(year), 0, {}});
      }
      site_.pages.push_back({PageKind::as_of_day, site_.as_of_url(date), i, 0, {}});
    }
    for (DistrictNumber district = 0; district < as_of.districts.size(); ++district) {
      const std::vector<Date>& dates = as_of.districts[district];
      if (!dates.empty())
        site_.pages.push_back(
            {PageKind::district_as_of, site_.district_as_of_url(district), district, 0, {}});
      for (uint32_t i = 0; i < dates.size(); ++i)
        site_.pages.push_back(
            {PageKind::district_day, site_.district_as_of_url(district, dates[i]), district, i, {}});
      list_packets_of(district);
    }
  }

  void list_packets_of(DistrictNumber district) {
    const std::vector<Packet>& packets = site_.packets[district];
    for (uint32_t i = 0; i < packets.size(); ++i)
      site_.pages.push_back({PageKind::packet, site_.packet_url(district, packets[i].day), district, i, {}});
    if (!packets.empty())
      site_.pages.push_back({PageKind::packets, site_.packets_url(district), district, 0, {}});
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
      case DocumentKind::assessment:
        return PageKind::assessment;
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
        if (version.event == EventKind::removed) continue;
        const PageKind kind = version.redaction ? PageKind::withheld : PageKind::version;
        site_.pages.push_back({kind, site_.version_url(number, version), number, v, {}});
        if (!version.has_text() || !text_before(document, v)) continue;
        site_.pages.push_back({PageKind::change, site_.change_url(number, version), number, v, {}});
      }
      if (document.has_past()) {
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
    for (const Page& page : site_.pages) taken_.take(page.url);
  }

  void redirect(const Url& from, const Url& to) {
    if (from == to || !taken_.is_free(from) || taken_.is_kept(from)) return;
    taken_.take(from);
    site_.pages.push_back({PageKind::redirect, from, 0, 0, to});
  }

  // Of the first `version_count` versions, from below an address of the plan: to the sheet's page, and where
  // the plan has it no more, to the plan.
  void list_initiative_redirects(DocumentNumber number, const Url& below, size_t version_count) {
    const PublicDocument& document = documents()[number];
    const Url& url = site_.documents[number].url;
    const auto plan = shelf().find_plan(number);
    for (size_t v = 0; v < version_count; ++v) {
      for (const VersionSheet& sheet : document.versions[v].sheets) {
        const SourceValue::Entry* id = portal_.history.blobs->facts(sheet.blob).front_matter.value.find("id");
        if (id == nullptr) continue;
        const Url page = initiative_address(url, id->value.text);
        const bool stands =
            plan && std::find(site_.initiatives[*plan].begin(), site_.initiatives[*plan].end(), page) !=
                        site_.initiatives[*plan].end();
        redirect(initiative_address(below, id->value.text), stands ? page : url);
      }
    }
  }

  // A district whose folder is gone leads to the one that has its plans now, page by page. `former`: where
  // one stood.
  void list_district_redirect(DocumentNumber number, const SourcePath& former) {
    const std::string_view folder = district_folder(former);
    const bool stands =
        std::any_of(shelf().districts.begin(), shelf().districts.end(),
                    [&](const ShelvedDistrict& district) { return district.folder == folder; });
    const auto now = find_district(shelf(), documents()[number]);
    const Url address = address_of(portal_, former);
    const size_t end = address.text.find('/', districts_url.text.size());
    if (folder.empty() || stands || !now || end == std::string::npos) return;
    const std::string below = address.text.substr(0, end + 1);
    if (!gone_districts_.insert(below).second) return;
    const std::string& home = site_.districts[*now].text;
    const size_t page_count = site_.pages.size();
    for (size_t i = 0; i < page_count; ++i) {
      const Page& page = site_.pages[i];
      if (is_of_district(page.kind) && page.url.text.starts_with(home))
        redirect({below + page.url.text.substr(home.size())}, Url(page.url));
    }
  }

  // A page of a district that is no document's.
  static bool is_of_district(PageKind kind) {
    switch (kind) {
      case PageKind::district:
      case PageKind::district_years:
      case PageKind::school:
      case PageKind::registers:
      case PageKind::register_list:
      case PageKind::district_as_of:
      case PageKind::district_day:
      case PageKind::packet:
      case PageKind::packets:
        return true;
      default:
        return false;
    }
  }

  // What the public could reach at an earlier address leads on to where it stands now.
  void list_redirects(DocumentNumber number) {
    const PublicDocument& document = documents()[number];
    if (!portal_.history.has_versions) return;
    list_initiative_redirects(number, site_.documents[number].url, document.versions.size());
    // There is nothing to compare, or nothing to compare with, any more.
    for (const uint32_t version : since_withheld_[number])
      redirect(site_.since_url(number, document.versions[version]), site_.history_url(number));
    for (const uint32_t version : document.is_removed ? since_[number] : std::vector<uint32_t>())
      redirect(site_.since_url(number, document.versions[version]), site_.history_url(number));
    for (auto former = document.former_paths.rbegin(); former != document.former_paths.rend(); ++former) {
      const Url old_url = address_of(portal_, former->path);
      const Url& url = site_.documents[number].url;
      redirect(old_url, url);
      list_initiative_redirects(number, old_url, former->version_count);
      if (!document.is_removed) list_district_redirect(number, former->path);
      redirect({old_url.text + "versions/"}, site_.history_url(number));
      for (uint32_t v = 0; v < former->version_count; ++v) {
        const Version& version = document.versions[v];
        if (version.event == EventKind::removed) continue;
        redirect({old_url.text + "versions/" + version.id + "/"}, site_.version_url(number, version));
        if (!version.has_text() || !text_before(document, v)) continue;
        redirect({old_url.text + "changes/" + version.id + "/"}, site_.change_url(number, version));
      }
      for (const uint32_t version : site_.documents[number].since) {
        const Version& since = document.versions[version];
        if (version < former->version_count)
          redirect({old_url.text + "changes/since/" + since.id + "/"}, site_.since_url(number, since));
      }
    }
  }

  const Portal& portal_;
  TakenAddresses& taken_;
  Site& site_;
  std::vector<std::vector<uint32_t>> since_;           // by document: versions compared with the one in force
  std::vector<std::vector<uint32_t>> since_withheld_;  // likewise, but withheld
  std::set<std::string> gone_districts_;               // addresses that lead on
};

}  // namespace

void list_pages(const Portal& portal, TakenAddresses& taken, Site& site) {
  PageLister(portal, taken, site).list();
}

}  // namespace gazette
