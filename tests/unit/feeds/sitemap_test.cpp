#include "feeds/sitemap.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "feeds/atom_feed.h"
#include "feeds/xml_text.h"

namespace gazette {

namespace {

struct SmallSite {
  Portal portal = assemble_portal([] {
    PublicHistory history;
    history.settings.address = "https://plans.example.org";
    history.has_versions = false;
    return history;
  }());
  Site site;

  explicit SmallSite(size_t pages) {
    for (size_t i = 0; i < pages; ++i)
      site.pages.push_back({PageKind::folder, {fmt::format("/{}/", i)}, 0, 0, {}});
    site.pages.push_back({PageKind::redirect, {"/old/"}, 0, 0, {"/0/"}});
    site.pages.push_back({PageKind::version, {"/0/versions/2024-01-01/"}, 0, 0, {}});
  }
};

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the sitemap lists pages as they are now, and neither old versions nor redirects") {
  const SmallSite small(2);
  const auto files = write_sitemaps(small.portal, small.site);
  REQUIRE(files.size() == 1);
  CHECK(files[0].first.text == "/sitemap.xml");
  CHECK(holds(files[0].second, "<loc>https://plans.example.org/1/</loc>"));
  CHECK_FALSE(holds(files[0].second, "old"));
  CHECK_FALSE(holds(files[0].second, "versions"));
}

TEST_CASE("a sitemap is split at either limit, and then has an index") {
  const SmallSite small(5);
  const auto by_count = write_sitemaps(small.portal, small.site, nullptr, {2, 50'000});
  REQUIRE(by_count.size() == 4);
  CHECK(by_count[0].first.text == "/sitemap-1.xml");
  CHECK(holds(by_count[2].second, "/4/"));
  CHECK(by_count[3].first.text == "/sitemap.xml");
  CHECK(holds(by_count[3].second, "<sitemap><loc>https://plans.example.org/sitemap-3.xml</loc></sitemap>"));
  const auto by_size = write_sitemaps(small.portal, small.site, nullptr, {1000, 350});
  CHECK(by_size.size() > 2);
  for (const auto& [url, text] : by_size) {
    if (url.text != "/sitemap.xml") CHECK(text.size() <= 350);
  }
}

TEST_CASE("XML has no sign that it can't have") {
  CHECK(xml_text("a<b>&\"c\"") == "a&lt;b&gt;&amp;&quot;c&quot;");
  CHECK(xml_text("a\x01"
                 "b\xEF\xBF\xBF") == "a\uFFFDb\uFFFD");
}

TEST_CASE("an entry's markup is text in a feed") {
  AtomFeed feed;
  feed.entries.push_back({"urn:a", "A & B", "changes/", "x", "x", "amendment", "<p>a &lt; b</p>"});
  const std::string xml = write_atom(feed);
  CHECK(holds(xml, "<title>A &amp; B</title>"));
  CHECK(holds(xml, "<content type=\"html\">&lt;p&gt;a &amp;lt; b&lt;/p&gt;</content>"));
}

}  // namespace gazette
