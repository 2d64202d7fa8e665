#include "source/history.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "expectations.h"

namespace gazette {

namespace fs = std::filesystem;

TEST_CASE("each publication lists what it added, altered and removed") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.write("reports/december.md", "on track\n");
  git.commit("Add the plan", "2012-09-04T12:00:00Z");
  git.write("plan.md", "two\n");
  git.remove("reports/december.md");
  git.commit("Amend the plan", "2012-12-21T15:30:00Z");
  const SourceHistory history = checked_history(git);
  REQUIRE(history.line.size() == 2);
  CHECK(history.line[0].committed_at == 1346760000);
  CHECK(history.line[1].committed_at == 1356103800);
  CHECK(paths_of(history.line[0].changes) == std::vector<std::string>{"plan.md", "reports/december.md"});
  CHECK(history.line[0].changes[0].before_kind == FileKind::none);
  CHECK(history.line[0].changes[0].before.is_zero());
  const FileChange& amended = history.line[1].changes.at(0);
  CHECK(amended.before_kind == FileKind::regular);
  CHECK(amended.before == hash_blob("one\n"));
  CHECK(amended.after == hash_blob("two\n"));
  CHECK(history.line[1].changes.at(1).after_kind == FileKind::none);
  CHECK(history.files.size() == 1);
}

TEST_CASE("changes are in the order of their whole paths, not of git's folders") {
  const GitFixture git;
  for (const char* path : {"a/x.md", "a.md", "a-b.md", "a0.md", "B.md", "a/b/c.md", "a/b.md", "a/b-c.md"}) {
    git.write(path, path);
  }
  git.commit("Add");
  const SourceHistory history = checked_history(git);
  CHECK(paths_of(history.line.at(0).changes) == std::vector<std::string>{"B.md", "a-b.md", "a.md", "a/b-c.md",
                                                                         "a/b.md", "a/b/c.md", "a/x.md",
                                                                         "a0.md"});
}

TEST_CASE("a commit that changes nothing is a publication without changes") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add");
  git.commit("Nothing", "2013-01-01T00:00:00Z");
  const SourceHistory history = checked_history(git);
  REQUIRE(history.line.size() == 2);
  CHECK(history.line[1].changes.empty());
}

TEST_CASE("a first commit without files has no changes") {
  const GitFixture git;
  git.commit("Begin");
  const SourceHistory history = checked_history(git);
  CHECK(history.line.size() == 1);
  CHECK(history.files.empty());
}

TEST_CASE("a merge is one publication, compared with its first parent") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add", "2012-09-01T00:00:00Z");
  git.run("checkout", "-q", "-b", "draft");
  git.write("report.md", "first\n");
  git.commit("Report", "2012-09-02T00:00:00Z");
  git.write("report.md", "second\n");
  git.commit("Correct it", "2012-09-03T00:00:00Z");
  git.run("checkout", "-q", "main");
  git.write("plan.md", "two\n");
  git.commit("Amend", "2012-09-04T00:00:00Z");
  git.merge("draft", "2012-09-05T00:00:00Z");
  const SourceHistory history = checked_history(git);
  REQUIRE(history.line.size() == 3);
  CHECK(paths_of(history.line[2].changes) == std::vector<std::string>{"report.md"});
  CHECK(history.line[2].changes[0].after == hash_blob("second\n"));
}

TEST_CASE("a merge of three branches is one publication") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add");
  for (const std::string branch : {"north", "south"}) {
    git.run("checkout", "-q", "-b", branch, "main");
    git.write(branch + ".md", branch);
    git.commit("Add " + branch);
  }
  git.run("checkout", "-q", "main");
  git.write("plan.md", "two\n");
  git.commit("Amend");
  git.run("merge", "-q", "--no-edit", "north", "south");
  REQUIRE(git.run("rev-list", "--parents", "-n1", "HEAD").size() == 4 * 40 + 3);
  const SourceHistory history = checked_history(git);
  CHECK(history.line.size() == 3);
  CHECK(paths_of(history.line.back().changes) == std::vector<std::string>{"north.md", "south.md"});
}

TEST_CASE("histories with different beginnings are joined by a merge") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add");
  git.run("checkout", "-q", "--orphan", "other");
  git.run("rm", "-rfq", ".");
  git.write("guide.md", "guide\n");
  git.commit("Begin anew");
  git.run("checkout", "-q", "main");
  git.run("merge", "-q", "--no-edit", "--allow-unrelated-histories", "other");
  CHECK(checked_history(git).line.size() == 2);
}

TEST_CASE("a file that becomes a folder is a removal and additions, and back") {
  const GitFixture git;
  git.write("plan", "file\n");
  git.write("plan.md", "beside\n");
  git.commit("File");
  git.remove("plan");
  git.write("plan/a.md", "a\n");
  git.write("plan/b/c.md", "c\n");
  git.commit("Folder");
  git.remove("plan");
  git.write("plan", "file again\n");
  git.commit("File again");
  const SourceHistory history = checked_history(git);
  CHECK(paths_of(history.line.at(1).changes) == std::vector<std::string>{"plan", "plan/a.md", "plan/b/c.md"});
  CHECK(history.line.at(1).changes.at(0).after_kind == FileKind::none);
  CHECK(paths_of(history.line.at(2).changes) == std::vector<std::string>{"plan", "plan/a.md", "plan/b/c.md"});
}

TEST_CASE("changes of mode alone, links and submodules are told apart") {
  const GitFixture git;
  git.write("tool.sh", "echo\n");
  git.write("guide.md", "guide\n");
  const std::string first = git.commit("Add");
  fs::permissions(git.path() / "tool.sh", fs::perms::owner_all);
  git.remove("guide.md");
  fs::create_symlink("../../etc/passwd", git.path() / "guide.md");
  git.commit("Program and link");
  git.run("update-index", "--add", "--cacheinfo", "160000," + first + ",sub");
  git.run_with({"commit", "-q", "-m", "Submodule"});
  const SourceHistory history = checked_history(git);
  const std::vector<FileChange>& changes = history.line.at(1).changes;
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].after_kind == FileKind::symlink);
  CHECK(changes[0].after == hash_blob("../../etc/passwd"));
  CHECK(changes[1].before == changes[1].after);
  CHECK(changes[1].after_kind == FileKind::executable);
  REQUIRE(history.line.at(2).changes.size() == 1);
  CHECK(history.line[2].changes[0].after_kind == FileKind::submodule);
}

TEST_CASE("two names that differ in case alone are two files") {
  const GitFixture git;
  git.write("README.md", "upper\n");
  git.write("readme.md", "lower\n");
  git.commit("Add");
  CHECK(checked_history(git).files.size() == 2);
}

TEST_CASE("names keep their exact bytes") {
  const GitFixture git;
  git.write("caf\xc3\xa9.md", "composed\n");
  git.write("cafe\xcc\x81.md", "decomposed\n");
  git.write("latin\xe9.md", "not UTF-8\n");
  git.write("back\\slash.md", "a\n");
  git.write("line\nbreak.md", "b\n");
  git.commit("Add");
  const SourceHistory history = checked_history(git);
  REQUIRE(history.files.size() == 5);
  CHECK(history.files[4].path.text == "line\nbreak.md");
  CHECK(history.files[3].path.text == "latin\xe9.md");
}

TEST_CASE("a folder of 1,000 files is compared entry by entry, loose and packed") {
  const GitFixture git;
  for (int i = 0; i < 1000; ++i) git.write("many/" + std::to_string(i) + ".md", std::to_string(i));
  git.commit("Add");
  for (int i = 0; i < 1000; i += 97) git.write("many/" + std::to_string(i) + ".md", "changed");
  git.commit("Change some");
  const SourceHistory loose = checked_history(git);
  CHECK(loose.line.at(1).changes.size() == 11);
  git.run("gc", "-q");
  REQUIRE(git.run("count-objects") == "0 objects, 0 kilobytes");
  CHECK(checked_history(git).files == loose.files);
}

TEST_CASE("objects of another repository are found through alternates") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add");
  const fs::path borrowed = git.folder() / "borrowed";
  git.run("clone", "-q", "--shared", git.path().string(), borrowed.string());
  const Repository repository(borrowed);
  const SourceHistory history = read_source_history(repository, resolve_published_tip(repository, ""));
  CHECK(history.files == history_by_git(git).files);
  CHECK(repository.read_blob(history.files.at(0).blob) == "one\n");
}

TEST_CASE("the tip alone has all files and no changes") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add");
  git.write("plan.md", "two\n");
  git.commit("Amend", "2012-12-21T15:30:00Z");
  const Repository repository(git.path());
  const SourceHistory history = read_tip_alone(repository, resolve_published_tip(repository, ""));
  REQUIRE(history.line.size() == 1);
  CHECK(history.line[0].changes.empty());
  CHECK(history.line[0].committed_at == 1356103800);
  CHECK(history.files == history_by_git(git).files);
}

TEST_CASE("a shallow clone can't be published with its history, but its tip can be read") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add");
  git.write("plan.md", "two\n");
  git.commit("Amend");
  const fs::path clone = git.folder() / "clone";
  git.run("clone", "-q", "--depth=1", "file://" + git.path().string(), clone.string());
  const Repository repository(clone);
  CHECK(repository.is_shallow());
  const Commit tip = resolve_published_tip(repository, "");
  const std::string failure = failure_of([&] { read_source_history(repository, tip); });
  CHECK(contains(failure, "history of the repository is cut off"));
  CHECK(contains(failure, "git fetch --unshallow"));
  CHECK(read_tip_alone(repository, tip).files.size() == 1);

  const fs::path linked = git.folder() / "linked";
  git.run("-C", clone.string(), "worktree", "add", "-q", linked.string(), "-b", "side");
  CHECK(Repository(linked).is_shallow());
  CHECK_FALSE(Repository(git.path()).is_shallow());
}

TEST_CASE("replaced commits are refused, since git would show another history") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  const std::string first = git.commit("Add");
  git.write("plan.md", "two\n");
  const std::string second = git.commit("Amend");
  git.run("replace", second, first);
  const std::string failure = failure_of([&] { read_history(git); });
  CHECK(contains(failure, "replaces the object " + second));
  CHECK(contains(failure, "git replace -d " + second));
  git.run("replace", "-d", second);
  git.run("update-ref", "refs/replace/not-an-id", first);
  CHECK(read_history(git).line.size() == 2);
  git.write(".git/info/grafts", second + "\n");
  CHECK(contains(failure_of([&] { read_history(git); }), "info/grafts"));
}

}  // namespace gazette
