#include "source/line_cache.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/byte_stream.h"
#include "base/failure.h"
#include "base/files.h"
#include "expectations.h"
#include "source/repository.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

bool is_same(const SourceHistory& a, const SourceHistory& b) {
  if (a.files != b.files || a.file_entry_count != b.file_entry_count || a.line.size() != b.line.size())
    return false;
  for (size_t i = 0; i < a.line.size(); ++i) {
    if (a.line[i].commit != b.line[i].commit || a.line[i].committed_at != b.line[i].committed_at ||
        a.line[i].changes != b.line[i].changes || a.line[i].entry_count != b.line[i].entry_count)
      return false;
  }
  return true;
}

SourceHistory read_anew(const fs::path& path, const std::string& ref = "") {
  const Repository repository(path);
  return read_source_history(repository, resolve_published_tip(repository, ref));
}

SourceHistory read_with(const CacheFolder& cache, const fs::path& path, const std::string& ref = "") {
  const Repository repository(path);
  auto known = read_kept_line(cache);
  SourceHistory history = read_source_history(repository, resolve_published_tip(repository, ref),
                                              std::move(known).value_or(SourceHistory()));
  keep_line(cache, history);
  return history;
}

// Links, programs, removals, a file in the place of a folder, odd names, a merge.
void fill(const GitFixture& git) {
  git.write("plan.md", "one\n");
  git.write("reports/december.md", "on track\n");
  git.write("reports/a b \xC3\xBC.md", "odd\n");
  git.commit("Add", "2012-09-04T12:00:00Z");
  fs::create_symlink("plan.md", git.path() / "link.md");
  git.write("plan.md", "two\n");
  git.commit("Amend", "2012-12-21T15:30:00Z");
  git.remove("reports/december.md");
  git.remove("reports/a b \xC3\xBC.md");
  fs::remove(git.path() / "reports");
  git.write("reports", "a file\n");
  git.run("update-index", "--chmod=+x", "plan.md");
  git.commit("Turn", "2013-01-21T15:30:00Z");
  git.run("checkout", "-q", "-b", "side");
  git.write("side.md", "side\n");
  git.commit("Beside", "2013-02-01T00:00:00Z");
  git.run("checkout", "-q", "main");
  git.write("main.md", "main\n");
  git.commit("On the line", "2013-02-02T00:00:00Z");
  git.merge("side", "2013-02-03T00:00:00Z");
}

struct Kept {
  TemporaryFolder folder;
  CacheFolder cache{folder.path() / "cache", Digest{1, 1}};
};

}  // namespace

TEST_CASE("a line that was kept comes back as it was read") {
  const GitFixture git;
  fill(git);
  const Kept kept;
  CHECK_FALSE(read_kept_line(kept.cache));
  const SourceHistory history = read_with(kept.cache, git.path());
  const auto again = read_kept_line(kept.cache);
  REQUIRE(again);
  CHECK(is_same(history, *again));
  CHECK(is_same(history, read_with(kept.cache, git.path())));
}

TEST_CASE("a kept line grows by new commits as if all were read anew") {
  const GitFixture git;
  fill(git);
  const Kept kept;
  const std::string commits = git.run("rev-list", "--first-parent", "--reverse", "main");
  for (const std::string_view commit : split(commits, '\n')) {
    const std::string ref(commit);
    CAPTURE(ref);
    CHECK(is_same(read_anew(git.path(), ref), read_with(kept.cache, git.path(), ref)));
  }
}

TEST_CASE("a line that was rewritten keeps only what it has in common with the kept one") {
  const GitFixture git;
  fill(git);
  const Kept kept;
  read_with(kept.cache, git.path());
  git.run("reset", "-q", "--hard", "HEAD~2");
  CHECK(is_same(read_anew(git.path()), read_with(kept.cache, git.path())));
  git.write("plan.md", "another history\n");
  git.commit("Rewritten", "2013-03-01T00:00:00Z");
  CHECK(is_same(read_anew(git.path()), read_with(kept.cache, git.path())));
  CHECK(is_same(read_anew(git.path(), "side"), read_with(kept.cache, git.path(), "side")));
  git.run("checkout", "-q", "--orphan", "nothing-in-common");
  git.commit("First of another line", "2013-04-01T00:00:00Z");
  CHECK(is_same(read_anew(git.path()), read_with(kept.cache, git.path())));
}

TEST_CASE("a kept line of another repository is no use, and does no harm") {
  const GitFixture git;
  fill(git);
  const GitFixture other;
  other.write("other.md", "other\n");
  other.commit("Add");
  const Kept kept;
  read_with(kept.cache, other.path());
  CHECK(is_same(read_anew(git.path()), read_with(kept.cache, git.path())));
}

TEST_CASE("a history that was cut off, replaced or grafted is refused, whatever was kept") {
  const GitFixture git;
  fill(git);
  const Kept kept;
  read_with(kept.cache, git.path());
  const fs::path shallow = git.folder() / "shallow";
  git.run("clone", "-q", "--depth", "1", "file://" + git.path().string(), shallow.string());
  CHECK_THROWS_AS(read_with(kept.cache, shallow), WorldFailure);
  git.run("replace", "HEAD~1", "HEAD~2");
  CHECK_THROWS_AS(read_with(kept.cache, git.path()), WorldFailure);
  git.run("replace", "-d", git.run("rev-parse", "HEAD~1"));
  CHECK_NOTHROW(read_with(kept.cache, git.path()));
  write_file(git.path() / ".git" / "info" / "grafts", git.run("rev-parse", "HEAD") + "\n");
  CHECK_THROWS_AS(read_with(kept.cache, git.path()), WorldFailure);
}

TEST_CASE("a kept line that makes no sense, though its seal is right, is read anew") {
  const GitFixture git;
  fill(git);
  const Kept kept;
  const SourceHistory history = read_with(kept.cache, git.path());
  const std::string good = *kept.cache.read("line");
  size_t refused = 0;
  for (size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(~bad[i]);
    kept.cache.write("line", bad);
    refused += read_kept_line(kept.cache) ? 0 : 1;
    kept.cache.write("line", good.substr(0, i));
    CHECK_FALSE(read_kept_line(kept.cache));
  }
  CHECK(refused > 20);
}

}  // namespace gazette
