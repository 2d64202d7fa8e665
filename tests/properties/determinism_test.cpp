// Promise 2: same commit, same options, same bytes, wherever and however the program runs.
#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "built_site.h"
#include "git_fixture.h"
#include "twin_histories.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

// Runs the program with settings such as "TZ=Asia/Tokyo".
void run_program(std::vector<std::string> arguments, std::vector<std::string> environment) {
  const char* search_path = std::getenv("PATH");
  environment.push_back(std::string("PATH=") + (search_path != nullptr ? search_path : "/usr/bin:/bin"));
  arguments.insert(arguments.begin(), GAZETTE_PROGRAM);
  const auto pointers = [](std::vector<std::string>& words) {
    std::vector<char*> list;
    for (std::string& word : words) list.push_back(word.data());
    list.push_back(nullptr);
    return list;
  };
  const std::vector<char*> words = pointers(arguments);
  const std::vector<char*> settings = pointers(environment);
  const pid_t child = ::fork();
  if (child == 0) {
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::execvpe(GAZETTE_PROGRAM, words.data(), settings.data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == 0);
}

class Built {
 public:
  SiteFiles build(const fs::path& repository, const std::vector<std::string>& environment = {},
                  const std::vector<std::string>& more = {}) {
    const fs::path output = folder_.path() / std::to_string(++count_) / "site";
    return build_to(output, repository, environment, more);
  }

  static SiteFiles build_to(const fs::path& output, const fs::path& repository,
                            const std::vector<std::string>& environment = {},
                            const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"build", "--repo", repository.string(), "--output",
                                          output.string()};
    if (!fs::exists(repository / "site")) arguments.emplace_back("--plain");
    arguments.insert(arguments.end(), more.begin(), more.end());
    run_program(arguments, environment);
    return read_site(output);
  }

 private:
  TemporaryFolder folder_;
  int count_ = 0;
};

// Enough documents and versions that several threads have work.
void fill(const GitFixture& git) {
  git.run_with({"fast-import", "--quiet", "--date-format=raw"}, make_twins(4, {true, true}).first);
  git.run("reset", "-q", "--hard");
  for (int i = 0; i < 40; ++i) {
    const std::string name = "more/Übung " + std::to_string(i) + ".md";
    git.write(name, "# Übung " + std::to_string(i % 7) + "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
  }
  git.commit("Add", "2019-12-31T23:30:00-05:00");
  git.write("more/Übung 1.md", "# İstanbul Übung\n\nNew words, 1,000.5 of them.\n");
  git.commit("Edit", "2020-03-29T01:30:00+01:00");
}

}  // namespace

TEST_CASE("threads, time zones and locales change nothing") {
  const GitFixture git;
  fill(git);
  Built built;
  const SiteFiles first = built.build(git.path(), {"TZ=UTC", "LC_ALL=C"}, {"--threads", "1"});
  REQUIRE(first.size() > 80);
  const std::vector<std::vector<std::string>> environments = {
      {"TZ=Asia/Tokyo", "LC_ALL=C.UTF-8"},
      {"TZ=America/New_York", "LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8"},
      {"TZ=:/nonsense", "LC_ALL=de_DE.UTF-8", "LC_NUMERIC=de_DE.UTF-8"},
      {"HOME=/nonexistent", "LANG=POSIX", "NO_COLOR=1", "SOURCE_DATE_EPOCH=1"}};
  for (const auto& environment : environments) {
    CAPTURE(environment[0]);
    CHECK(first_difference(first, built.build(git.path(), environment, {"--threads", "4"})) == "");
  }
}

TEST_CASE("where the repository is, and how git stores it, changes nothing") {
  const GitFixture git;
  fill(git);
  Built built;
  const SiteFiles first = built.build(git.path());
  git.run("clone", "-q", git.path().string(), (git.folder() / "another name").string());
  git.run("clone", "-q", "--bare", git.path().string(), (git.folder() / "bare.git").string());
  CHECK(first_difference(first, built.build(git.folder() / "another name")) == "");
  CHECK(first_difference(first, built.build(git.folder() / "bare.git")) == "");
  git.run("gc", "-q", "--aggressive", "--prune=now");
  CHECK(first_difference(first, built.build(git.path())) == "");
}

TEST_CASE("a site without a front page has a name that doesn't come from its folder") {
  const GitFixture git;
  git.write("plan.md", "# Plan\n");
  git.commit("Add");
  git.run("clone", "-q", git.path().string(), (git.folder() / "another name").string());
  Built built;
  CHECK(first_difference(built.build(git.path()), built.build(git.folder() / "another name")) == "");
}

TEST_CASE("a build over an older one is the same as a new one") {
  const GitFixture git;
  fill(git);
  const TemporaryFolder folder;
  const fs::path output = folder.path() / "site";
  Built::build_to(output, git.path());
  git.remove("more/Übung 2.md");
  git.write("more/Übung 3.md", "# Third\n\nOther words.\n");
  git.move("more/Übung 4.md", "more/Übung 4");
  git.move("more/Übung 5.md", "moved.md");
  git.commit("Change", "2020-05-01T12:00:00Z");
  const SiteFiles again = Built::build_to(output, git.path());
  Built built;
  CHECK(first_difference(built.build(git.path()), again) == "");
  CHECK(first_difference(built.build(git.path(), {}, {"--no-versions"}),
                         Built::build_to(output, git.path(), {}, {"--no-versions"})) == "");
}

TEST_CASE("two builds of one commit are the same, and the second writes nothing") {
  const GitFixture git;
  fill(git);
  const TemporaryFolder folder;
  const fs::path output = folder.path() / "site";
  const SiteFiles first = Built::build_to(output, git.path());
  const auto time = fs::last_write_time(output / "index.html") - std::chrono::hours(5);
  for (const auto& [path, bytes] : first) fs::last_write_time(output / path, time);
  CHECK(first_difference(first, Built::build_to(output, git.path())) == "");
  for (const auto& [path, bytes] : first) {
    CAPTURE(path);
    if (path != OutputFolder::marker_name) CHECK(fs::last_write_time(output / path) == time);
  }
}

TEST_CASE("the demonstration of plans and reports is the same everywhere") {
  const TemporaryFolder folder;
  const fs::path demo = folder.path() / "demo";
  run_program({"demo", demo.string(), "--sources", GAZETTE_SOURCE_DIR}, {"TZ=UTC"});
  Built built;
  const SiteFiles first = built.build(demo, {"TZ=UTC", "LC_ALL=C"}, {"--threads", "1"});
  REQUIRE(first.size() > 150);
  CHECK(first_difference(
            first, built.build(demo, {"TZ=Asia/Tokyo", "LC_ALL=tr_TR.UTF-8"}, {"--threads", "2"})) == "");
  CHECK(first_difference(first, built.build(demo, {"TZ=America/New_York", "LC_NUMERIC=de_DE.UTF-8"},
                                            {"--threads", "8"})) == "");
  const GitFixture git;
  git.run("clone", "-q", demo.string(), (git.folder() / "another name").string());
  CHECK(first_difference(first, built.build(git.folder() / "another name")) == "");
  git.run("-C", (git.folder() / "another name").string(), "gc", "-q", "--aggressive", "--prune=now");
  CHECK(first_difference(first, built.build(git.folder() / "another name")) == "");
  const fs::path again = folder.path() / "made elsewhere" / "demo";
  run_program({"demo", again.string(), "--sources", GAZETTE_SOURCE_DIR},
              {"TZ=Asia/Tokyo", "LC_ALL=tr_TR.UTF-8"});
  CHECK(first_difference(first, built.build(again)) == "");
}

}  // namespace gazette
