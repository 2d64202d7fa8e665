#include "source/work_tree.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "expectations.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

WorkTreeState read_state(const GitFixture& git) {
  const Repository repository(git.path());
  const SourceHistory history = read_source_history(repository, resolve_published_tip(repository, ""));
  return read_work_tree(repository, history);
}

std::vector<std::string> files_of(const WorkTreeState& state) {
  std::vector<std::string> paths;
  for (const SourceFile& file : state.files) paths.push_back(file.path.text);
  return paths;
}

}  // namespace

TEST_CASE("a clean working tree has no changes and no bytes of its own") {
  const GitFixture git;
  git.write("a/x.md", "x\n");
  git.write("a.md", "a\n");
  git.write("crlf.md", "one\r\ntwo\r\n");
  git.write("tool.sh", "echo\n");
  fs::permissions(git.path() / "tool.sh", fs::perms::owner_all);
  fs::create_symlink("/etc/passwd", git.path() / "link");
  git.commit("Add", "2012-12-21T15:30:00Z");
  const WorkTreeState state = read_state(git);
  CHECK(state.publication.changes.empty());
  CHECK(state.publication.committed_at == 1356103800);
  CHECK(state.publication.commit.is_zero());
  CHECK(state.blobs.empty());
  CHECK(state.files == history_by_git(git).files);
}

TEST_CASE("edited, new and removed files are one publication after the tip") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.write("gone.md", "gone\n");
  git.write("same.md", "same\n");
  git.commit("Add");
  git.write("plan.md", "two\n");
  git.write("reports/new.md", "new\n");
  git.remove("gone.md");
  const WorkTreeState state = read_state(git);
  CHECK(paths_of(state.publication.changes) ==
        std::vector<std::string>{"gone.md", "plan.md", "reports/new.md"});
  CHECK(state.publication.changes[0].after_kind == FileKind::none);
  CHECK(state.publication.changes[0].after.is_zero());
  CHECK(state.publication.changes[1].before == hash_blob("one\n"));
  CHECK(state.publication.changes[2].before_kind == FileKind::none);
  CHECK(files_of(state) == std::vector<std::string>{"plan.md", "reports/new.md", "same.md"});
  REQUIRE(state.blobs.size() == 2);
  CHECK(state.blobs.at(hash_blob("two\n")) == "two\n");
  CHECK(state.blobs.at(hash_blob("new\n")) == "new\n");
}

TEST_CASE("the reading of a working tree equals the commit of it") {
  const GitFixture git;
  git.write("plan", "file\n");
  git.write("a.md", "a\n");
  git.write("tool.sh", "echo\n");
  git.write("link.md", "no link yet\n");
  git.commit("Add");
  git.remove("plan");
  git.write("plan/a.md", "a\n");
  git.write("plan-b.md", "b\n");
  fs::permissions(git.path() / "tool.sh", fs::perms::owner_all);
  git.remove("link.md");
  fs::create_symlink("a.md", git.path() / "link.md");
  git.write("latin\xe9.md", "bytes\n");
  const WorkTreeState state = read_state(git);
  git.commit("Everything");
  const SourceHistory history = read_history(git);
  CHECK(state.publication.changes == history.line.back().changes);
  CHECK(state.files == history.files);
}

TEST_CASE("ignored files are left out, unless the tip has them") {
  const GitFixture git;
  git.write(".gitignore", "*.log\n/site/public/\n!keep.log\n");
  git.write("site/public/tracked.md", "tracked\n");
  git.run("add", "-f", "site/public/tracked.md");
  git.commit("Add");
  git.write("trace.log", "x");
  git.write("keep.log", "x");
  git.write("deep/er/trace.log", "x");
  git.write("site/public/index.html", "x");
  git.write("site/public/sub/index.html", "x");
  git.write("notes/.gitignore", "*\n!.gitignore\n");
  git.write("notes/private.md", "x");
  git.write("site/public/tracked.md", "edited\n");
  git.write("build/private.md", "x");
  git.write(".git/info/exclude", "build\n");
  const WorkTreeState state = read_state(git);
  CHECK(files_of(state) ==
        std::vector<std::string>{".gitignore", "keep.log", "notes/.gitignore", "site/public/tracked.md"});
  CHECK(paths_of(state.publication.changes) ==
        std::vector<std::string>{"keep.log", "notes/.gitignore", "site/public/tracked.md"});
}

TEST_CASE("links are never followed") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add");
  fs::create_symlink("/etc", git.path() / "outside");
  fs::create_symlink("..", git.path() / "loop");
  fs::create_symlink("nowhere", git.path() / "broken.md");
  const WorkTreeState state = read_state(git);
  CHECK(files_of(state) == std::vector<std::string>{"broken.md", "loop", "outside", "plan.md"});
  for (const FileChange& change : state.publication.changes) CHECK(change.after_kind == FileKind::symlink);
  CHECK(state.blobs.at(hash_blob("/etc")) == "/etc");
}

TEST_CASE("nested repositories, submodules and special files are left alone") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  const std::string first = git.commit("Add");
  git.run("update-index", "--add", "--cacheinfo", "160000," + first + ",sub");
  git.run_with({"commit", "-q", "-m", "Submodule"});
  git.write("sub/inside.md", "x");
  git.run("init", "-q", "nested");
  git.write("nested/inside.md", "x");
  git.write("linked/.git", "gitdir: elsewhere\n");
  git.write("linked/inside.md", "x");
  REQUIRE(::mkfifo((git.path() / "pipe").c_str(), 0600) == 0);
  const WorkTreeState state = read_state(git);
  CHECK(files_of(state) == std::vector<std::string>{"plan.md", "sub"});
  CHECK(state.publication.changes.empty());
}

TEST_CASE("the executable bit doesn't count where git is told so") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.write("tool.sh", "echo\n");
  fs::permissions(git.path() / "tool.sh", fs::perms::owner_all);
  git.commit("Add");
  git.run("config", "core.fileMode", "false");
  fs::permissions(git.path() / "plan.md", fs::perms::owner_all);
  fs::permissions(git.path() / "tool.sh", fs::perms::owner_read);
  CHECK(read_state(git).publication.changes.empty());
}

TEST_CASE("a held index lock doesn't matter") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add");
  git.write(".git/index.lock", "");
  CHECK(read_state(git).publication.changes.empty());
}

TEST_CASE("a linked work tree is read, not the main one") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  git.commit("Add");
  const fs::path linked = git.folder() / "linked";
  git.run("worktree", "add", "-q", linked.string(), "-b", "draft");
  git.write("main-only.md", "x");
  const Repository repository(linked);
  const SourceHistory history = read_source_history(repository, resolve_published_tip(repository, ""));
  CHECK(read_work_tree(repository, history).publication.changes.empty());
}

TEST_CASE("a bare repository has no working tree") {
  const GitFixture git;
  git.commit("Add");
  const fs::path bare = git.folder() / "bare.git";
  git.run("clone", "-q", "--bare", git.path().string(), bare.string());
  const Repository repository(bare);
  const std::string failure = failure_of([&] { read_work_tree(repository, SourceHistory{}); });
  CHECK(contains(failure, "the repository is bare"));
  CHECK(contains(failure, "git clone"));
}

TEST_CASE("a working tree without a commit is all new") {
  const GitFixture git;
  git.write("plan.md", "one\n");
  const WorkTreeState state = read_work_tree(Repository(git.path()), SourceHistory{});
  CHECK(paths_of(state.publication.changes) == std::vector<std::string>{"plan.md"});
  CHECK(state.publication.committed_at == 0);
}

}  // namespace gazette
