#include "feeds/sitemap.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "feeds/site_address.h"
#include "feeds/xml_text.h"
#include "site/feed_addresses.h"
#include "site/page_languages.h"

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

// `also`: what is said besides.
std::string write_entry(std::string_view tag, const std::string& address, std::optional<Date> day,
                        std::string_view also = {}) {
  const std::string changed = day ? fmt::format("<lastmod>{}</lastmod>", iso_date(*day)) : std::string();
  return fmt::format("<{0}><loc>{1}</loc>{2}{3}</{0}>\n", tag, xml_text(address), changed, also);
}

// Of a page that stands in each language: where it does.
std::string write_alternates(const SiteSettings& settings, const SiteLanguages& languages, const Page& page) {
  std::string links;
  for (const SiteLanguage& language : languages.all) {
    links +=
        fmt::format("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", xml_text(language.code),
                    xml_text(address_on_site(settings, {language.prefix + page.url.text})));
  }
  return links;
}

std::string close_sitemap(const std::string& entries, bool has_languages) {
  const std::string_view links = has_languages ? " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"" : "";
  return fmt::format("{}<urlset xmlns=\"{}\"{}>\n{}</urlset>\n", head, space, links, entries);
}

}  // namespace

std::vector<std::pair<Url, std::string>> write_sitemaps(const Portal& portal, const Site& site,
                                                        const SiteLanguages* languages,
                                                        const SitemapLimits& limits) {
  constexpr size_t frame = 200;  // what stands around the entries
  const SiteSettings& settings = portal.history.settings;
  std::vector<std::string> parts(1);
  size_t count = 0;
  const auto add = [&](const std::string& entry) {
    if (count == limits.addresses || parts.back().size() + entry.size() + frame > limits.bytes) {
      parts.emplace_back();
      count = 0;
    }
    parts.back() += entry;
    ++count;
  };
  for (const Page& page : site.pages) {
    if (!is_listed(page.kind)) continue;
    const std::optional<Date> day = day_of(portal, site, page);
    if (languages == nullptr || !is_in_each_language(page.kind)) {
      add(write_entry("url", address_on_site(settings, page.url), day));
      continue;
    }
    const std::string also = write_alternates(settings, *languages, page);
    for (const SiteLanguage& language : languages->all)
      add(write_entry("url", address_on_site(settings, {language.prefix + page.url.text}), day, also));
  }
  const bool has_languages = languages != nullptr;
  if (parts.size() == 1) return {{sitemap_url, close_sitemap(parts.front(), has_languages)}};
  std::vector<std::pair<Url, std::string>> files;
  std::string index;
  for (size_t i = 0; i < parts.size(); ++i) {
    const Url url{fmt::format("/sitemap-{}.xml", i + 1)};
    index += write_entry("sitemap", address_on_site(settings, url), std::nullopt);
    files.emplace_back(url, close_sitemap(parts[i], has_languages));
  }
  files.emplace_back(sitemap_url,
                     fmt::format("{}<sitemapindex xmlns=\"{}\">\n{}</sitemapindex>\n", head, space, index));
  return files;
}

std::string write_robots(const SiteSettings& settings) {
  return fmt::format("User-agent: *\nAllow: /\nSitemap: {}\n", address_on_site(settings, sitemap_url));
}

}  // namespace gazette
