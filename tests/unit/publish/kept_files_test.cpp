#include <doctest/doctest.h>

#include <filesystem>

#include "base/failure.h"
#include "base/files.h"
#include "git_fixture.h"
#include "publish/output_folder.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr Digest one{1, 1};
constexpr Digest two{2, 2};

struct Site {
  TemporaryFolder folder;
  fs::path path = folder.path() / "site";
  CacheFolder cache{folder.path() / "cache", Digest{9, 9}};

  // Two pages, as a first build leaves them.
  Site() {
    OutputFolder output(path, {}, cache);
    output.put({"a/index.html"}, "page a", one);
    output.put({"b/c/index.html"}, "page c", two);
    CHECK_FALSE(output.is_same_group("group", one));
    output.remove_stale();
  }
};

// Which of the two pages can be kept, and how many files go when both stand again.
std::string second_build(const Site& site) {
  OutputFolder output(site.path, {}, site.cache);
  std::string kept;
  if (output.keep({"a/index.html"}, one)) {
    kept += "a";
  } else {
    output.put({"a/index.html"}, "page a", one);
  }
  if (output.keep({"b/c/index.html"}, two)) {
    kept += "c";
  } else {
    output.put({"b/c/index.html"}, "page c", two);
  }
  const size_t removed = output.remove_stale();
  CHECK(read_file(site.path / "a/index.html") == "page a");
  CHECK(read_file(site.path / "b/c/index.html") == "page c");
  CHECK(list_files(site.path).size() == 3);
  return kept + (removed > 0 ? "-" : "");
}

}  // namespace

TEST_CASE("files that were made from the same and that nothing touched are kept") {
  const Site site;
  CHECK(second_build(site) == "ac");
  CHECK(second_build(site) == "ac");
}

TEST_CASE("a file made from something else isn't kept") {
  const Site site;
  OutputFolder output(site.path, {}, site.cache);
  CHECK_FALSE(output.keep({"a/index.html"}, two));
  CHECK(output.reason_to_make({"a/index.html"}) == "what it is made from changed");
  CHECK_FALSE(output.keep({"new/index.html"}, one));
  CHECK(output.keep_any({"a/index.html"}));
  CHECK_FALSE(output.keep_any({"new/index.html"}));
  CHECK_FALSE(output.is_same_group("group", two));
  CHECK_FALSE(output.is_same_group("other group", one));
}

TEST_CASE("a group is the same as long as its key is") {
  const Site site;
  OutputFolder output(site.path, {}, site.cache);
  CHECK(output.is_same_group("group", one));
}

TEST_CASE("a file that something else touched isn't kept, whatever was done to it") {
  const Site site;
  const fs::path file = site.path / "a/index.html";
  const auto time = fs::last_write_time(file);
  SUBCASE("touched") {
    fs::last_write_time(file, time - std::chrono::seconds(1));
  }
  SUBCASE("altered, with its size and its time") {
    write_file(file, "page x");
    fs::last_write_time(file, time);
  }
  SUBCASE("cut off") {
    write_file(file, "pa");
  }
  SUBCASE("deleted") {
    fs::remove(file);
  }
  SUBCASE("deleted with its folder") {
    fs::remove_all(file.parent_path());
  }
  SUBCASE("exchanged") {
    write_file(site.path / "x", "page x");
    fs::rename(site.path / "x", file);
  }
  CHECK(second_build(site) == "c");
  CHECK(second_build(site) == "ac");
}

TEST_CASE("what something else put into the folder goes, and what hosting needs stays") {
  const Site site;
  write_file(site.path / "b/stray/deep.html", "stray");
  CHECK(second_build(site) == "ac-");
  CHECK_FALSE(fs::exists(site.path / "b/stray"));
  write_file(site.path / "stray.html", "stray");
  CHECK(second_build(site) == "ac-");
  CHECK(second_build(site) == "ac");
}

TEST_CASE("a link in the folder is refused, also when it stands for a folder of the last build") {
  const Site site;
  fs::rename(site.path / "b", site.folder.path() / "elsewhere");
  fs::create_symlink(site.folder.path() / "elsewhere", site.path / "b");
  CHECK_THROWS_AS(OutputFolder(site.path, {}, site.cache), WorldFailure);
}

TEST_CASE("a page that isn't made any more goes with its folder, though nothing is listed") {
  const Site site;
  OutputFolder output(site.path, {}, site.cache);
  CHECK(output.keep({"a/index.html"}, one));
  CHECK(output.remove_stale() == 1);
  CHECK_FALSE(fs::exists(site.path / "b"));
}

TEST_CASE("a record of another folder, or of none, keeps nothing") {
  const Site site;
  fs::copy(site.path, site.folder.path() / "copy", fs::copy_options::recursive);
  OutputFolder copy(site.folder.path() / "copy", {}, site.cache);
  CHECK_FALSE(copy.keep({"a/index.html"}, one));
  OutputFolder without(site.path, {});
  CHECK_FALSE(without.keep({"a/index.html"}, one));
  CHECK(without.put({"a/index.html"}, "page a") == WriteOutcome::unchanged);
}

TEST_CASE("a cache in the output folder is refused: it would be published") {
  const TemporaryFolder folder;
  const CacheFolder cache(folder.path() / "site" / ".cache", Digest{9, 9});
  CHECK_THROWS_AS(OutputFolder(folder.path() / "site", {}, cache), UsageFailure);
}

}  // namespace gazette
