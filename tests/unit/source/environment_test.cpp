#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "expectations.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

// Runs `check` in a process of its own, since libgit2 reads the environment once. True if it said so.
bool holds_elsewhere(const std::function<bool()>& check) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    bool holds = false;
    try {
      holds = check();
    } catch (const std::exception& failure) {
      ::dprintf(STDERR_FILENO, "%s\n", failure.what());
    }
    ::_exit(holds ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// Opens `repository` in this program started anew, with another home folder ("": none).
bool opens_with_home(const fs::path& repository, const std::string& home) {
  return holds_elsewhere([&] {
    ::setenv("GAZETTE_TEST_REPOSITORY", repository.c_str(), 1);
    ::setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    ::unsetenv("XDG_CONFIG_HOME");
    ::unsetenv("HOME");
    if (!home.empty()) ::setenv("HOME", home.c_str(), 1);
    const int silence = ::open("/dev/null", O_WRONLY);
    ::dup2(silence, STDOUT_FILENO);
    ::dup2(silence, STDERR_FILENO);
    ::execl("/proc/self/exe", "test_source", "--no-skip",
            "--test-case=the repository of the environment opens", nullptr);
    return false;
  });
}

}  // namespace

TEST_CASE("the repository of the environment opens" * doctest::skip()) {
  const char* path = std::getenv("GAZETTE_TEST_REPOSITORY");
  REQUIRE(path != nullptr);
  const Repository repository(path);
  CHECK(repository.read_blob(hash_blob("one\n")) == "one\n");
}

TEST_CASE("a missing, unreadable or broken home folder doesn't matter") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add");
  CHECK(opens_with_home(git.path(), ""));
  CHECK(opens_with_home(git.path(), "/nonexistent/home"));
  const fs::path home = git.folder() / "home";
  fs::create_directories(home / ".gitconfig");
  CHECK(opens_with_home(git.path(), home.string()));
  fs::remove(home / ".gitconfig");
  std::ofstream(home / ".gitconfig") << "[broken\n";
  CHECK(opens_with_home(git.path(), home.string()));
  std::ofstream(home / ".gitconfig") << "[includeIf \"gitdir:/\"]\n\tpath = /nonexistent/settings\n";
  CHECK(opens_with_home(git.path(), home.string()));
  fs::create_directories(home / ".config" / "git" / "config");
  CHECK(opens_with_home(git.path(), home.string()));
}

TEST_CASE("a repository of another user opens once it is called safe") {
  if (::geteuid() != 0) {
    MESSAGE("skipped: only root can make a repository of another user");
    return;
  }
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add");
  for (const fs::path& folder : {git.path(), git.path() / ".git"}) {
    REQUIRE(::chown(folder.c_str(), 12345, 12345) == 0);
  }
  const fs::path home = git.folder() / "home";
  fs::create_directories(home);
  CHECK_FALSE(opens_with_home(git.path(), home.string()));
  std::ofstream(home / ".gitconfig") << "[safe]\n\tdirectory = /elsewhere\n";
  CHECK_FALSE(opens_with_home(git.path(), home.string()));
  std::ofstream(home / ".gitconfig") << "[safe]\n\tdirectory = " << git.path().string() << "\n";
  CHECK(opens_with_home(git.path(), home.string()));
  CHECK(opens_with_home(git.path() / ".git", home.string()));
}

TEST_CASE("objects being pushed are seen in a hook of the repository, and only there") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add");
  const fs::path bare = git.folder() / "bare.git";
  const fs::path other = git.folder() / "other.git";
  for (const fs::path& copy : {bare, other}) {
    git.run("clone", "-q", "--bare", git.path().string(), copy.string());
  }
  git.write("plan.md", "two\n");
  const std::string pushed = git.commit("Amend");
  const fs::path objects = git.path() / ".git" / "objects";
  const auto can_read = [&](const fs::path& path) {
    const Repository repository(path);
    return repository.read_blob(hash_blob("two\n")) == "two\n" &&
           read_source_history(repository, resolve_published_tip(repository, pushed)).line.size() == 2;
  };
  const auto enter_hook = [&] {
    ::setenv("GIT_DIR", ".", 1);
    ::setenv("GIT_OBJECT_DIRECTORY", objects.c_str(), 1);
    ::setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES", (bare / "objects").c_str(), 1);
    return ::chdir(bare.c_str()) == 0;
  };
  CHECK(holds_elsewhere([&] { return enter_hook() && can_read("."); }));
  CHECK(holds_elsewhere(
      [&] { return enter_hook() && contains(failure_of([&] { can_read(other); }), "is missing"); }));
  CHECK(contains(failure_of([&] { can_read(bare); }), "is missing"));
}

}  // namespace gazette
