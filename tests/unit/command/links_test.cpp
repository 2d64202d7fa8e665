// Where links lead, seen on the pages of a whole build: resolved by place and time, and never to a draft.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "base/files.h"
#include "build.h"
#include "git_fixture.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

// What became of each link and image on a page, by its label.
class Built {
 public:
  explicit Built(const GitFixture& git, const std::vector<std::string>& content = {}) {
    BuildOptions options;
    options.repository = git.path();
    options.plain = true;
    options.content = content;
    Stopwatch stopwatch;
    SourceLine line(git.path(), "", true);
    const auto prepared = prepare_site(line, options, stopwatch);
    for (const Diagnostic& problem : prepared->problems) {
      problems_ +=
          problem.place.file.text + ":" + std::to_string(problem.place.line) + " " + problem.code + "\n";
    }
    OutputFolder output(folder_.path() / "site", git.path());
    write_site(*prepared, output, false);
  }

  std::string page(const std::string& path) const {
    return read_file(folder_.path() / "site" / path).value_or("there is no page " + path);
  }

  // The address of the link with this label on the page: "" if the label is plain text.
  std::string link(const std::string& path, const std::string& label) const {
    const std::string html = page(path);
    const size_t end = html.find(">" + label + "</a>");
    if (end == std::string::npos) return html.find(label) == std::string::npos ? "no such label" : "";
    const size_t begin = html.rfind("href=\"", end) + 6;
    return html.substr(begin, html.find('"', begin) - begin);
  }

  bool exists(const std::string& path) const { return fs::exists(folder_.path() / "site" / path); }
  size_t count_attachments() const {
    return exists("files") ? list_files(folder_.path() / "site" / "files").size() : 0;
  }
  // All that readers get.
  std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> files;
    for (const std::string& path : list_files(folder_.path() / "site")) files.emplace(path, page(path));
    return files;
  }
  const std::string& problems() const { return problems_; }

 private:
  TemporaryFolder folder_;
  std::string problems_;
};

// "[1](DESTINATION)" and so on, a paragraph each.
std::string links(const std::vector<std::string>& destinations) {
  std::string text = "# Links\n\n";
  for (size_t i = 0; i < destinations.size(); ++i) {
    text += "[link" + std::to_string(i) + ".](<" + destinations[i] + ">)\n\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a link to a file leads to its page") {
  const GitFixture git;
  git.write("a/from.md",
            links({"to.md", "./to.md", "../a/to.md", "/a/to.md", "to", "to.html", "../b/index.md", "../b/",
                   "../b", "with%20space.md", "../README.md", "to.md?x=1", "..", "/b/index.md"}));
  git.write("a/to.md", "# To\n");
  git.write("a/with space.md", "# Space\n");
  git.write("b/index.md", "# B\n");
  git.write("README.md", "# Home\n");
  git.commit("Add", "2020-01-01T12:00:00Z");
  const Built built(git);
  CAPTURE(built.problems());
  const std::vector<std::string> expected = {"../to/", "../to/",   "../to/",   "../to/",   "../to/",
                                             "../to/", "../../b/", "../../b/", "../../b/", "../with-space/",
                                             "../../", "../to/",   "../../",   "../../b/"};
  for (size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(built.link("a/from/index.html", "link" + std::to_string(i) + ".") == expected[i]);
  }
  CHECK(built.problems().empty());
}

TEST_CASE("an anchor is found however it is spelled") {
  const GitFixture git;
  git.write("from.md",
            links({"to.md#data-teams", "to.md#data--teams", "to.md#Data%20%26%20Teams", "to.md#Data & Teams",
                   "to.md#datateams", "to.md#nothing", "#here", "#Here", "#nowhere", "#", "#top"}) +
                "\n## Here\n");
  git.write("to.md", "# To\n\n## Data & Teams\n");
  git.commit("Add", "2020-01-01T12:00:00Z");
  const Built built(git);
  for (const char* label : {"link0.", "link1.", "link2.", "link3.", "link4."}) {
    CAPTURE(std::string(label));
    CHECK(built.link("from/index.html", label) == "../to/#data-teams");
  }
  CHECK(built.link("from/index.html", "link5.") == "../to/");
  CHECK(built.link("from/index.html", "link6.") == "#here");
  CHECK(built.link("from/index.html", "link7.") == "#here");
  CHECK(built.link("from/index.html", "link8.").empty());
  CHECK(built.link("from/index.html", "link9.") == "#top");
  CHECK(built.link("from/index.html", "link10.") == "#top");
  CHECK(built.problems() == "from.md:13 broken-anchor\nfrom.md:19 broken-anchor\n");
}

TEST_CASE("a link to a draft is plain text on the page, and its author is told what it is") {
  const GitFixture git;
  git.write("from.md",
            links({"draft.md", "nothing.md", "drafts/", "drafts/x.md", "../outside.md", "later.md"}));
  git.write("draft.md", "---\nstatus: draft\n---\n# Secret\n");
  git.write("drafts/x.md", "---\ndraft: true\n---\n# Secret\n");
  git.write("later.md", "---\npublish_on: 2090-01-01\n---\n# Secret\n");
  git.commit("Add", "2020-01-01T12:00:00Z");
  const Built built(git);
  for (size_t i = 0; i < 6; ++i) {
    CAPTURE(i);
    CHECK(built.link("from/index.html", "link" + std::to_string(i) + ".").empty());
  }
  CHECK(built.problems() ==
        "from.md:3 link-to-draft\nfrom.md:5 broken-link\nfrom.md:7 broken-link\nfrom.md:9 link-to-draft\n"
        "from.md:11 broken-link\nfrom.md:13 link-to-draft\n");
}

TEST_CASE("addresses of other sites stay, and dangerous ones go") {
  const GitFixture git;
  git.write("from.md",
            links({"https://example.org/a?b=c#d", "mailto:office@example.org", "javascript:alert(1)",
                   "JaVaScRiPt:alert(1)", "data:text/html,x", "//example.org/x", "file:///etc/passwd"}));
  git.commit("Add", "2020-01-01T12:00:00Z");
  const Built built(git);
  CHECK(built.link("from/index.html", "link0.") == "https://example.org/a?b=c#d");
  CHECK(built.link("from/index.html", "link1.") == "mailto:office@example.org");
  for (const char* label : {"link2.", "link3.", "link4.", "link6."}) {
    CAPTURE(std::string(label));
    CHECK(built.link("from/index.html", label).empty());
  }
}

TEST_CASE("links of old versions lead to where their targets are now") {
  const GitFixture git;
  git.write("from.md", links({"old.md", "gone.md"}));
  git.write("old.md", "# Moved\n");
  git.write("gone.md", "# Gone\n");
  git.commit("Add", "2020-01-01T12:00:00Z");
  git.move("old.md", "new.md");
  git.remove("gone.md");
  git.write("from.md", links({"new.md"}));
  git.commit("Change", "2020-01-02T12:00:00Z");
  git.write("old.md", "# Another\n");
  git.commit("Add another", "2020-01-03T12:00:00Z");
  const Built built(git);
  CHECK(built.link("from/versions/2020-01-01/index.html", "link0.") == "../../../new/");
  const std::string gone = built.link("from/versions/2020-01-01/index.html", "link1.");
  CHECK(gone.starts_with("../../../gone/"));
  CHECK(built.link("from/index.html", "link0.") == "../new/");
  CHECK(built.problems().empty());
}

TEST_CASE("a link to a page that was removed leads to what is left of it, and is reported") {
  const GitFixture git;
  git.write("gone.md", "# Gone\n\n## When\n");
  git.write("from.md", links({"gone.md#when", "gone.md#never", "gone.md"}));
  git.commit("Add", "2020-01-01T12:00:00Z");
  git.remove("gone.md");
  git.commit("Remove", "2020-01-02T12:00:00Z");
  const Built built(git);
  for (const char* label : {"link0.", "link1.", "link2."}) {
    CAPTURE(std::string(label));
    CHECK(built.link("from/index.html", label) == "../gone/");
    CHECK(built.link("from/versions/2020-01-01/index.html", label) == "../../../gone/");
  }
  CHECK(built.problems() ==
        "from.md:3 link-to-removed\nfrom.md:5 link-to-removed\nfrom.md:7 link-to-removed\n");
}

TEST_CASE("an attachment is public where a public page links to it, as it was at the time") {
  const GitFixture git;
  git.write("from.md", "# Chart\n\n![Chart](files/chart.png)\n");
  git.write("draft.md", "---\nstatus: draft\n---\n# Draft\n\n![Chart](files/secret.png)\n");
  git.write("files/chart.png", "first");
  git.write("files/secret.png", "secret");
  git.write("files/unlinked.png", "unlinked");
  git.commit("Add", "2020-01-01T12:00:00Z");
  git.write("files/chart.png", "second");
  git.commit("Another chart", "2020-01-02T12:00:00Z");
  const Built built(git);
  CHECK(built.count_attachments() == 2);
  const auto source_of = [&](const std::string& path) {
    const std::string html = built.page(path);
    const size_t begin = html.find("<img src=\"") + 10;
    return html.substr(begin, html.find('"', begin) - begin);
  };
  const std::string now = source_of("from/index.html");
  const std::string then = source_of("from/versions/2020-01-01/index.html");
  REQUIRE(now.starts_with("../files/"));
  REQUIRE(then.starts_with("../../../files/"));
  CHECK(built.page(now.substr(3)) == "second");
  CHECK(built.page(then.substr(9)) == "first");
  CHECK(now.ends_with("/chart.png"));
}

TEST_CASE("what was written beside a picture shapes no byte of the site") {
  const auto built_with = [](const std::string& comment) {
    const std::string size = {'\0', static_cast<char>(comment.size() + 2)};
    const GitFixture git;
    git.write("from.md", "# Gym\n\n![Gym](gym.jpg)\n");
    git.write("gym.jpg",
              "\xFF\xD8\xFF\xFE" + size + comment + std::string("\xFF\xDA\0\x06scan", 8) + "picture\xFF\xD9");
    git.commit("Add", "2020-01-01T12:00:00Z");
    return Built(git).files();
  };
  const auto files = built_with("by a heron");
  CHECK(files == built_with("in a park, at noon"));
  CHECK(std::any_of(files.begin(), files.end(), [](const auto& file) {
    return file.first.ends_with("/gym.jpg") && file.second.ends_with("picture\xFF\xD9");
  }));
}

TEST_CASE("a damaged picture isn't shown, and is reported") {
  const GitFixture git;
  git.write("from.md", "# Gym\n\n![Gym](gym.png)\n");
  git.write("gym.png", "\x89PNG\r\n\x1A\n and no more");
  git.commit("Add", "2020-01-01T12:00:00Z");
  const Built built(git);
  CHECK(built.page("from/index.html").find("<img") == std::string::npos);
  CHECK(built.count_attachments() == 0);
  CHECK(built.problems() == "from.md:3 damaged-image\n");
}

TEST_CASE("a picture from elsewhere isn't loaded") {
  const GitFixture git;
  git.write("from.md", "# Chart\n\n![A picture](https://example.org/pixel.png)\n");
  git.commit("Add", "2020-01-01T12:00:00Z");
  const Built built(git);
  CHECK(built.page("from/index.html").find("<img") == std::string::npos);
  CHECK(built.page("from/index.html").find("example.org") == std::string::npos);
  CHECK(built.problems() == "from.md:3 remote-image\n");
}

TEST_CASE("a note that repeats the one before counts as absent") {
  const GitFixture git;
  const auto plan = [&](const std::string& note, const std::string& text, const std::string& day) {
    git.write("content/plan.md",
              "---\nstatus: published\nrevision_note: " + note + "\n---\n# Plan\n\n" + text + "\n");
    git.commit("Edit", day + "T12:00:00Z");
  };
  git.write("site/site.yml", "title: Plans\n");
  plan("First words", "one", "2020-01-01");
  plan("Why it changed", "two", "2020-01-02");
  plan("Why it changed", "three", "2020-01-03");
  const TemporaryFolder folder;
  BuildOptions options;
  options.repository = git.path();
  Stopwatch stopwatch;
  SourceLine line(git.path(), "", true);
  const auto prepared = prepare_site(line, options, stopwatch);
  REQUIRE_FALSE(has_errors(prepared->problems));
  OutputFolder output(folder.path() / "site", git.path());
  write_site(*prepared, output, false);
  const auto holds_note = [&](const std::string& day) {
    return read_file(folder.path() / "site/plan/versions" / day / "index.html")->find("Why it changed") !=
           std::string::npos;
  };
  CHECK_FALSE(holds_note("2020-01-01"));
  CHECK(holds_note("2020-01-02"));
  CHECK_FALSE(holds_note("2020-01-03"));
}

}  // namespace gazette
