#include "command/demo_repository.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/failure.h"
#include "base/files.h"
#include "base/text.h"
#include "build.h"
#include "git_fixture.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

const std::string small_script =
    "branch: main\n"
    "author: {name: Desk, email: desk@portal.example}\n"
    "commits:\n"
    "  - date: 2022-09-19T10:12:00-04:00\n"
    "    message: Publish the guidance\n"
    "    add: [site/, content/]\n"
    "  - date: 2022-10-03T09:00:00-04:00\n"
    "    message: Approve the plan of Harbor Falls\n"
    "    branch: true\n"
    "    add: [plans/harbor-falls/]\n"
    "  - date: 2023-02-21T15:40:00-05:00\n"
    "    message: Move a target\n"
    "    amend: [{path: plans/harbor-falls/data.md, before: 60 percent, now: 49 percent}]\n"
    "  - date: 2023-03-01T08:30:00-05:00\n"
    "    message: Rename a sheet\n"
    "    move: [{from: plans/harbor-falls/data.md, to: plans/harbor-falls/data-teams.md}]\n";

void write_small_sources(const fs::path& folder) {
  write_file(folder / "plans/demonstration.yml", small_script);
  write_file(folder / "plans/README.md", "How to write plans\n");
  write_file(folder / "plans/harbor-falls/data-teams.md", "Target: 49 percent\n");
  write_file(folder / "content/index.md", "Welcome\n");
  write_file(folder / "content/.swap", "unsaved\n");
  write_file(folder / "site/site.yml", "title: Plans\n");
  write_file(folder / "site/public/index.html", "published\n");
  write_file(folder / "README.md", "The project\n");
}

DemoResult make_demonstration(const fs::path& sources, const fs::path& folder) {
  const DemoSources read = read_demo_sources(sources);
  const auto [script, problems] = read_demo_script(read.script);
  for (const Diagnostic& problem : problems) FAIL_CHECK(problem.place.line, ": ", problem.message);
  REQUIRE(problems.empty());
  const DemoReplay replay = replay_demo(script, read.files);
  for (const Diagnostic& problem : replay.problems) FAIL_CHECK(problem.place.line, ": ", problem.message);
  REQUIRE(replay.problems.empty());
  return write_demo_repository(script, replay, folder);
}

std::string git_in(const fs::path& folder, const std::vector<std::string>& arguments) {
  const GitFixture git;
  std::vector<std::string> all = {"-C", folder.string()};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return git.run_with(all);
}

size_t count_lines(const std::string& text) {
  return text.empty() ? 0 : split(text, '\n').size();
}

}  // namespace

TEST_CASE("git tells the history that the script says") {
  const TemporaryFolder temporary;
  write_small_sources(temporary.path() / "sources");
  const fs::path folder = temporary.path() / "made";
  const DemoResult result = make_demonstration(temporary.path() / "sources", folder);
  CHECK(result.commits == 5);
  CHECK(git_in(folder, {"rev-list", "--count", "main"}) == "5");
  CHECK(git_in(folder, {"fsck", "--strict"}).empty());
  CHECK(git_in(folder, {"status", "--porcelain"}).empty());
  CHECK(git_in(folder, {"log", "--reverse", "--first-parent", "-m", "--name-status", "-M100%",
                        "--format=%cd %s", "--date=iso-strict"}) ==
        "2022-09-19T10:12:00-04:00 Publish the guidance\n\n"
        "A\tcontent/index.md\nA\tsite/site.yml\n"
        "2022-10-03T09:00:00-04:00 Merge \"Approve the plan of Harbor Falls\"\n\n"
        "A\tplans/harbor-falls/data.md\n"
        "2023-02-21T15:40:00-05:00 Move a target\n\n"
        "M\tplans/harbor-falls/data.md\n"
        "2023-03-01T08:30:00-05:00 Rename a sheet\n\n"
        "R100\tplans/harbor-falls/data.md\tplans/harbor-falls/data-teams.md");
  CHECK(git_in(folder, {"log", "-1", "--merges", "--format=%cd %P", "--date=iso-strict"}) ==
        "2022-10-03T09:00:00-04:00 " + git_in(folder, {"rev-parse", "HEAD~3"}) + " " +
            git_in(folder, {"rev-parse", "HEAD~2^2"}));
  CHECK(git_in(folder, {"show", "HEAD~2^2:plans/harbor-falls/data.md"}) == "Target: 60 percent");
  CHECK(list_files(folder / "plans") == std::vector<std::string>{"harbor-falls/data-teams.md"});
  CHECK(read_file(folder / "plans/harbor-falls/data-teams.md") == "Target: 49 percent\n");
  CHECK(list_files(folder / "site") == std::vector<std::string>{"site.yml"});
}

TEST_CASE("the same sources make the same commits, wherever they are") {
  const TemporaryFolder temporary;
  write_small_sources(temporary.path() / "one");
  write_small_sources(temporary.path() / "two");
  fs::permissions(temporary.path() / "two/content/index.md", fs::perms::owner_exec, fs::perm_options::add);
  const Oid first = make_demonstration(temporary.path() / "one", temporary.path() / "made-one").tip;
  CHECK(first.hex() == "25c694a08da7d6f34ab6c1b5b55374ea97ca6691");
  CHECK(first == make_demonstration(temporary.path() / "two", temporary.path() / "made-two").tip);
  write_file(temporary.path() / "two/content/index.md", "Welcome!\n");
  CHECK(first != make_demonstration(temporary.path() / "two", temporary.path() / "made-three").tip);
}

TEST_CASE("sources without a script are refused") {
  const TemporaryFolder temporary;
  CHECK_THROWS_AS(read_demo_sources(temporary.path()), WorldFailure);
  CHECK_THROWS_AS(read_demo_sources(temporary.path() / "nowhere"), WorldFailure);
}

TEST_CASE("the project's own demonstration can be published") {
  const fs::path sources = GAZETTE_SOURCE_DIR;
  if (!fs::exists(sources / demo_script_path)) {
    MESSAGE("skipped: there is no plans/demonstration.yml yet");
    return;
  }
  const TemporaryFolder temporary;
  const fs::path folder = temporary.path() / "made";
  make_demonstration(sources, folder);
  CHECK(git_in(folder, {"fsck", "--strict"}).empty());
  CHECK(git_in(folder, {"status", "--porcelain"}).empty());

  const std::string first = git_in(folder, {"log", "--reverse", "--format=%ct"});
  const int64_t begin = std::stoll(first);
  const int64_t end = std::stoll(git_in(folder, {"log", "-1", "--format=%ct"}));
  constexpr int64_t year = 31'557'600;
  CHECK(end - begin > 3 * year);
  CHECK(count_lines(git_in(folder, {"log", "--merges", "--format=%H"})) > 0);
  CHECK(count_lines(git_in(folder, {"log", "--first-parent", "-m", "-M100%", "--diff-filter=R",
                                    "--name-status", "--format="})) > 0);
  CHECK(count_lines(git_in(folder, {"log", "--first-parent", "-m", "-M100%", "--diff-filter=D",
                                    "--name-status", "--format="})) > 0);

  BuildOptions options;
  options.repository = folder;
  SourceLine line(folder, "", true);
  Stopwatch stopwatch;
  const auto prepared = prepare_site(line, options, stopwatch);
  for (const Diagnostic& problem : prepared->problems) {
    if (problem.severity == Severity::error) {
      FAIL_CHECK(problem.place.file.text, ":", problem.place.line, " ", problem.message);
    }
  }
  OutputFolder output(temporary.path() / "public", folder);
  CHECK(write_site(*prepared, output, false).pages > 10);
}

}  // namespace gazette
