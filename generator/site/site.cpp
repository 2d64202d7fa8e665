#include "site/site.h"

#include <fmt/format.h>

#include <algorithm>

namespace gazette {

std::string_view name_of(PageKind kind) {
  switch (kind) {
    case PageKind::home:
      return "home";
    case PageKind::page:
      return "page";
    case PageKind::folder:
      return "folder";
    case PageKind::index:
      return "index";
    case PageKind::search:
      return "search";
    case PageKind::updates:
      return "updates";
    case PageKind::removed:
      return "removed";
    case PageKind::history:
      return "history";
    case PageKind::version:
      return "version";
    case PageKind::withheld:
      return "withheld";
    case PageKind::change:
      return "change";
    case PageKind::since:
      return "since";
    case PageKind::districts:
      return "districts";
    case PageKind::district:
      return "district";
    case PageKind::school:
      return "school";
    case PageKind::plan:
      return "plan";
    case PageKind::initiative:
      return "initiative";
    case PageKind::report:
      return "report";
    case PageKind::minutes:
      return "minutes";
    case PageKind::assessment:
      return "assessment";
    case PageKind::calendar:
      return "calendar";
    case PageKind::roles:
      return "roles";
    case PageKind::downloads:
      return "downloads";
    case PageKind::registers:
      return "registers";
    case PageKind::register_list:
      return "register";
    case PageKind::as_of:
      return "as_of";
    case PageKind::as_of_day:
      return "as_of_day";
    case PageKind::district_as_of:
      return "district_as_of";
    case PageKind::district_day:
      return "district_day";
    case PageKind::packets:
      return "packets";
    case PageKind::packet:
      return "packet";
    case PageKind::compare:
      return "compare";
    case PageKind::district_years:
      return "district_years";
    case PageKind::tombstone:
      return "tombstone";
    case PageKind::redirect:
      return "redirect";
    case PageKind::not_found:
      return "not_found";
  }
  return "";
}

Url Site::version_url(DocumentNumber document, const Version& version) const {
  return {documents[document].url.text + "versions/" + version.id + "/"};
}

Url Site::change_url(DocumentNumber document, const Version& version) const {
  return {documents[document].url.text + "changes/" + version.id + "/"};
}

Url Site::since_url(DocumentNumber document, const Version& version) const {
  return {documents[document].url.text + "changes/since/" + version.id + "/"};
}

bool Site::has_since(DocumentNumber document, uint32_t version) const {
  const std::vector<uint32_t>& since = documents[document].since;
  return std::find(since.begin(), since.end(), version) != since.end();
}

Url Site::history_url(DocumentNumber document) const {
  return {documents[document].url.text + "versions/"};
}

Url Site::updates_url(int year) const {
  if (update_years.empty() || year == update_years.front()) return {"/updates/"};
  return {fmt::format("/updates/{:04}/", year)};
}

Url Site::registers_url(std::optional<DistrictNumber> district) const {
  return district ? Url{districts[*district].text + "registers/"} : gazette::registers_url;
}

Url Site::register_url(const RegisterPage& page) const {
  const std::string own = fmt::format("{}{}/", registers_url(page.district).text, name_of(page.kind));
  return {page.year ? fmt::format("{}{:04}/", own, *page.year) : own};
}

Url Site::as_of_url(Date day) const {
  return {fmt::format("{}{}/", gazette::as_of_url.text, iso_date(day))};
}

Url Site::as_of_url(int year) const {
  return {fmt::format("{}{:04}/", gazette::as_of_url.text, year)};
}

Url Site::district_as_of_url(DistrictNumber district) const {
  return {districts[district].text + "as-of/"};
}

Url Site::district_as_of_url(DistrictNumber district, Date day) const {
  return {fmt::format("{}as-of/{}/", districts[district].text, iso_date(day))};
}

Url Site::packets_url(DistrictNumber district) const {
  return {districts[district].text + "packets/"};
}

Url Site::packet_url(DistrictNumber district, Date day) const {
  return {fmt::format("{}packets/{}/", districts[district].text, iso_date(day))};
}

std::optional<Url> Site::find_packet(DistrictNumber district, Date day) const {
  const std::vector<Packet>& own = packets[district];
  const bool has_one =
      std::any_of(own.begin(), own.end(), [&](const Packet& packet) { return packet.day == day; });
  return has_one ? std::optional(packet_url(district, day)) : std::nullopt;
}

Url Site::years_url(DistrictNumber district) const {
  return {districts[district].text + "years/"};
}

std::optional<FolderNumber> Site::find_folder(std::string_view source_folder) const {
  const auto found =
      std::lower_bound(folder_paths.begin(), folder_paths.end(), source_folder,
                       [](const auto& entry, std::string_view path) { return entry.first < path; });
  if (found == folder_paths.end() || found->first != source_folder) return std::nullopt;
  return found->second;
}

}  // namespace gazette
