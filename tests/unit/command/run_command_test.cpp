#include "command/run_command.h"

#include <doctest/doctest.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/files.h"
#include "git_fixture.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

struct Run {
  int exit_code = 0;
  std::string out;
  std::string err;
};

Run run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "gazette");
  std::vector<const char*> pointers;
  for (const std::string& argument : arguments) pointers.push_back(argument.c_str());
  std::ostringstream out;
  std::ostringstream err;
  std::streambuf* const before_out = std::cout.rdbuf(out.rdbuf());
  std::streambuf* const before_err = std::cerr.rdbuf(err.rdbuf());
  const int exit_code = run_command(static_cast<int>(pointers.size()), pointers.data());
  std::cout.rdbuf(before_out);
  std::cerr.rdbuf(before_err);
  return {exit_code, out.str(), err.str()};
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A repository with a site, and a folder to build it to.
struct Portal {
  GitFixture git;
  fs::path output = git.folder() / "output";

  Portal() {
    git.write("site/site.yml", "title: Plans\n");
    git.write("content/plan.md", "---\nstatus: published\n---\n# Plan\n\nText.\n");
    git.commit("Add", "2020-01-01T12:00:00Z");
  }

  Run build(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {"build", "--repo", git.path().string(), "--output",
                                          output.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
};

fs::path tiny_theme() {
  return fs::path(GAZETTE_SOURCE_DIR) / "tests" / "themes" / "tiny";
}

}  // namespace

TEST_CASE("wrong use is explained, with what was probably meant") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{}, "a command is missing"},
      {{"bild"}, "there is no command \"bild\"\n   hint: did you mean \"build\"?"},
      {{"frobnicate"},
       "there is no command \"frobnicate\"\n   hint: the commands are build, changes, check, "},
      {{"--plain"}, "a command must stand before --plain"},
      {{"build", "--plian"}, "gazette build has no option --plian\n   hint: did you mean --plain?"},
      {{"build", "--quux=1"}, "gazette build has no option --quux\n   hint: gazette build --help lists"},
      {{"build", "plans"}, "gazette build doesn't know what to do with \"plans\""},
      {{"build", "--ref"}, "--ref needs a value after it"},
      {{"build", "--ref", "a", "--ref", "b"}, "--ref can be given only once"},
      {{"build", "--plain=perhaps"}, "can't make sense of --plain = perhaps"},
      {{"build", "--worktree", "--ref", "a"}, "only one of these can be given: --ref excludes --worktree"},
      {{"demo"}, "gazette demo needs a folder"},
      {{"serve", "--port", "99999"}, "--port must be a whole number from 0 to 65535, not \"99999\""},
      {{"serve", "--port", "8000x"}, "--port must be a whole number from 0 to 65535, not \"8000x\""},
      {{"build", "--threads", "0"}, "--threads must be a whole number from 1 to 1024, not \"0\""},
      {{"build", "--format", "xml"}, "--format must be human, json, sarif or github, not \"xml\""},
  };
  for (const auto& [arguments, expected] : cases) {
    const Run wrong = run(arguments);
    CAPTURE(wrong.err);
    CHECK(wrong.exit_code == 2);
    CHECK(holds(wrong.err, "gazette: " + expected));
    CHECK(wrong.out.empty());
  }
  const Run help = run({"build", "--help"});
  CHECK(help.exit_code == 0);
  CHECK(holds(help.out, "--plain"));
}

TEST_CASE("a good build says what it wrote") {
  const Portal portal;
  const Run built = portal.build();
  CHECK(built.exit_code == 0);
  CHECK(holds(built.out, " pages in "));
  CHECK(built.err.empty());
  CHECK(read_file(portal.output / "plan/index.html").has_value());
}

TEST_CASE("mistakes in the content end with 1, and nothing is written") {
  const Portal portal;
  portal.git.write("content/plan.md", "---\nstatus: publishd\n---\n# Plan\n");
  portal.git.write("content/other.md", "---\nstatus: published\ncolour: red\n---\n# Plan\n");
  portal.git.commit("Edit", "2020-01-02T12:00:00Z");
  const Run built = portal.build();
  CHECK(built.exit_code == 1);
  CHECK(holds(built.err, "content/plan.md:2:9: error: unknown status \"publishd\""));
  CHECK(holds(built.err, "content/other.md:3:1: error: unknown key \"colour\""));
  CHECK(holds(built.err, "did you mean \"published\"?"));
  CHECK(holds(built.err, "Nothing was written."));
  CHECK(built.out.empty());
  CHECK_FALSE(fs::exists(portal.output));
}

TEST_CASE("a mistake leaves the site of the build before as it was") {
  const Portal portal;
  REQUIRE(portal.build().exit_code == 0);
  const auto before = read_file(portal.output / "plan/index.html");
  portal.git.write("content/plan.md", "---\nstatus: published\ncolour: red\n---\n# Plan\n\nOther.\n");
  portal.git.commit("Edit", "2020-01-02T12:00:00Z");
  CHECK(portal.build().exit_code == 1);
  CHECK(read_file(portal.output / "plan/index.html") == before);
}

TEST_CASE("in plain mode mistakes are warnings") {
  const Portal portal;
  portal.git.write("content/plan.md", "# Plan\n\n[broken](nowhere.md)\n");
  portal.git.commit("Edit", "2020-01-02T12:00:00Z");
  const Run built = portal.build({"--plain"});
  CHECK(built.exit_code == 0);
  CHECK(holds(built.err, "warning"));
  CHECK_FALSE(holds(built.err, "error"));
}

TEST_CASE("problems in JSON are all that stands on the output") {
  const Portal portal;
  CHECK(nlohmann::json::parse(portal.build({"--format", "json"}).out).empty());
  portal.git.write("content/plan.md", "---\nstatus: published\ncolour: red\n---\n# Plan\n");
  portal.git.commit("Edit", "2020-01-02T12:00:00Z");
  const Run built = portal.build({"--format", "json"});
  CHECK(built.exit_code == 1);
  const auto list = nlohmann::json::parse(built.out);
  REQUIRE(list.size() == 1);
  CHECK(list[0]["file"] == "content/plan.md");
  CHECK(list[0]["line"] == 3);
  CHECK(list[0]["code"] == "unknown-key");
}

TEST_CASE("wrong use ends with 2 and says how to do it") {
  const Portal portal;
  CHECK(run({}).exit_code == 2);
  CHECK(run({"biuld"}).exit_code == 2);
  CHECK(portal.build({"--no-such-option"}).exit_code == 2);
  CHECK(portal.build({"--format", "xml"}).exit_code == 2);
  CHECK(portal.build({"--threads", "many"}).exit_code == 2);
  CHECK(portal.build({"--worktree", "--ref", "main"}).exit_code == 2);
  for (const char* day : {"2020-02-30", "today", "2020-1-1", "20200101"}) {
    CAPTURE(std::string(day));
    const Run built = portal.build({"--date", day});
    CHECK(built.exit_code == 2);
    CHECK(holds(built.err, "hint: write it like --date 2013-02-28"));
  }
  for (const char* folder : {"/etc", "../other", "a/../.."}) {
    CAPTURE(std::string(folder));
    CHECK(portal.build({"--plain", "--content", folder}).exit_code == 2);
  }
  CHECK_FALSE(fs::exists(portal.output));
}

TEST_CASE("a repository without settings is refused with a hint at --plain") {
  const GitFixture git;
  git.write("README.md", "# Handbook\n");
  git.commit("Add");
  const Run built =
      run({"build", "--repo", git.path().string(), "--output", (git.folder() / "out").string()});
  CHECK(built.exit_code == 2);
  CHECK(holds(built.err, "--plain"));
  CHECK_FALSE(fs::exists(git.folder() / "out"));
}

TEST_CASE("when the world fails, the exit code is 3 and the reason is said") {
  const Portal portal;
  const Run nowhere = run({"build", "--repo", (portal.git.folder() / "nowhere").string()});
  CHECK(nowhere.exit_code == 3);
  CHECK(nowhere.err.starts_with("gazette: "));
  CHECK(portal.build({"--ref", "no-such-branch"}).exit_code == 3);
  CHECK(portal.build({"--theme", (portal.git.folder() / "no-theme").string()}).exit_code == 3);
  write_file(portal.output / "letter.txt", "keep");
  const Run theirs = portal.build();
  CHECK(theirs.exit_code == 3);
  CHECK(holds(theirs.err, "hint: name another folder with --output"));
  CHECK(list_files(portal.output) == std::vector<std::string>{"letter.txt"});
}

TEST_CASE("the output folder can't be the repository, nor hold it") {
  const Portal portal;
  for (const fs::path& folder : {portal.git.path(), portal.git.folder()}) {
    const Run built = run({"build", "--repo", portal.git.path().string(), "--output", folder.string()});
    CHECK(built.exit_code == 3);
  }
  CHECK(fs::exists(portal.git.path() / "content" / "plan.md"));
}

TEST_CASE("a bare repository can't be built into itself") {
  const Portal portal;
  const fs::path bare = portal.git.folder() / "bare.git";
  portal.git.run("clone", "-q", "--bare", portal.git.path().string(), bare.string());
  const Run built = run({"build", "--repo", bare.string(), "--output", bare.string()});
  CHECK(built.exit_code == 3);
  CHECK(fs::exists(bare / "HEAD"));
}

TEST_CASE("help is good use") {
  CHECK(run({"--help"}).exit_code == 0);
  const Run help = run({"build", "--help"});
  CHECK(help.exit_code == 0);
  for (const char* option : {"--repo", "--ref", "--output", "--date", "--plain", "--content", "--no-versions",
                             "--worktree", "--theme", "--format", "--explain", "--timing", "--threads"}) {
    CAPTURE(std::string(option));
    CHECK(holds(help.out, option));
  }
}

TEST_CASE("check looks at drafts and uncommitted files, and writes nothing") {
  const Portal portal;
  const Run good = run({"check", "--repo", portal.git.path().string()});
  CHECK(good.exit_code == 0);
  CHECK(holds(good.out, "No problems found."));
  portal.git.write("content/draft.md", "---\nstatus: draft\ncolour: red\n---\n# Draft\n");
  const Run bad = run({"check", "--repo", portal.git.path().string()});
  CHECK(bad.exit_code == 1);
  CHECK(holds(bad.err, "content/draft.md:3:1: error: unknown key \"colour\""));
  CHECK(portal.build().exit_code == 0);
}

TEST_CASE("build sees uncommitted files only when it is asked to") {
  const Portal portal;
  portal.git.write("content/new.md", "---\nstatus: published\n---\n# New\n");
  const Run built = portal.build();
  REQUIRE(built.exit_code == 0);
  CHECK(holds(built.err, "One change here is not committed, so the site is without it: content/new.md\n"));
  CHECK_FALSE(fs::exists(portal.output / "new"));
  REQUIRE(portal.build({"--worktree", "--date", "2090-01-01"}).exit_code == 0);
  CHECK(fs::exists(portal.output / "new" / "index.html"));
}

TEST_CASE("explain says of each file what became of it") {
  const Portal portal;
  // Without a cache nothing is kept, however fast one build follows the other.
  const auto explained = [&] { return portal.build({"--explain", "--no-cache"}).err; };
  CHECK(holds(explained(), "plan/index.html: new"));
  CHECK(holds(explained(), "plan/index.html: unchanged"));
  portal.git.write("content/plan.md", "---\nstatus: published\n---\n# Plan\n\nOther.\n");
  portal.git.commit("Edit", "2020-01-02T12:00:00Z");
  CHECK(holds(explained(), "plan/index.html: changed"));
}

TEST_CASE("timing names the stages") {
  const Portal portal;
  const Run built = portal.build({"--timing"});
  for (const char* stage :
       {"read history", "parse documents", "select public", "lay out site", "render and write"}) {
    CHECK(holds(built.err, stage));
  }
}

TEST_CASE("another theme draws every page") {
  const Portal portal;
  portal.git.write("content/old.md", "---\nstatus: published\n---\n# Old\n");
  portal.git.write("content/gone.md", "---\nstatus: published\n---\n# Gone soon\n");
  portal.git.write("content/folder/x.md", "---\nstatus: published\n---\n# X\n");
  portal.git.commit("Add", "2020-01-02T12:00:00Z");
  portal.git.move("content/old.md", "content/new.md");
  portal.git.remove("content/gone.md");
  portal.git.write("content/plan.md", "---\nstatus: published\n---\n# Plan\n\nOther words.\n");
  portal.git.commit("Change", "2020-01-03T12:00:00Z");
  const Run built = portal.build({"--theme", tiny_theme().string()});
  CAPTURE(built.err);
  REQUIRE(built.exit_code == 0);
  const std::vector<std::pair<std::string, std::string>> marks = {
      {"index.html", "tiny home: Plans"},
      {"plan/index.html", "Earlier ones"},
      {"folder/index.html", "tiny folder: Folder"},
      {"a-z/index.html", "tiny index: All"},
      {"updates/index.html", "3 Jan 2020"},
      {"removed/index.html", "tiny removed: Gone"},
      {"plan/versions/index.html", "tiny history: "},
      {"plan/versions/2020-01-01/index.html", "tiny version: Plan"},
      {"plan/changes/2020-01-03/index.html", "tiny change: "},
      {"gone/index.html", "tiny tombstone: Gone soon"},
      {"old/index.html", "tiny redirect: Moved"},
      {"404.html", "tiny not_found: Nothing here"}};
  for (const auto& [path, mark] : marks) {
    CAPTURE(path);
    CHECK(holds(read_file(portal.output / path).value_or(""), mark));
  }
  for (const std::string& path : list_files(portal.output)) {
    CAPTURE(path);
    if (path.ends_with(".html")) CHECK(holds(*read_file(portal.output / path), "<title>tiny "));
  }
  CHECK(read_file(portal.output / "assets/tiny.css") == read_file(tiny_theme() / "assets/tiny.css"));
}

TEST_CASE("a theme in the repository comes before the program's") {
  const Portal portal;
  fs::create_directories(portal.git.path() / "themes");
  fs::copy(tiny_theme(), portal.git.path() / "themes" / "gazette", fs::copy_options::recursive);
  portal.git.commit("Add a theme", "2020-01-02T12:00:00Z");
  REQUIRE(portal.build().exit_code == 0);
  CHECK(holds(*read_file(portal.output / "plan/index.html"), "tiny page: Plan"));
}

TEST_CASE("a mistake in a theme is shown at its place, and nothing is written") {
  const Portal portal;
  const fs::path theme = portal.git.folder() / "theme";
  fs::copy(tiny_theme(), theme, fs::copy_options::recursive);
  write_file(theme / "templates/version.html", "<p>one</p>\n{% if body %}\n");
  write_file(theme / "templates/change.html", "{{ body | nosuchfilter }}\n");
  const Run built = portal.build({"--theme", theme.string()});
  CHECK(built.exit_code == 1);
  CHECK(holds(built.err, (theme / "templates/version.html:2:").string()));
  CHECK(holds(built.err, (theme / "templates/change.html:1:").string()));
  CHECK_FALSE(fs::exists(portal.output));
}

TEST_CASE("a word that a theme lacks is shown by its name, and nothing is written") {
  const Portal portal;
  const fs::path theme = portal.git.folder() / "theme";
  fs::copy(tiny_theme(), theme, fs::copy_options::recursive);
  std::string words = *read_file(theme / "strings/en.yml");
  words.erase(words.find("  footnotes: Notes\n"), std::string("  footnotes: Notes\n").size());
  write_file(theme / "strings/en.yml", words);
  const Run built = portal.build({"--theme", theme.string()});
  CHECK(built.exit_code == 1);
  CHECK(holds(built.err, "body.footnotes"));
  CHECK(holds(built.err, "strings/en.yml"));
  CHECK_FALSE(fs::exists(portal.output));
}

TEST_CASE("changes sees staged, untracked and deleted files, and writes nothing") {
  const Portal portal;
  const std::string repository = portal.git.path().string();
  portal.git.write("content/staged.md", "---\nstatus: published\n---\n# Staged\n");
  portal.git.run("add", "content/staged.md");
  portal.git.write("content/untracked.md", "---\nstatus: published\n---\n# Untracked\n");
  portal.git.remove("content/plan.md");
  const std::string before = portal.git.run("status", "--porcelain");
  const Run changes = run({"changes", "--repo", repository});
  CHECK(changes.exit_code == 0);
  CHECK(holds(changes.out, "published: Staged"));
  CHECK(holds(changes.out, "published: Untracked"));
  CHECK(holds(changes.out, "removed: Plan"));
  CHECK(holds(changes.err, "[deleted-document]"));
  CHECK(portal.git.run("status", "--porcelain") == before);
  CHECK(run({"changes", "--repo", repository, "--strict"}).exit_code == 1);
}

TEST_CASE("changes compares with another branch, whatever was committed here since") {
  const Portal portal;
  const std::string repository = portal.git.path().string();
  portal.git.run("checkout", "-q", "-b", "topic");
  portal.git.write("content/plan.md", "---\nstatus: published\n---\n# Plan\n\nOther text.\n");
  portal.git.commit("Edit", "2020-02-01T12:00:00Z");
  CHECK(run({"changes", "--repo", repository}).out == "Nothing that the public can read changes.\n");
  const Run changes = run({"changes", "main", "--repo", repository});
  CHECK(changes.exit_code == 0);
  CHECK(holds(changes.out, "changed: Plan"));
  CHECK(holds(changes.out, "In the text: "));
}

TEST_CASE("changes in a bare repository is wrong use, in plain words") {
  const GitFixture git({"--bare"});
  const Run changes = run({"changes", "--repo", git.path().string()});
  CHECK(changes.exit_code == 2);
  CHECK(holds(changes.err, "this repository is bare"));
}

TEST_CASE("changes as JSON has each change and each problem") {
  const Portal portal;
  portal.git.remove("content/plan.md");
  const Run changes = run({"changes", "--repo", portal.git.path().string(), "--format", "json"});
  const auto json = nlohmann::json::parse(changes.out);
  REQUIRE(json["changes"].size() == 1);
  CHECK(json["changes"][0]["effect"] == "removed");
  CHECK(json["changes"][0]["address"] == "/plan/");
  REQUIRE(json["problems"].size() == 1);
  CHECK(json["problems"][0]["code"] == "deleted-document");
  CHECK(changes.err.empty());
}

}  // namespace gazette
