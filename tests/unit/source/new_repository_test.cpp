#include "source/new_repository.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/files.h"
#include "expectations.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr int64_t noon = 1663603920;  // 2022-09-19T16:12:00Z

CommitNote note(const std::string& message, int64_t seconds = noon) {
  return {"Publishing desk", "desk@portal.example", seconds, -240, message};
}

std::string git_in(const fs::path& folder, const std::vector<std::string>& arguments) {
  const GitFixture git;
  std::vector<std::string> all = {"-C", folder.string()};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return git.run_with(all);
}

// Three commits; the second one empties a folder.
Oid write_sample(const fs::path& folder) {
  NewRepository repository(folder, "main");
  repository.put("plans/a/one.md", "one\n");
  repository.put("plans/a.md", "beside\r\n");
  repository.put("site/site.yml", "title: Plans\n");
  const Oid first = repository.commit(note("Begin"), {});
  repository.remove("plans/a/one.md");
  repository.put("plans/two.md", "");
  const Oid second = repository.commit(note("Move on", noon + 60), {first});
  repository.put("plans/deep/er/three.md", "three\n");
  const Oid tip = repository.commit(note("Go deeper", noon + 120), {second});
  repository.finish(tip);
  return tip;
}

// Makes the sample in this program started anew, with another home folder and time zone.
void write_sample_elsewhere(const fs::path& folder, const fs::path& home) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::setenv("GAZETTE_TEST_FOLDER", folder.c_str(), 1);
    ::setenv("HOME", home.c_str(), 1);
    ::setenv("TZ", "Asia/Kathmandu", 1);
    ::unsetenv("XDG_CONFIG_HOME");
    const int silence = ::open("/dev/null", O_WRONLY);
    if (silence >= 0) ::dup2(silence, STDOUT_FILENO);
    ::execl("/proc/self/exe", "test_source", "--no-skip",
            "--test-case=a new repository is made in the folder of the environment", nullptr);
    ::_exit(1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

}  // namespace

TEST_CASE("a new repository is made in the folder of the environment" * doctest::skip()) {
  const char* folder = std::getenv("GAZETTE_TEST_FOLDER");
  REQUIRE(folder != nullptr);
  write_sample(folder);
}

TEST_CASE("git finds nothing wrong with a new repository") {
  const TemporaryFolder temporary;
  const fs::path folder = temporary.path() / "not" / "there yet";
  const Oid tip = write_sample(folder);
  CHECK(git_in(folder, {"fsck", "--strict", "--full"}).empty());
  CHECK(git_in(folder, {"status", "--porcelain"}).empty());
  CHECK(git_in(folder, {"rev-parse", "HEAD", "main"}) == tip.hex() + "\n" + tip.hex());
  CHECK(git_in(folder, {"symbolic-ref", "HEAD"}) == "refs/heads/main");
  CHECK(git_in(folder, {"ls-tree", "-r", "-t", "--format=%(objectmode) %(path)", "HEAD~2"}) ==
        "040000 plans\n100644 plans/a.md\n040000 plans/a\n100644 plans/a/one.md\n040000 site\n"
        "100644 site/site.yml");
  CHECK(git_in(folder, {"ls-tree", "-r", "-t", "--format=%(objectmode) %(path)", "HEAD"}) ==
        "040000 plans\n100644 plans/a.md\n040000 plans/deep\n040000 plans/deep/er\n"
        "100644 plans/deep/er/three.md\n100644 plans/two.md\n040000 site\n100644 site/site.yml");
  CHECK(git_in(folder, {"log", "--format=%an <%ae> %ad, %cn <%ce> %cd: %B", "--date=iso-strict", "-1"}) ==
        "Publishing desk <desk@portal.example> 2022-09-19T12:14:00-04:00, "
        "Publishing desk <desk@portal.example> 2022-09-19T12:14:00-04:00: Go deeper\n");
  CHECK(read_file(folder / "plans/a.md") == "beside\r\n");
  CHECK(read_file(folder / "plans/two.md") == "");
  CHECK_FALSE(fs::exists(folder / "plans/a"));
}

TEST_CASE("a merge has both parents in their order") {
  const TemporaryFolder temporary;
  const fs::path folder = temporary.path() / "made";
  NewRepository repository(folder, "published");
  repository.put("a.md", "one\n");
  const Oid first = repository.commit(note("Begin"), {});
  repository.put("a.md", "two\n");
  const Oid side = repository.commit(note("Amend"), {first});
  const Oid merge = repository.commit(note("Merge"), {first, side});
  repository.finish(merge);
  CHECK(git_in(folder, {"log", "-1", "--format=%P"}) == first.hex() + " " + side.hex());
  CHECK(git_in(folder, {"log", "--first-parent", "--format=%s"}) == "Merge\nBegin");
  CHECK(git_in(folder, {"branch", "--show-current"}) == "published");
  CHECK(git_in(folder, {"status", "--porcelain"}).empty());
}

TEST_CASE("a new repository is the same whatever the machine prefers") {
  const TemporaryFolder temporary;
  const Oid tip = write_sample(temporary.path() / "here");
  const fs::path home = temporary.path() / "home";
  const fs::path hook = home / "template" / "hooks" / "pre-commit";
  write_file(hook, "#!/bin/sh\nexit 1\n");
  write_file(home / "attributes", "* text eol=crlf ident\n");
  write_file(home / ".gitconfig",
             "[core]\n\tautocrlf = true\n\tattributesFile = " + (home / "attributes").string() +
                 "\n[init]\n\ttemplateDir = " + (home / "template").string() +
                 "\n\tdefaultBranch = trunk\n[user]\n\tname = Somebody\n\temail = else@portal.example\n"
                 "[i18n]\n\tcommitEncoding = ISO-8859-1\n");
  const fs::path folder = temporary.path() / "elsewhere";
  write_sample_elsewhere(folder, home);
  CHECK(git_in(folder, {"rev-parse", "main"}) == tip.hex());
  CHECK_FALSE(fs::exists(folder / ".git" / "hooks" / "pre-commit"));
  CHECK(read_file(folder / "site/site.yml") == "title: Plans\n");
  CHECK(git_in(folder, {"status", "--porcelain"}).empty());
}

TEST_CASE("an empty folder will do, and anything else there is left alone") {
  const TemporaryFolder temporary;
  const fs::path& folder = temporary.path();
  fs::create_directory(folder / "empty");
  write_sample(folder / "empty");
  CHECK(contains(failure_of([&] { write_sample(folder / "empty"); }), "isn't empty"));
  write_file(folder / "full" / "letter.txt", "keep\n");
  CHECK(contains(failure_of([&] { write_sample(folder / "full"); }), "name a folder that doesn't exist yet"));
  CHECK(list_files(folder / "full") == std::vector<std::string>{"letter.txt"});
  CHECK(contains(failure_of([&] { write_sample(folder / "full" / "letter.txt"); }), "isn't a folder"));
  fs::create_symlink(folder / "nowhere", folder / "link");
  CHECK(contains(failure_of([&] { write_sample(folder / "link"); }), "isn't a folder"));
}

}  // namespace gazette
