// Secrets in every private corner of a repository: none may be in the site, however it is written.
#include <doctest/doctest.h>

#include "canaries.h"

namespace gazette {

namespace {

std::string page(const std::string& status, const std::string& text) {
  return "---\n# canary-yaml-comment\nstatus: " + status + "\n---\n# Plan\n\n" + text + "\n";
}

// With a comment, and bytes after its end.
std::string photograph() {
  using namespace std::string_literals;
  return "\xFF\xD8\xFF\xFE\0\x0F"s + "canary-camera" + "\xFF\xDA\0\x06scan"s + "a photograph" + "\xFF\xD9" +
         "canary-after-the-picture";
}

void fill(const GitFixture& git, const std::string& folder) {
  const auto in = [&](const std::string& path) { return folder + path; };
  git.write(in("README.md"),
            page("published", "Front page. [Plan](plan.md), [draft](draft-canary-path.md)."));
  git.write(in("plan.md"), page("draft", "canary-before-publication"));
  git.write(in("draft-canary-path.md"), page("draft", "canary-draft"));
  git.write(in("unlinked.pdf"), "canary-attachment");
  git.write(in("chart.png"), "canary-old-attachment");
  git.write("minutes/canary-minutes.md",
            folder.empty() ? page("draft", "canary-outside") : "# canary-outside\n");
  commit_secretly(git, "2020-01-01");
  git.write(in("plan.md"),
            page("published",
                 "Public text one. [draft](draft-canary-path.md) ![Chart](chart.png) ![Gym](gym.jpg)"));
  git.write(in("chart.png"), "a chart");
  git.write(in("gym.jpg"), photograph());
  commit_secretly(git, "2020-02-01");
  git.write(in("plan.md"), page("draft", "canary-between-versions"));
  commit_secretly(git, "2020-02-02");
  git.write(in("plan.md"), page("published", "Public text two.") + "\n<!-- canary-html-comment -->\n");
  git.write(in("later.md"), page("published\npublish_on: 2090-01-01", "canary-held-back"));
  git.write(in("internal.md"), page("published\naudience: internal", "canary-internal"));
  git.write(in("withdrawn.md"), page("published", "canary-withdrawn"));
  commit_secretly(git, "2020-03-01");
  git.write(in("withdrawn.md"), page("withdrawn\nrevision_note: It was wrong", "canary-withdrawn"));
  git.write(in("hidden.md"), page("published", "canary-hidden-later"));
  git.write(in("README.md"),
            page("published", "Front page. [Plan](plan.md), [draft](other-canary-path.md)."));
  commit_secretly(git, "2020-04-01");
  git.write(in("hidden.md"), page("draft", "canary-hidden-later"));
  commit_secretly(git, "2020-05-01");
  git.run("checkout", "-q", "-b", "canary-branch");
  git.write(in("plan.md"), page("published", "canary-branch-text"));
  commit_secretly(git, "2020-06-01");
  git.write(in("plan.md"), page("published", "Public text three."));
  commit_secretly(git, "2020-06-02");
  git.run("checkout", "-q", "main");
  git.merge("canary-branch", "2020-07-01T12:00:00Z");
  git.write(in("uncommitted.md"), page("published", "canary-uncommitted"));
}

void check_nothing_leaks(const GitFixture& git, const SiteFiles& files) {
  // On its page, and in what the index says of earlier versions.
  CHECK(files_with(files, "Public text one").size() == 2);
  // The index holds words as they are, so that a secret among them is seen.
  const std::vector<std::string> indexed = files_with(files, "[\"three\",");
  REQUIRE(indexed.size() == 1);
  CHECK(indexed.front().starts_with("search/words/"));
  CHECK(files_with(files, "Public text three").size() >= 2);
  CHECK(files_with(files, "unlinked.pdf") == std::vector<std::string>{});
  CHECK(files_with(files, "a photograph").size() == 1);
  check_no_canary(git, files);
}

}  // namespace

TEST_CASE("no secret of a repository is in its plain site") {
  const GitFixture git;
  fill(git, "content/");
  BuildOptions options = plain_options(git.path());
  options.content = {"content"};
  const SiteFiles files = build_site(options);
  check_nothing_leaks(git, files);
  check_export(options, files);
  CHECK(files_with(files, "a chart").size() == 1);
}

TEST_CASE("no secret of a repository is in the plain site of the whole of it") {
  const GitFixture git;
  fill(git, "");
  const BuildOptions options = plain_options(git.path());
  const SiteFiles files = build_site(options);
  check_nothing_leaks(git, files);
  check_export(options, files);
}

TEST_CASE("no secret hides behind entities or escapes") {
  CHECK(decoded("a&amp;b&#39;&#x63;&#100;%65%zz%4&lt;") == "a&b'cde%zz%4<");
  CHECK(decoded("se\r\n cret\r\nb") == "secret\r\nb");
  CHECK(decoded("&#233;&#x20AC;&#;&#xg;&nothing;") == "é€&#;&#xg;&nothing;");
  CHECK(files_with(
            {{"a.html", "se&#99;ret"}, {"b/secret.html", ""}, {"c.html", "se%63ret"}, {"d.html", "sec ret"}},
            "secret") == std::vector<std::string>{"a.html", "b/secret.html", "c.html"});
}

}  // namespace gazette
