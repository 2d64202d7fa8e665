#include "site/as_of_days.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <string>

#include "model/plan_file.h"

namespace gazette {

namespace {

Date day_of(const Portal& portal, const PortalEvent& event) {
  return portal.document(event.document).versions[event.version].date;
}

}  // namespace

std::optional<uint32_t> AsOfDays::find_state(DistrictNumber district, Date day) const {
  const std::vector<Date>& dates = districts[district];
  const auto after = std::upper_bound(dates.begin(), dates.end(), day);
  if (after == dates.begin()) return std::nullopt;
  return static_cast<uint32_t>(after - dates.begin() - 1);
}

std::optional<DistrictNumber> find_district(const PlanShelf& shelf, const PublicDocument& document) {
  if (document.kind == DocumentKind::page) return std::nullopt;
  const std::string_view folder = district_folder(document.path);
  for (DistrictNumber i = 0; i < shelf.districts.size(); ++i) {
    if (shelf.districts[i].folder == folder) return i;
  }
  return std::nullopt;
}

AsOfDays list_as_of_days(const Portal& portal, const std::vector<TranslatedVersion>& translated) {
  AsOfDays list;
  const PublicHistory& history = portal.history;
  if (history.settings.plain || !history.has_versions || portal.events.empty()) return list;
  std::map<Date, AsOfDay> days;
  std::vector<std::set<Date>> of_districts(portal.shelf.districts.size());
  const auto note_district = [&](DistrictNumber district, Date date) {
    if (!of_districts[district].insert(date).second) return;
    days[date].districts.push_back(district);
  };
  list.documents.resize(portal.shelf.districts.size());
  std::vector<std::optional<DistrictNumber>> district_of;
  for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
    district_of.push_back(find_district(portal.shelf, history.documents[i]));
    if (district_of[i]) list.documents[*district_of[i]].push_back(i);
  }
  for (const PortalEvent& event : portal.events | std::views::reverse) {
    const Date date = day_of(portal, event);
    days[date].events.push_back(event);
    if (district_of[event.document]) note_district(*district_of[event.document], date);
  }
  const Date first = day_of(portal, portal.events.back());
  const Date last = history.build_date.value_or(day_of(portal, portal.events.front()));
  for (DistrictNumber i = 0; i < portal.shelf.districts.size(); ++i) {
    for (const Designation& designation : portal.shelf.districts[i].district.designations) {
      const PlacedDate& from = designation.from;
      if (from && first <= from.value && from.value <= last) note_district(i, from.value);
    }
  }
  for (const TranslatedVersion& version : translated) days[version.date].translated.push_back(version);
  for (uint32_t i = 0; i < history.redactions.size(); ++i) {
    const Date decided_on = history.redactions[i].decided_on;
    if (first <= decided_on && decided_on <= last) days[decided_on].redactions.push_back(i);
  }
  for (auto& [date, day] : days) {
    day.date = date;
    std::sort(day.districts.begin(), day.districts.end());
    list.days.push_back(std::move(day));
  }
  for (const std::set<Date>& dates : of_districts) list.districts.emplace_back(dates.begin(), dates.end());
  return list;
}

}  // namespace gazette
