#include "command/find_guard.h"

#include <doctest/doctest.h>

#include "base/failure.h"
#include "command/guarded_branch.h"
#include "git_fixture.h"

namespace gazette {

namespace {

// A repository whose current branch, main, says that "live" is published.
struct Server {
  GitFixture git;
  BuildOptions build{};

  Server() {
    build.repository = git.path();
    git.write("site/site.yml", "title: Plans\npublish: {branch: live}\n");
    git.commit("Add");
    git.run("branch", "live");
  }

  Repository open() const { return Repository(git.path()); }
};

}  // namespace

TEST_CASE("what was written down is guarded, whatever the settings say") {
  const Server server;
  const Repository repository = server.open();
  write_guarded_branch(repository, "main");
  const Guard guard = find_guard(repository, server.build, "");
  CHECK(guard.branch == "main");
  CHECK(guard.named_by.empty());
}

TEST_CASE("what is asked for goes before what was written down") {
  const Server server;
  const Repository repository = server.open();
  write_guarded_branch(repository, "main");
  CHECK(find_guard(repository, server.build, "live").branch == "live");
  CHECK(find_guard(repository, server.build, "refs/heads/live").branch == "live");
}

TEST_CASE("where nothing is written down, the settings of the current branch name the guarded one") {
  const Server server;
  const Guard guard = find_guard(server.open(), server.build, "");
  CHECK(guard.branch == "live");
  CHECK(guard.named_by == "main");
}

TEST_CASE("before the first commit the current branch is guarded") {
  const GitFixture git;
  BuildOptions build;
  build.repository = git.path();
  CHECK(find_guard(Repository(git.path()), build, "").branch == "main");
  CHECK(choose_guarded_branch(Repository(git.path()), build, "") == "main");
}

TEST_CASE("a branch whose settings name another one isn't chosen") {
  const Server server;
  CHECK(choose_guarded_branch(server.open(), server.build, "") == "live");
  CHECK_THROWS_AS(choose_guarded_branch(server.open(), server.build, "main"), UsageFailure);
}

TEST_CASE("a name that was written down is read without what surrounds it") {
  const Server server;
  const Repository repository = server.open();
  CHECK_FALSE(read_guarded_branch(repository));
  write_guarded_branch(repository, "release/live");
  CHECK(read_guarded_branch(repository) == "release/live");
  CHECK(branch_of_reference(reference_of_branch("release/live")) == "release/live");
}

}  // namespace gazette
