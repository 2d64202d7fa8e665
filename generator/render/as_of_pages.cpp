#include "render/as_of_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/district_crumbs.h"
#include "render/district_state.h"
#include "render/language_views.h"
#include "render/register_pages.h"

namespace gazette {

namespace {

std::string day_key(const Page& page, const RenderParts& parts) {
  const bool is_of_district = page.kind == PageKind::district_day;
  const Date date = is_of_district ? parts.site.as_of.districts[page.subject][page.part]
                                   : parts.site.as_of.days[page.subject].date;
  return parts.words.date_text(date);
}

ViewList view_home_crumb(const RenderParts& parts, const Url& page) {
  return {view_link(page, parts.words.text("layout.home"), home_url)};
}

// {date, url, count, districts (how many)}.
ViewRecord view_day(const RenderParts& parts, const Url& page, const AsOfDay& day) {
  ViewRecord record;
  record.set("date", parts.words.date(day.date)).set("count", day.count_changes());
  record.set("url", relative_url(page, parts.site.as_of_url(day.date)));
  return record;
}

// {event, title, language, code, url (or nothing), is_withheld}.
ViewList view_translated(const RenderParts& parts, const Url& page, const AsOfDay& day) {
  ViewList list;
  for (const TranslatedVersion& version : day.translated) {
    ViewRecord record;
    record.set("event", name_of_event(version.event)).set("title", version.title);
    record.set("language", name_of_language(parts, version.language)).set("code", version.language);
    record.set("is_withheld", version.is_withheld);
    record.set("url", version.url.text.empty() ? ViewValue() : ViewValue(relative_url(page, version.url)));
    list.emplace_back(std::move(record));
  }
  return list;
}

// Newest first: {year, url, count, is_current}.
ViewList view_years(const RenderParts& parts, const Url& page, int current) {
  ViewList years;
  const std::vector<AsOfDay>& days = parts.site.as_of.days;
  for (size_t end = days.size(); end > 0;) {
    const int year = static_cast<int>(days[end - 1].date.year());
    size_t begin = end;
    while (begin > 0 && static_cast<int>(days[begin - 1].date.year()) == year) --begin;
    ViewRecord record;
    record.set("year", std::to_string(year)).set("url", relative_url(page, parts.site.as_of_url(year)));
    record.set("count", end - begin).set("is_current", year == current);
    years.emplace_back(std::move(record));
    end = begin;
  }
  return years;
}

// {date, url} of a neighbor, or nothing.
ViewValue view_neighbor(const RenderParts& parts, const Url& page, Date date, const Url& url) {
  ViewRecord record;
  record.set("date", parts.words.date(date)).set("url", relative_url(page, url));
  return record;
}

}  // namespace

std::string title_of_day(const RenderParts& parts, const Page& page) {
  const auto name_of = [&](DistrictNumber district) {
    return parts.portal.shelf.districts[district].district.name;
  };
  switch (page.kind) {
    case PageKind::as_of:
      return page.subject == 0 ? parts.words.text("as_of.title")
                               : parts.words.fill("as_of.of_year", {std::to_string(page.subject)});
    case PageKind::as_of_day:
      return parts.words.fill("as_of.of_day", {day_key(page, parts)});
    case PageKind::district_as_of:
      return parts.words.fill("as_of.of_district", {name_of(page.subject)});
    default:
      return parts.words.fill("as_of.of_district_day", {name_of(page.subject), day_key(page, parts)});
  }
}

void fill_as_of(const RenderParts& parts, const Page& page, ViewRecord& view) {
  ViewList crumbs = view_home_crumb(parts, page.url);
  if (page.subject != 0) crumbs.emplace_back(view_link(page.url, parts.words.text("as_of.title"), as_of_url));
  view.set("breadcrumbs", std::move(crumbs));
  const int year = static_cast<int>(page.subject);
  view.set("years", view_years(parts, page.url, year));
  view.set("year", year == 0 ? ViewValue() : ViewValue(std::to_string(year)));
  ViewList days;
  for (const AsOfDay& day : parts.site.as_of.days) {
    if (year != 0 && static_cast<int>(day.date.year()) == year)
      days.insert(days.begin(), view_day(parts, page.url, day));
  }
  view.set("days", std::move(days));
  ViewList districts;
  const std::vector<ShelvedDistrict>& shelved = parts.portal.shelf.districts;
  for (DistrictNumber i = 0; year == 0 && i < shelved.size(); ++i) {
    if (parts.site.as_of.districts[i].empty()) continue;
    districts.emplace_back(view_link(page.url, shelved[i].district.name, parts.site.district_as_of_url(i)));
  }
  view.set("districts", std::move(districts));
}

void fill_as_of_day(const RenderParts& parts, const Page& page, ViewRecord& view) {
  constexpr size_t most_groups = 3;
  const std::vector<AsOfDay>& days = parts.site.as_of.days;
  const AsOfDay& day = days[page.subject];
  const int year = static_cast<int>(day.date.year());
  ViewList crumbs = view_home_crumb(parts, page.url);
  crumbs.emplace_back(view_link(page.url, parts.words.text("as_of.title"), as_of_url));
  crumbs.emplace_back(view_link(page.url, std::to_string(year), parts.site.as_of_url(year)));
  view.set("breadcrumbs", std::move(crumbs)).set("date", parts.words.date(day.date));
  ViewList events;
  for (const PortalEvent& event : day.events)
    events.emplace_back(view_version_change(parts, page.url, event.document, event.version, most_groups));
  view.set("events", std::move(events)).set("translated", view_translated(parts, page.url, day));
  ViewList redactions;
  for (const uint32_t redaction : day.redactions)
    redactions.emplace_back(view_redaction(parts, page.url, redaction));
  view.set("redactions", std::move(redactions));
  ViewList districts;
  for (const DistrictNumber district : day.districts) {
    ViewRecord record = view_link(page.url, parts.portal.shelf.districts[district].district.name,
                                  parts.site.district_as_of_url(district, day.date));
    record.set("designations", view_designations_from(parts, district, day.date));
    districts.emplace_back(std::move(record));
  }
  view.set("districts", std::move(districts));
  const Url others{as_of_url.text};
  const bool has_districts = !parts.portal.shelf.is_empty();
  view.set("other_districts_url",
           has_districts ? ViewValue(relative_url(page.url, others) + "#_districts") : ViewValue());
  const auto neighbor = [&](bool exists, size_t at) {
    return exists ? view_neighbor(parts, page.url, days[at].date, parts.site.as_of_url(days[at].date))
                  : ViewValue();
  };
  view.set("previous", neighbor(page.subject > 0, page.subject - size_t{1}));
  view.set("next", neighbor(page.subject + 1 < days.size(), page.subject + size_t{1}));
}

void fill_district_as_of(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const std::vector<Date>& dates = parts.site.as_of.districts[page.subject];
  view.set("breadcrumbs", view_crumbs_to_district(parts, page.url, page.subject));
  view.set("district", view_link(page.url, parts.portal.shelf.districts[page.subject].district.name,
                                 parts.site.districts[page.subject]));
  ViewList states;
  for (size_t i = dates.size(); i-- > 0;) {
    ViewRecord record;
    record.set("date", parts.words.date(dates[i]));
    record.set("until", i + 1 < dates.size() ? parts.words.date(dates[i + 1]) : ViewValue());
    record.set("url", relative_url(page.url, parts.site.district_as_of_url(page.subject, dates[i])));
    states.emplace_back(std::move(record));
  }
  view.set("states", std::move(states));
}

void fill_district_day(const RenderParts& parts, const Page& page, DocumentWork& work, ViewRecord& view) {
  const std::vector<Date>& dates = parts.site.as_of.districts[page.subject];
  const Date date = dates[page.part];
  ViewList crumbs = view_crumbs_to_district(parts, page.url, page.subject);
  crumbs.emplace_back(
      view_link(page.url, parts.words.text("as_of.title"), parts.site.district_as_of_url(page.subject)));
  view.set("breadcrumbs", std::move(crumbs));
  view.set("district", view_link(page.url, parts.portal.shelf.districts[page.subject].district.name,
                                 parts.site.districts[page.subject]));
  view.set("date", parts.words.date(date));
  view.set("until", page.part + 1 < dates.size() ? parts.words.date(dates[page.part + 1]) : ViewValue());
  view.set("day_url", relative_url(page.url, parts.site.as_of_url(date)));
  add_district_state(parts, page, date, work, view);
  const auto neighbor = [&](bool exists, size_t at) {
    return exists ? view_neighbor(parts, page.url, dates[at],
                                  parts.site.district_as_of_url(page.subject, dates[at]))
                  : ViewValue();
  };
  view.set("previous", neighbor(page.part > 0, page.part - size_t{1}));
  view.set("next", neighbor(page.part + 1 < dates.size(), page.part + size_t{1}));
}

}  // namespace gazette
