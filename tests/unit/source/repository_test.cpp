#include "source/repository.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "expectations.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

std::string failure_to_open(const fs::path& path) {
  return failure_of([&] { Repository{path}; });
}

void damage(const fs::path& file) {
  fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  const auto middle = static_cast<std::streamoff>(fs::file_size(file) / 2);
  stream.seekp(middle);
  for (int i = 0; i < 8; ++i) stream.put('\x55');
}

fs::path loose_object(const GitFixture& git, const std::string& hex) {
  return git.path() / ".git" / "objects" / hex.substr(0, 2) / hex.substr(2);
}

}  // namespace

TEST_CASE("a repository opens at its work tree, a folder below, its .git folder, and bare") {
  const GitFixture git;
  git.write("plans/northfield/plan.md", "plan\n");
  git.commit("Add");
  for (const char* below : {"", "plans/northfield", ".git"}) {
    CAPTURE(below);
    const Repository repository(git.path() / below);
    CHECK(repository.work_tree() == git.path());
  }
  const fs::path bare = git.folder() / "portal.git";
  git.run("clone", "-q", "--bare", git.path().string(), bare.string());
  const Repository repository(bare);
  CHECK_FALSE(repository.work_tree().has_value());
  CHECK(repository.read_blob(hash_blob("plan\n")) == "plan\n");
}

TEST_CASE("a linked work tree has its own folder and the objects of the main one") {
  const GitFixture git;
  git.write("plan.md", "plan\n");
  git.commit("Add");
  git.run("config", "extensions.worktreeConfig", "true");
  git.run("config", "core.repositoryFormatVersion", "1");
  const fs::path linked = git.folder() / "linked";
  git.run("worktree", "add", "-q", linked.string(), "-b", "draft");
  const Repository repository(linked);
  CHECK(repository.work_tree() == linked);
  CHECK(repository.read_blob(hash_blob("plan\n")) == "plan\n");
}

TEST_CASE("an open repository can be moved") {
  const GitFixture git;
  Repository first(git.path());
  const Repository second = std::move(first);
  CHECK(second.work_tree() == git.path());
}

TEST_CASE("a folder without a repository is refused with a way out") {
  const TemporaryFolder folder;
  CHECK(contains(failure_to_open(folder.path()), "there is no git repository at"));
  CHECK(contains(failure_to_open(folder.path()), "git init"));
  CHECK(contains(failure_to_open(folder.path() / "none"), "there is no folder"));
}

TEST_CASE("a repository with SHA-256 ids is refused by name") {
  const GitFixture git({"--object-format=sha256"});
  CHECK(contains(failure_to_open(git.path()), "SHA-256"));
  CHECK(contains(failure_to_open(git.path()), "git init --object-format=sha1"));
}

TEST_CASE("a repository with a reftable or another unknown extension is refused by name") {
  const GitFixture git;
  git.run("config", "core.repositoryFormatVersion", "1");
  git.run("config", "extensions.refStorage", "reftable");
  CHECK(contains(failure_to_open(git.path()), "reftable"));
  std::ofstream(git.path() / ".git" / "config") << "[core]\n\trepositoryformatversion = 1\n"
                                                   "[extensions]\n\tteleport = true\n";
  CHECK(contains(failure_to_open(git.path()), "extensions.teleport"));
}

TEST_CASE("a repository of another user is refused with the command that trusts it") {
  if (::geteuid() != 0) {
    MESSAGE("skipped: only root can make a repository of another user");
    return;
  }
  const GitFixture git;
  for (const fs::path& folder : {git.path(), git.path() / ".git"}) {
    REQUIRE(::chown(folder.c_str(), 12345, 12345) == 0);
  }
  git.write("plans/plan.md", "plan\n");
  for (const char* below : {"", "plans", ".git"}) {
    const std::string failure = failure_to_open(git.path() / below);
    CHECK(contains(failure, "belongs to another user"));
    CHECK(failure.ends_with("git config --global --add safe.directory " + git.path().string()));
  }
  const fs::path odd = git.folder() / "Northfield's plans";
  fs::rename(git.path(), odd);
  CHECK(failure_to_open(odd).ends_with("/Northfield'\\''s plans'"));
}

TEST_CASE("broken settings of a repository are reported") {
  const GitFixture git;
  std::ofstream(git.path() / ".git" / "config") << "[core\n";
  CHECK(contains(failure_to_open(git.path()), "may be damaged"));
}

TEST_CASE("a repository with a part missing isn't called a folder without one") {
  const GitFixture git;
  fs::remove(git.path() / ".git" / "HEAD");
  CHECK(contains(failure_to_open(git.path()), "may be damaged"));
}

TEST_CASE("a missing object is named with the way to mend it") {
  const GitFixture git;
  git.write("plan.md", "plan\n");
  git.commit("Add");
  const Repository repository(git.path());
  const Oid blob = hash_blob("plan\n");
  CHECK(repository.blob_size(blob) == 5);
  fs::remove(loose_object(git, blob.hex()));
  const Repository again(git.path());
  for (const std::string& failure :
       {failure_of([&] { again.read_blob(blob); }), failure_of([&] { again.blob_size(blob); })}) {
    CHECK(contains(failure, blob.hex() + " is missing"));
    CHECK(contains(failure, "git fsck"));
  }
}

TEST_CASE("a folder isn't a file") {
  const GitFixture git;
  git.write("plan.md", "plan\n");
  git.commit("Add");
  const Repository repository(git.path());
  const Oid tree = oid_of(git.run("rev-parse", "HEAD^{tree}"));
  CHECK(contains(failure_of([&] { repository.read_blob(tree); }), "it is a folder, not a file"));
  CHECK(contains(failure_of([&] { repository.blob_size(tree); }), "isn't a file"));
}

TEST_CASE("a damaged loose object is named") {
  const GitFixture git;
  const std::string text(5000, 'x');
  git.write("plan.md", text);
  git.commit("Add");
  const Oid blob = hash_blob(text);
  damage(loose_object(git, blob.hex()));
  CHECK(contains(failure_of([&] { Repository(git.path()).read_blob(blob); }), blob.hex()));
}

TEST_CASE("a loose object with the bytes of another is found out") {
  const GitFixture git;
  git.write("plan.md", "plan\n");
  git.write("other.md", "other\n");
  git.commit("Add");
  const Oid blob = hash_blob("plan\n");
  fs::remove(loose_object(git, blob.hex()));
  fs::copy_file(loose_object(git, hash_blob("other\n").hex()), loose_object(git, blob.hex()));
  CHECK(contains(failure_of([&] { Repository(git.path()).read_blob(blob); }),
                 blob.hex() + " of the repository is damaged"));
}

TEST_CASE("a damaged pack is a failure, not a shorter history") {
  const GitFixture git;
  for (int i = 0; i < 20; ++i) {
    git.write("plan.md", std::string(static_cast<size_t>(300 + i), static_cast<char>('a' + i)));
    git.commit("Amend " + std::to_string(i));
  }
  git.run("gc", "-q");
  for (const auto& entry : fs::directory_iterator(git.path() / ".git" / "objects" / "pack")) {
    if (entry.path().extension() == ".pack") damage(entry.path());
  }
  const std::string failure = failure_of([&] {
    const SourceHistory history = read_history(git);
    const Repository repository(git.path());
    for (const Publication& publication : history.line) {
      for (const FileChange& change : publication.changes) repository.read_blob(change.after);
    }
  });
  CHECK(contains(failure, "git fsck"));
}

TEST_CASE("eight threads read the same bytes as one") {
  const GitFixture git;
  constexpr int files = 200;
  for (int i = 0; i < files; ++i) {
    git.write(std::to_string(i) + ".md", std::string(static_cast<size_t>(10 * i), 'x') + std::to_string(i));
  }
  git.commit("Add");
  git.run("gc", "-q");
  const Repository repository(git.path());
  const SourceHistory history = read_source_history(repository, resolve_published_tip(repository, ""));
  const auto read_all = [&] {
    std::vector<std::string> texts;
    for (const SourceFile& file : history.files) texts.push_back(repository.read_blob(file.blob));
    return texts;
  };
  const std::vector<std::string> expected = read_all();
  std::vector<std::vector<std::string>> results(8);
  std::vector<std::thread> threads;
  for (auto& result : results) threads.emplace_back([&] { result = read_all(); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& result : results) CHECK(result == expected);
}

}  // namespace gazette
