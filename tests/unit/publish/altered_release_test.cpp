#include "publish/altered_release.h"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "base/sha256.h"
#include "git_fixture.h"
#include "publish/stage_site.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

// A release as a publication leaves it, and what it was built from.
struct Published {
  TemporaryFolder folder;
  fs::path built = folder.path() / "built";
  fs::path release = folder.path() / "release";
  fs::path page = release / "site" / "a" / "index.html";

  Published() {
    FileDigests files;
    for (const std::string path : {"a/index.html", "index.html"}) {
      const std::string bytes = path + std::string(2000, '.');
      write_file(built / path, bytes);
      files.emplace(path, sha256_of(bytes).hex());
    }
    stage_site(files, built, {}, release, true);
    set_time(page, std::chrono::hours(-1));
  }

  std::optional<std::string> find() const { return find_altered_file(release, built); }

  // By the list of the release.
  void set_time(const fs::path& path, std::chrono::hours later) const {
    fs::last_write_time(path, fs::last_write_time(release / digests_name) + later);
  }
};

}  // namespace

TEST_CASE("a release that nobody touched is as it was") {
  const Published published;
  CHECK(fs::exists(published.release / "site/index.html.br"));
  CHECK_FALSE(published.find());
}

TEST_CASE("a file that says something else is found by its time, or by its size") {
  const Published published;
  const std::string same_size(read_file(published.page)->size(), 'x');
  write_file(published.page, same_size);
  published.set_time(published.page, std::chrono::hours(1));
  CHECK(published.find() == "a/index.html");
  write_file(published.page, same_size + "x");
  published.set_time(published.page, std::chrono::hours(-1));
  CHECK(published.find() == "a/index.html");
}

TEST_CASE("a file that was touched and says the same is as it was") {
  const Published published;
  published.set_time(published.page, std::chrono::hours(1));
  CHECK_FALSE(published.find());
}

TEST_CASE("a file that is gone, was added, or leads elsewhere is found") {
  const Published published;
  const fs::path added = published.release / "site" / "b" / "c.html";
  write_file(added, "Added");
  CHECK(published.find() == "b/c.html");
  fs::remove(added);
  CHECK_FALSE(published.find());
  fs::create_symlink("/etc/hostname", added);
  CHECK(published.find() == "b/c.html");
  fs::remove(added);
  const fs::path copy = published.release / "site" / "index.html.gz";
  fs::remove(copy);
  CHECK(published.find() == "index.html.gz");
  fs::create_symlink("index.html", copy);
  CHECK(published.find() == "index.html.gz");
}

TEST_CASE("what a host keeps in hidden files is its own") {
  const Published published;
  write_file(published.release / "site" / ".well-known" / "mark", "The host's");
  CHECK_FALSE(published.find());
}

TEST_CASE("a release without its list isn't as it was") {
  const Published published;
  fs::remove(published.release / digests_name);
  CHECK(published.find() == digests_name);
}

}  // namespace gazette
