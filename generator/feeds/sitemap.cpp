#include "feeds/sitemap.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "feeds/site_address.h"
#include "feeds/xml_text.h"
#include "site/feed_addresses.h"

namespace gazette {

namespace {

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view space = "http://www.sitemaps.org/schemas/sitemap/0.9";

bool is_listed(PageKind kind) {
  switch (kind) {
    case PageKind::version:
    case PageKind::withheld:
    case PageKind::change:
    case PageKind::since:
    case PageKind::as_of_day:
    case PageKind::district_day:
    case PageKind::tombstone:
    case PageKind::redirect:
    case PageKind::not_found:
      return false;
    default:
      return true;
  }
}

// The day on which the page last told something new; none: that isn't known.
std::optional<Date> day_of(const Portal& portal, const Site& site, const Page& page) {
  const PublicHistory& history = portal.history;
  if (!history.has_versions) return std::nullopt;
  switch (page.kind) {
    case PageKind::page:
    case PageKind::initiative:
    case PageKind::minutes:
    case PageKind::assessment:
    case PageKind::report:
    case PageKind::history:
      return portal.document(page.subject).versions.back().date;
    case PageKind::plan: {
      Date day = portal.document(page.subject).versions.back().date;
      for (const ReportNumber report : portal.shelf.plan_of(page.subject).reports)
        day = std::max(day, portal.document(portal.shelf.reports[report].document).versions.back().date);
      return day;
    }
    case PageKind::district: {
      const bool has_days =
          page.subject < site.as_of.districts.size() && !site.as_of.districts[page.subject].empty();
      return has_days ? std::optional(site.as_of.districts[page.subject].back()) : std::nullopt;
    }
    case PageKind::home:
    case PageKind::index:
    case PageKind::updates:
      return newest_day(portal);
    default:
      return std::nullopt;
  }
}

std::string write_entry(std::string_view tag, const std::string& address, std::optional<Date> day) {
  const std::string changed = day ? fmt::format("<lastmod>{}</lastmod>", iso_date(*day)) : std::string();
  return fmt::format("<{0}><loc>{1}</loc>{2}</{0}>\n", tag, xml_text(address), changed);
}

std::string close_sitemap(const std::string& entries) {
  return fmt::format("{}<urlset xmlns=\"{}\">\n{}</urlset>\n", head, space, entries);
}

}  // namespace

std::vector<std::pair<Url, std::string>> write_sitemaps(const Portal& portal, const Site& site,
                                                        const SitemapLimits& limits) {
  constexpr size_t frame = 200;  // what stands around the entries
  const SiteSettings& settings = portal.history.settings;
  std::vector<std::string> parts(1);
  size_t count = 0;
  for (const Page& page : site.pages) {
    if (!is_listed(page.kind)) continue;
    const std::string entry =
        write_entry("url", address_on_site(settings, page.url), day_of(portal, site, page));
    if (count == limits.addresses || parts.back().size() + entry.size() + frame > limits.bytes) {
      parts.emplace_back();
      count = 0;
    }
    parts.back() += entry;
    ++count;
  }
  if (parts.size() == 1) return {{sitemap_url, close_sitemap(parts.front())}};
  std::vector<std::pair<Url, std::string>> files;
  std::string index;
  for (size_t i = 0; i < parts.size(); ++i) {
    const Url url{fmt::format("/sitemap-{}.xml", i + 1)};
    index += write_entry("sitemap", address_on_site(settings, url), std::nullopt);
    files.emplace_back(url, close_sitemap(parts[i]));
  }
  files.emplace_back(sitemap_url,
                     fmt::format("{}<sitemapindex xmlns=\"{}\">\n{}</sitemapindex>\n", head, space, index));
  return files;
}

std::string write_robots(const SiteSettings& settings) {
  return fmt::format("User-agent: *\nAllow: /\nSitemap: {}\n", address_on_site(settings, sitemap_url));
}

}  // namespace gazette
