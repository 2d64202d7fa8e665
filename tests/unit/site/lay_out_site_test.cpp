#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "gate_fixture.h"
#include "site/site.h"

namespace gazette {

namespace {

struct LaidOut {
  Portal portal;
  Site site;
  Diagnostics problems;
};

LaidOut lay_out(const GitFixture& git, const SiteSettings& settings, bool has_versions = true) {
  Portal portal = assemble_portal(pass_gate(git, settings, {}, has_versions).history);
  auto [site, problems] = lay_out_site(portal);
  // Nothing may stand in the place of something else.
  std::set<std::string> files;
  for (const Page& page : site.pages) {
    CAPTURE(page.url.text);
    CHECK(files.insert(output_path(page.url).text).second);
  }
  return {std::move(portal), std::move(site), std::move(problems)};
}

LaidOut lay_out(const GitFixture& git) {
  return lay_out(git, plain_settings("Pages"));
}

// A repository with these files, each with a heading.
LaidOut lay_out_files(const std::vector<std::string>& paths, const SiteSettings& settings) {
  const GitFixture git;
  for (const std::string& path : paths) git.write(path, std::string(open_header) + "# " + path + "\n");
  git.commit("Add", "2020-01-01T12:00:00Z");
  return lay_out(git, settings);
}

LaidOut lay_out_files(const std::vector<std::string>& paths) {
  return lay_out_files(paths, plain_settings("Pages"));
}

std::string addresses(const LaidOut& laid_out) {
  std::string list;
  for (DocumentNumber i = 0; i < laid_out.portal.history.documents.size(); ++i) {
    list += laid_out.portal.document(i).path.text + " " + laid_out.site.documents[i].url.text + "; ";
  }
  return list;
}

std::string redirects(const LaidOut& laid_out) {
  std::string list;
  for (const Page& page : laid_out.site.pages) {
    if (page.kind == PageKind::redirect) list += page.url.text + " > " + page.target.text + "\n";
  }
  return list;
}

const Page* page_at(const LaidOut& laid_out, const std::string& url) {
  const auto found = std::find_if(laid_out.site.pages.begin(), laid_out.site.pages.end(),
                                  [&](const Page& page) { return page.url.text == url; });
  return found == laid_out.site.pages.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("an empty site has a home, an index, a search, updates and a page for what isn't found") {
  const GitFixture git;
  git.commit("Nothing", "2020-01-01T12:00:00Z");
  const LaidOut laid_out = lay_out(git);
  for (const char* url : {"/", "/a-z/", "/search/", "/updates/", "/404.html"})
    CHECK(page_at(laid_out, url) != nullptr);
  CHECK(laid_out.site.pages.size() == 5);
}

TEST_CASE("a document has its page, its history, and a page for each version and change") {
  const GitFixture git;
  put(git, "a.md", "# One\n", "2020-01-01");
  put(git, "a.md", "# Two\n", "2020-01-02");
  const LaidOut laid_out = lay_out(git);
  for (const char* url : {"/a/", "/a/versions/", "/a/versions/2020-01-01/", "/a/versions/2020-01-02/",
                          "/a/changes/2020-01-02/"}) {
    CAPTURE(std::string(url));
    CHECK(page_at(laid_out, url) != nullptr);
  }
  CHECK(page_at(laid_out, "/a/changes/2020-01-01/") == nullptr);
}

TEST_CASE("without versions there is neither history nor news") {
  const GitFixture git;
  put(git, "a.md", "# One\n", "2020-01-01");
  put(git, "b.md", "# One\n", "2020-01-01");
  rename(git, "b.md", "c.md", "2020-01-02");
  const LaidOut laid_out = lay_out(git, plain_settings("Pages"), false);
  CHECK(page_at(laid_out, "/a/versions/") == nullptr);
  CHECK(page_at(laid_out, "/updates/") == nullptr);
  CHECK(page_at(laid_out, "/b/") == nullptr);
}

TEST_CASE("an index of other capitals takes no folder's page away") {
  // In the order of their paths, capitals come first.
  CHECK(addresses(lay_out_files({"Index.md", "index.md"})) == "Index.md /index/; index.md /; ");
  CHECK(addresses(lay_out_files({"README.md", "Readme.md", "a.md"})) ==
        "README.md /; Readme.md /readme/; a.md /a/; ");
}

TEST_CASE("the index of a folder is index before README") {
  CHECK(addresses(lay_out_files({"a/README.md", "a/index.md", "README.md"})) ==
        "README.md /; a/README.md /a/readme/; a/index.md /a/; ");
  CHECK(addresses(lay_out_files({"a/readme.md", "a/b.md"})) == "a/b.md /a/b/; a/readme.md /a/; ");
}

TEST_CASE("a file beside a folder of its name is the folder's page") {
  const LaidOut laid_out = lay_out_files({"a.md", "a/b.md"});
  CHECK(addresses(laid_out) == "a.md /a/; a/b.md /a/b/; ");
  CHECK(laid_out.problems.empty());
  CHECK(page_at(laid_out, "/a/")->kind == PageKind::page);
}

TEST_CASE("a file beside a folder that has an index of its own gets a number") {
  const LaidOut laid_out = lay_out_files({"a.md", "a/index.md"});
  CHECK(addresses(laid_out) == "a.md /a-2/; a/index.md /a/; ");
  CHECK(listed(laid_out.problems) == "a.md:0:0 warning address-collision\n");
}

TEST_CASE("two documents at one address are an error, in plain mode a warning and a number") {
  const std::vector<std::string> paths = {"content/A b.md", "content/a-b.md", "content/a_b.md"};
  const LaidOut plain = lay_out_files(paths, [] {
    SiteSettings settings = plain_settings("Pages");
    settings.roots.folders = {"content"};
    return settings;
  }());
  CHECK(addresses(plain) == "content/A b.md /a-b/; content/a-b.md /a-b-2/; content/a_b.md /a-b-3/; ");
  CHECK(listed(plain.problems) ==
        "content/a-b.md:0:0 warning address-collision\ncontent/a_b.md:0:0 warning address-collision\n");
  CHECK(has_errors(lay_out_files(paths, site_settings()).problems));
}

TEST_CASE("a number doesn't take the address of another document") {
  const LaidOut laid_out = lay_out_files({"a b.md", "a-b-2.md", "a-b.md"});
  CHECK(addresses(laid_out) == "a b.md /a-b/; a-b-2.md /a-b-2/; a-b.md /a-b-3/; ");
}

TEST_CASE("names of the site's own pages are nobody's") {
  CHECK(addresses(
            lay_out_files({"updates.md", "a-z/index.md", "404.html.md", "assets/x.md", "x/versions/y.md"})) ==
        "404.html.md /404-html/; a-z/index.md /a-z-page/; assets/x.md /assets-page/x/; updates.md "
        "/updates-page/; "
        "x/versions/y.md /x/versions-page/y/; ");
}

TEST_CASE("two folders that differ in case are one for readers") {
  const LaidOut laid_out = lay_out_files({"Data/a.md", "data/b.md"});
  CHECK(addresses(laid_out) == "Data/a.md /data/a/; data/b.md /data/b/; ");
  CHECK(laid_out.problems.empty());
}

TEST_CASE("folders lead to what is below them, and count it") {
  const LaidOut laid_out = lay_out_files({"index.md", "a/x.md", "a/b/y.md", "a/b/z.md"});
  const Site& site = laid_out.site;
  CHECK(site.folders[0].page_count == 4);
  const Folder& a = site.folders[site.find_folder("a").value()];
  CHECK(a.page_count == 3);
  CHECK(a.documents.size() == 1);
  CHECK(a.folders.size() == 1);
  CHECK(page_at(laid_out, "/a/")->kind == PageKind::folder);
  CHECK(page_at(laid_out, "/a/b/")->kind == PageKind::folder);
  CHECK_FALSE(site.find_folder("b"));
  CHECK_FALSE(site.find_folder("a/"));
}

TEST_CASE("a former address leads on, with its versions and changes") {
  const GitFixture git;
  put(git, "old.md", "# One\n", "2020-01-01");
  put(git, "old.md", "# Two\n", "2020-01-02");
  rename(git, "old.md", "new.md", "2020-01-03");
  put(git, "new.md", "# Three\n", "2020-01-04");
  CHECK(redirects(lay_out(git)) ==
        "/old/ > /new/\n/old/versions/ > /new/versions/\n/old/versions/2020-01-01/ > "
        "/new/versions/2020-01-01/\n/old/versions/2020-01-02/ > "
        "/new/versions/2020-01-02/\n/old/changes/2020-01-02/ "
        "> /new/changes/2020-01-02/\n");
}

TEST_CASE("a former address that another document has leads nowhere else") {
  const GitFixture git;
  put(git, "old.md", "# One\n", "2020-01-01");
  rename(git, "old.md", "new.md", "2020-01-02");
  put(git, "old.md", "# Another\n", "2020-01-03");
  const LaidOut laid_out = lay_out(git);
  CHECK(page_at(laid_out, "/old/")->kind == PageKind::page);
  CHECK(page_at(laid_out, "/old/versions/2020-01-03/")->kind == PageKind::version);
  CHECK(redirects(laid_out) == "/old/versions/2020-01-01/ > /new/versions/2020-01-01/\n");
}

TEST_CASE("a chain of former addresses leads to where the document is now") {
  const GitFixture git;
  put(git, "a.md", "# One\n", "2020-01-01");
  rename(git, "a.md", "b.md", "2020-01-02");
  rename(git, "b.md", "c.md", "2020-01-03");
  const std::string list = redirects(lay_out(git));
  CHECK(list.find("/a/ > /c/\n") != std::string::npos);
  CHECK(list.find("/b/ > /c/\n") != std::string::npos);
}

TEST_CASE("a removed document keeps its address for its tombstone") {
  const GitFixture git;
  put(git, "a.md", "# One\n", "2020-01-01");
  take_away(git, "a.md", "2020-01-02");
  const LaidOut laid_out = lay_out(git);
  CHECK(page_at(laid_out, "/a/")->kind == PageKind::tombstone);
  CHECK(page_at(laid_out, "/removed/") != nullptr);
  CHECK(page_at(laid_out, "/a/versions/2020-01-01/") != nullptr);
}

TEST_CASE("a removed document whose address is taken gets one with its date") {
  const GitFixture git;
  put(git, "a.md", "# One\n", "2020-01-01");
  take_away(git, "a.md", "2020-01-02");
  put(git, "A.md", "# Another\n", "2020-01-03");
  const LaidOut laid_out = lay_out(git);
  CHECK(page_at(laid_out, "/a/")->kind == PageKind::page);
  CHECK(page_at(laid_out, "/a-until-2020-01-02/")->kind == PageKind::tombstone);
}

TEST_CASE("a removed document keeps the address with its date when what came to its place moves on") {
  const GitFixture git;
  put(git, "a.md", "# One\n", "2020-01-01");
  take_away(git, "a.md", "2020-01-02");
  put(git, "A.md", "# Another\n", "2020-01-03");
  SUBCASE("is renamed") {
    rename(git, "A.md", "b.md", "2020-01-04");
  }
  SUBCASE("is removed, too") {
    take_away(git, "A.md", "2020-01-04");
  }
  const LaidOut laid_out = lay_out(git);
  CHECK(page_at(laid_out, "/a-until-2020-01-02/")->kind == PageKind::tombstone);
  CHECK(page_at(laid_out, "/a-until-2020-01-02/versions/2020-01-01/") != nullptr);
  CHECK(page_at(laid_out, "/a/")->kind ==
        (page_at(laid_out, "/b/") != nullptr ? PageKind::redirect : PageKind::tombstone));
}

TEST_CASE("a removed document keeps its address whatever stood there before it") {
  const GitFixture git;
  put(git, "A.md", "# Another\n", "2020-01-01");
  rename(git, "A.md", "b.md", "2020-01-02");
  put(git, "a.md", "# One\n", "2020-01-03");
  take_away(git, "a.md", "2020-01-04");
  CHECK(page_at(lay_out(git), "/a/")->kind == PageKind::tombstone);
}

TEST_CASE("a withdrawn document has a tombstone and neither history nor versions") {
  const GitFixture git;
  put(git, "old.md", "# One\n", "2020-01-01");
  rename(git, "old.md", "a.md", "2020-01-02");
  put(git, "a.md", "---\nstatus: withdrawn\n---\n# One\n", "2020-01-03");
  const LaidOut laid_out = lay_out(git);
  CHECK(page_at(laid_out, "/a/")->kind == PageKind::tombstone);
  for (const Page& page : laid_out.site.pages) {
    CHECK(page.url.text.find("versions") == std::string::npos);
    CHECK(page.url.text.find("old") == std::string::npos);
  }
}

TEST_CASE("news stand on a page for each year, the newest first") {
  const GitFixture git;
  put(git, "a.md", "# One\n", "2018-01-01");
  put(git, "a.md", "# Two\n", "2020-01-01");
  const LaidOut laid_out = lay_out(git);
  CHECK(laid_out.site.update_years == std::vector<int>{2020, 2018});
  CHECK(page_at(laid_out, "/updates/") != nullptr);
  CHECK(page_at(laid_out, "/updates/2018/") != nullptr);
  CHECK(page_at(laid_out, "/updates/2020/") == nullptr);
}

TEST_CASE("every page kind has a template of its own name") {
  std::set<std::string_view> names;
  for (uint8_t kind = 0; kind <= static_cast<uint8_t>(PageKind::not_found); ++kind) {
    names.insert(name_of(static_cast<PageKind>(kind)));
  }
  CHECK(names.size() == static_cast<size_t>(PageKind::not_found) + 1);
  CHECK_FALSE(names.contains(""));
}

}  // namespace gazette
