#include "render/downloads.h"

#include <fmt/format.h>

#include "site/feed_addresses.h"

namespace gazette {

namespace {

// "12 KB": as people say it.
std::string size_in_words(const RenderParts& parts, size_t bytes) {
  if (bytes < 1000) return parts.words.fill("data.bytes", {std::to_string(bytes)});
  const size_t thousands = (bytes + 500) / 1000;
  if (thousands < 1000) return parts.words.fill("data.kilobytes", {std::to_string(thousands)});
  const size_t tenths = (bytes + 50'000) / 100'000;
  return parts.words.fill("data.megabytes", {fmt::format("{}.{}", tenths / 10, tenths % 10)});
}

ViewRecord view_file(const RenderParts& parts, const Url& page, std::string title, const Url& url,
                     size_t bytes) {
  ViewRecord record = view_link(page, std::move(title), url);
  record.set("size", size_in_words(parts, bytes));
  return record;
}

ViewRecord view_table(const RenderParts& parts, const Url& page, const TableDownload& download) {
  const TableRule& rule = *download.rule;
  ViewRecord record;
  record.set("id", rule.name).set("title", parts.words.text(fmt::format("data.table.{}.title", rule.name)));
  record.set("meaning", parts.words.text(fmt::format("data.table.{}.meaning", rule.name)));
  record.set("rows", download.rows);
  record.set("csv", view_file(parts, page, "CSV", table_url(rule.name, "csv"), download.csv_bytes));
  record.set("json", view_file(parts, page, "JSON", table_url(rule.name, "json"), download.json_bytes));
  ViewList columns;
  for (const ColumnRule& column : rule.columns) {
    ViewRecord one;
    one.set("name", column.name)
        .set("type", parts.words.text(fmt::format("data.type.{}", name_of(column.type))));
    one.set("meaning", parts.words.text(fmt::format("data.column.{}", column.name)));
    ViewList choices;
    for (const std::string_view choice : column.choices) choices.emplace_back(std::string(choice));
    one.set("choices", std::move(choices));
    columns.emplace_back(std::move(one));
  }
  record.set("columns", std::move(columns));
  return record;
}

ViewList view_subscriptions(const Url& page, const std::vector<Subscription>& subscriptions) {
  ViewList list;
  for (const Subscription& one : subscriptions) list.emplace_back(view_link(page, one.title, one.url));
  return list;
}

}  // namespace

void fill_downloads(const RenderParts& parts, const Url& page, const Downloads& downloads, ViewRecord& view) {
  const PublicHistory& history = parts.portal.history;
  const SiteSettings& settings = history.settings;
  view.set("breadcrumbs", ViewList{view_link(page, parts.words.text("layout.home"), home_url)});
  const auto newest = newest_day(parts.portal);
  view.set("as_of", newest ? parts.words.date(*newest) : ViewValue());
  ViewList tables;
  for (const TableDownload& table : downloads.tables) tables.emplace_back(view_table(parts, page, table));
  view.set("tables", std::move(tables));
  view.set("package", view_file(parts, page, "datapackage.json", package_url, downloads.package_bytes));
  view.set("license", text_or_nothing(settings.license.empty() ? settings.license_url : settings.license));
  view.set("license_url", text_or_nothing(settings.license_url));
  view.set("site_address", text_or_nothing(settings.address));
  view.set("cited_address",
           settings.address.empty() ? downloads_url.text : settings.address + downloads_url.text);
  view.set("feeds", view_subscriptions(page, downloads.feeds));
  view.set("calendars", view_subscriptions(page, downloads.calendars));
  view.set("most_entries", downloads.most_entries);
}

}  // namespace gazette
