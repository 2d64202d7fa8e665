#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "expectations.h"
#include "source/history.h"

namespace gazette {

namespace {

std::string tip_of(const std::filesystem::path& path, const std::string& ref) {
  const Repository repository(path);
  return resolve_published_tip(repository, ref).id.hex();
}

std::string failure_for(const GitFixture& git, const std::string& ref) {
  return failure_of([&] { tip_of(git.path(), ref); });
}

}  // namespace

TEST_CASE("the tip is named by HEAD, a branch, a tag, a full reference or a full id") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  const std::string first = git.commit("Add");
  git.run("tag", "light");
  git.run("tag", "-a", "-m", "Approved", "approved");
  git.run("tag", "-a", "-m", "Tag of a tag", "twice", "approved");
  git.run("branch", "draft/2013");
  git.write("plan.md", "two\n");
  const std::string second = git.commit("Amend");
  for (const bool packed : {false, true}) {
    CAPTURE(packed);
    if (packed) git.run("pack-refs", "--all");
    CHECK(tip_of(git.path(), "") == second);
    CHECK(tip_of(git.path(), "HEAD") == second);
    CHECK(tip_of(git.path(), "main") == second);
    CHECK(tip_of(git.path(), "refs/heads/main") == second);
    CHECK(tip_of(git.path(), second) == second);
    for (const std::string ref : {"light", "approved", "twice", "draft/2013", "refs/tags/approved"}) {
      CHECK(tip_of(git.path(), ref) == first);
    }
  }
}

TEST_CASE("a detached HEAD and that of a linked work tree are their own") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  const std::string first = git.commit("Add");
  git.write("plan.md", "two\n");
  const std::string second = git.commit("Amend");
  const std::filesystem::path linked = git.folder() / "linked";
  git.run("worktree", "add", "-q", "--detach", linked.string(), first);
  CHECK(tip_of(linked, "") == first);
  CHECK(tip_of(linked, "main") == second);
  CHECK(tip_of(linked, second) == second);
  CHECK(tip_of(git.path(), "") == second);
}

TEST_CASE("a repository without a commit says so") {
  const GitFixture git;
  for (const std::string ref : {"", "HEAD", "main"}) {
    CHECK(contains(failure_for(git, ref), "the repository has no commit yet"));
    CHECK(contains(failure_for(git, ref), "git commit"));
  }
}

TEST_CASE("a current branch without a commit is told from an empty repository") {
  const GitFixture git;
  git.commit("Add");
  git.run("checkout", "-q", "--orphan", "new");
  CHECK(contains(failure_for(git, ""), "the current branch has no commit yet"));
  CHECK(contains(failure_for(git, ""), "--ref"));
}

TEST_CASE("expressions are never evaluated") {
  const GitFixture git;
  git.commit("Add");
  const std::string id = git.commit("Add more");
  for (const std::string& ref :
       {std::string("HEAD~1"), std::string("main^"), std::string("main^{tree}"), std::string(":/Add"),
        std::string("main@{0}"), std::string("@"), std::string("main:plan.md"), id.substr(0, 12), id + "0",
        std::string("../main"), std::string("refs/heads/../heads/main"), std::string("heads/main"),
        std::string("--all"), std::string(" "), std::string("main\0x", 6), std::string("a\nb")}) {
    CAPTURE(ref);
    CHECK(contains(failure_for(git, ref), "there is no branch, tag or commit"));
  }
}

TEST_CASE("a name of both a branch and a tag is refused") {
  const GitFixture git;
  git.commit("Add");
  git.run("tag", "main");
  CHECK(contains(failure_for(git, "main"), "both a branch and a tag"));
  CHECK(contains(failure_for(git, "main"), "refs/heads/main"));
  CHECK_FALSE(tip_of(git.path(), "refs/heads/main").empty());
}

TEST_CASE("a branch that only the origin has is pointed out") {
  const GitFixture git;
  git.commit("Add");
  git.run("update-ref", "refs/remotes/origin/published", "HEAD");
  CHECK(contains(failure_for(git, "published"), "--ref refs/remotes/origin/published"));
  CHECK_FALSE(tip_of(git.path(), "refs/remotes/origin/published").empty());
}

TEST_CASE("a tag of a file is no tip") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add");
  git.run("tag", "file", "HEAD:plan.md");
  git.run("tag", "-a", "-m", "A file", "annotated", "HEAD:plan.md");
  CHECK(contains(failure_for(git, "file"), "isn't a commit"));
  CHECK(contains(failure_for(git, "annotated"), "isn't a commit"));
}

TEST_CASE("an unknown id and damaged references are reported") {
  const GitFixture git;
  git.commit("Add");
  CHECK(contains(failure_for(git, std::string(40, '1')), "is missing"));
  std::ofstream(git.path() / ".git/refs/heads/torn") << "not an id";
  CHECK(contains(failure_for(git, "torn"), "can't be read"));
  std::ofstream(git.path() / ".git/refs/heads/one") << "ref: refs/heads/two\n";
  std::ofstream(git.path() / ".git/refs/heads/two") << "ref: refs/heads/one\n";
  CHECK(failure_for(git, "one") != "no failure");
}

}  // namespace gazette
