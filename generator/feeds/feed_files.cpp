#include "feeds/feed_files.h"

#include <algorithm>

#include "feeds/atom_feed.h"
#include "feeds/calendar_file.h"
#include "feeds/change_feeds.h"
#include "feeds/paper_tables.h"
#include "feeds/place_tables.h"
#include "feeds/plan_tables.h"
#include "feeds/program_tables.h"
#include "feeds/register_tables.h"
#include "feeds/report_tables.h"
#include "feeds/site_address.h"
#include "feeds/sitemap.h"
#include "feeds/table_package.h"
#include "feeds/write_csv.h"
#include "feeds/write_json.h"
#include "render/role_events.h"
#include "site/as_of_days.h"
#include "site/feed_addresses.h"

namespace gazette {

namespace {

using From = FeedFile::From;
using Kind = FeedFile::Kind;

constexpr std::string_view csv_type = "text/csv; charset=utf-8";
constexpr std::string_view json_type = "application/json";
constexpr std::string_view atom_type = "application/atom+xml; charset=utf-8";
constexpr std::string_view calendar_type = "text/calendar; charset=utf-8";

Table list_calendar_rows(const RenderParts& parts, const DocumentNames& names,
                         const std::vector<DatedEvent>& events) {
  Table table{&table_rule("calendar"), {}};
  const PlanShelf& shelf = parts.portal.shelf;
  for (const DatedEvent& event : events) {
    RowMaker row(*table.rule);
    row.set("event", event.key).set("kind_of_event", std::string(name_of(event.kind)));
    row.set("date", iso_date(event.date)).set("last_date", iso_date(event.last.value_or(event.date)));
    row.set("title", event.title);
    if (event.district) row.set("district", shelf.districts[*event.district].folder);
    if (event.plan) row.set("plan", names.of(shelf.plans[*event.plan].document));
    row.set("address", address_on_site(parts.portal.history.settings, event.url));
    table.rows.push_back(std::move(row).take());
  }
  return table;
}

// In the order of their rules.
std::vector<Table> list_all_tables(const RenderParts& parts, const DocumentNames& names,
                                   const std::vector<DatedEvent>& events) {
  std::vector<Table> tables = {list_districts(parts), list_schools(parts), list_designations(parts)};
  PlanTables plans = list_plan_tables(parts, names);
  for (Table* table :
       {&plans.plans, &plans.objectives, &plans.initiatives, &plans.benchmarks, &plans.final_outcomes})
    tables.push_back(std::move(*table));
  for (Table* table : {&plans.stated.activities, &plans.stated.stated_facts, &plans.stated.stated_cells,
                       &plans.stated.figures})
    tables.push_back(std::move(*table));
  ReportTables reports = list_report_tables(parts, names);
  for (Table* table : {&reports.reports, &reports.ratings, &reports.benchmark_statuses})
    tables.push_back(std::move(*table));
  PaperTables papers = list_paper_tables(parts, names);
  for (Table* table : {&papers.minutes, &papers.assessments, &papers.assessment_levels})
    tables.push_back(std::move(*table));
  ProgramTables programs = list_program_tables(parts, names);
  for (Table* table : {&programs.programs, &programs.program_districts, &programs.program_schools,
                       &programs.program_check_ins})
    tables.push_back(std::move(*table));
  tables.push_back(list_amendment_rows(parts, names));
  tables.push_back(list_correction_rows(parts, names));
  tables.push_back(list_calendar_rows(parts, names, events));
  return tables;
}

}  // namespace

FeedFiles::FeedFiles(const RenderParts& parts) : parts_(parts) {
  if (parts.site.has_downloads) {
    roles_ = list_roles_with_days(parts);
    program_roles_ = list_roles_of_programs(parts);
    list_tables();
  }
  list_feeds();
  list_calendars();
  add_sitemaps();
}

void FeedFiles::list_tables() {
  const std::vector<TableRule>& rules = table_rules();
  for (uint32_t i = 0; i < rules.size(); ++i) {
    files_.push_back({table_url(rules[i].name, "csv"), csv_type, From::plans, Kind::table_csv, i});
    files_.push_back({table_url(rules[i].name, "json"), json_type, From::plans, Kind::table_json, i});
  }
  files_.push_back({package_url, json_type, From::plans, Kind::package, 0});
}

void FeedFiles::find_places() {
  const Portal& portal = parts_.portal;
  plans_.resize(portal.history.documents.size());
  districts_.resize(portal.history.documents.size());
  const auto put = [&](DocumentNumber document, std::optional<PlanNumber> plan) {
    if (plan) plans_[document] = portal.shelf.plans[*plan].document;
  };
  for (PlanNumber i = 0; i < portal.shelf.plans.size(); ++i) put(portal.shelf.plans[i].document, i);
  for (const ShelvedReport& report : portal.shelf.reports) put(report.document, report.plan);
  for (const ShelvedMinutes& minutes : portal.shelf.minutes) put(minutes.document, minutes.plan);
  for (const ShelvedAssessment& one : portal.shelf.assessments) put(one.document, one.plan);
  for (DocumentNumber i = 0; i < districts_.size(); ++i)
    districts_[i] = find_district(portal.shelf, portal.document(i));
}

void FeedFiles::list_feeds() {
  if (!has_feed(parts_.portal)) return;
  find_places();
  files_.push_back({all_changes_url, atom_type, From::events, Kind::site_feed, 0});
  const PlanShelf& shelf = parts_.portal.shelf;
  for (DistrictNumber i = 0; i < shelf.districts.size(); ++i) {
    if (has_feed(parts_.portal, parts_.site, i))
      files_.push_back({feed_url(parts_.site, i), atom_type, From::plans, Kind::district_feed, i});
  }
  for (const ShelvedPlan& plan : shelf.plans)
    files_.push_back({feed_url_of_plan(parts_.site, plan.document), atom_type, From::plans, Kind::plan_feed,
                      plan.document});
}

void FeedFiles::list_calendars() {
  for (DistrictNumber i = 0; i < parts_.portal.shelf.districts.size(); ++i) {
    if (has_dated_events(parts_.portal, i))
      files_.push_back(
          {calendar_file_url(parts_.site, i), calendar_type, From::plans, Kind::district_days, i});
  }
  for (uint32_t i = 0; i < roles_.size(); ++i)
    files_.push_back({calendar_file_url(roles_[i]), calendar_type, From::plans, Kind::role_days, i});
  for (uint32_t i = 0; i < program_roles_.size(); ++i) {
    const Url url = calendar_file_url(parts_.site, program_roles_[i].program, program_roles_[i].id);
    files_.push_back({url, calendar_type, From::plans, Kind::program_role_days, i});
  }
}

void FeedFiles::add_sitemaps() {
  const SiteSettings& settings = parts_.portal.history.settings;
  if (settings.address.empty()) return;
  const bool has_several = parts_.languages != nullptr && parts_.languages->all.size() > 1;
  sitemaps_ = write_sitemaps(parts_.portal, parts_.site, has_several ? parts_.languages : nullptr);
  sitemaps_.emplace_back(robots_url, write_robots(settings));
  for (uint32_t i = 0; i < sitemaps_.size(); ++i) {
    const std::string_view type = i + 1 == sitemaps_.size() ? "text/plain; charset=utf-8" : "application/xml";
    files_.push_back({sitemaps_[i].first, type, From::pages, Kind::sitemap, i});
  }
}

const FeedFile* FeedFiles::find(std::string_view url) const {
  const auto found =
      std::find_if(files_.begin(), files_.end(), [&](const FeedFile& file) { return file.url.text == url; });
  return found == files_.end() ? nullptr : &*found;
}

const std::vector<DatedEvent>& FeedFiles::events() const {
  std::call_once(events_once_, [this] { events_ = list_dated_events(parts_, DocumentNames(parts_)); });
  return events_;
}

const FeedFiles::Made& FeedFiles::made() const {
  std::call_once(made_once_, [this] {
    made_.tables = list_all_tables(parts_, DocumentNames(parts_), events());
    for (const Table& table : made_.tables) {
      made_.csv.push_back(write_csv(table));
      made_.json.push_back(write_json(table));
      made_.downloads.tables.push_back(
          {table.rule, table.rows.size(), made_.csv.back().size(), made_.json.back().size()});
    }
    made_.package = write_package(parts_, made_.tables, made_.csv);
    made_.downloads.package_bytes = made_.package.size();
    made_.downloads.most_entries = most_entries;
    const PlanShelf& shelf = parts_.portal.shelf;
    for (const FeedFile& file : files_) {
      if (file.kind == Kind::site_feed)
        made_.downloads.feeds.push_back(
            {parts_.words.fill("feed.all", {parts_.portal.history.settings.title}), file.url});
      if (file.kind == Kind::district_feed)
        made_.downloads.feeds.push_back({shelf.districts[file.subject].district.name, file.url});
      if (file.type == calendar_type) made_.downloads.calendars.push_back({name_calendar(file), file.url});
    }
  });
  return made_;
}

const Downloads& FeedFiles::downloads() const {
  return made().downloads;
}

std::string FeedFiles::make(const FeedFile& file) const {
  switch (file.kind) {
    case Kind::table_csv:
      return made().csv[file.subject];
    case Kind::table_json:
      return made().json[file.subject];
    case Kind::package:
      return made().package;
    case Kind::site_feed:
    case Kind::district_feed:
    case Kind::plan_feed:
      return make_feed(file);
    case Kind::district_days:
    case Kind::role_days:
    case Kind::program_role_days:
      return make_calendar(file);
    case Kind::sitemap:
      return sitemaps_[file.subject].second;
  }
  return {};
}

std::string FeedFiles::make_feed(const FeedFile& file) const {
  const Portal& portal = parts_.portal;
  if (file.kind == Kind::site_feed)
    return write_feed(parts_, file.url, {"/updates/"},
                      parts_.words.fill("feed.all", {portal.history.settings.title}), portal.events);
  std::vector<PortalEvent> events;
  for (const PortalEvent& event : portal.events) {
    if (events.size() == most_entries) break;
    const bool is_here = file.kind == Kind::plan_feed ? plans_[event.document] == file.subject
                                                      : districts_[event.document] == file.subject;
    if (is_here) events.push_back(event);
  }
  if (file.kind == Kind::plan_feed) {
    const std::string title = full_title(parts_, portal.document(file.subject));
    return write_feed(parts_, file.url, parts_.site.documents[file.subject].url,
                      parts_.words.fill("feed.of", {title}), events);
  }
  return write_feed(parts_, file.url, parts_.site.districts[file.subject],
                    parts_.words.fill("feed.of", {portal.shelf.districts[file.subject].district.name}),
                    events);
}

std::string FeedFiles::name_calendar(const FeedFile& file) const {
  if (file.kind == Kind::district_days) return parts_.portal.shelf.districts[file.subject].district.name;
  if (file.kind == Kind::role_days) return roles_[file.subject];
  const ProgramRole& role = program_roles_[file.subject];
  return parts_.words.fill("event.program",
                           {parts_.portal.document(role.program).versions.back().title, role.title});
}

bool FeedFiles::is_in(const DatedEvent& event, const FeedFile& calendar) const {
  if (calendar.kind == Kind::district_days) return event.is_of(calendar.subject);
  if (calendar.kind == Kind::role_days) return true;
  const ProgramRole& role = program_roles_[calendar.subject];
  return event.program == role.program &&
         std::find(event.roles.begin(), event.roles.end(), role.id) != event.roles.end();
}

std::string FeedFiles::make_calendar(const FeedFile& file) const {
  const SiteSettings& settings = parts_.portal.history.settings;
  const bool is_of_role = file.kind == Kind::role_days;
  const std::vector<ShelvedDistrict>& districts = parts_.portal.shelf.districts;
  std::vector<CalendarDay> days;
  for (const DatedEvent& event : is_of_role ? list_role_events(parts_, roles_[file.subject]) : events()) {
    if (!is_in(event, file)) continue;
    CalendarDay day;
    day.uid = stable_uuid(settings, {"event", event.key});
    day.date = event.date;
    day.last = event.last;
    day.title = event.district ? districts[*event.district].district.name + ": " + event.title : event.title;
    day.note = event.note;
    if (!settings.address.empty()) day.address = address_on_site(settings, event.url);
    if (!is_of_role) day.category = name_of(event.kind);
    // Where the site knows no days, each event's own stands in for the day on which it was said.
    day.stamp = instant_of(event.published.value_or(event.date), settings.utc_offset_minutes);
    days.push_back(std::move(day));
  }
  return write_calendar_file(parts_.words.fill("feed.days_of", {name_calendar(file)}), days);
}

}  // namespace gazette
