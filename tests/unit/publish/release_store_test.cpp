#include "publish/release_store.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/failure.h"
#include "base/files.h"
#include "base/sha256.h"
#include "git_fixture.h"
#include "publish/disk.h"
#include "publish/stage_site.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

// Puts a release together from these pages, as a publication does.
Release make_release(ReleaseStore& store, const FileDigests& files, const fs::path& built) {
  const Release* live = store.live();
  stage_site(files, built, live == nullptr ? fs::path() : store.folder_of(*live), store.staging(), true);
  return store.finish_staging({{}, 0, "2024-01-10", "0123", "4567"});
}

FileDigests build(const fs::path& built, const std::string& words) {
  FileDigests files;
  for (const std::string name : {"a/index.html", "index.html"}) {
    const std::string text = name == "index.html" ? words : "The same. ";
    std::string bytes;
    while (bytes.size() < 2000) bytes += text;
    write_file(built / name, bytes);
    files.emplace(name, sha256_of(bytes).hex());
  }
  return files;
}

ino_t inode_of(const fs::path& path) {
  struct stat status{};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_ino;
}

std::string refusal(const fs::path& folder, const fs::path& repository = {}) {
  try {
    const ReleaseStore store(folder, repository, WhenBusy::give_up);
    return {};
  } catch (const WorldFailure& failure) {
    return failure.what();
  }
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a release is shown by a link, and shares what is as before") {
  const TemporaryFolder folder;
  const fs::path target = folder.path() / "www";
  const fs::path built = folder.path() / "built";
  ReleaseStore store(target, {}, WhenBusy::give_up);
  CHECK(store.live() == nullptr);
  const Release first = make_release(store, build(built, "Old. "), built);
  CHECK(first.id == "0001-2024-01-10");
  CHECK(store.live() == nullptr);
  store.show(first);
  CHECK(read_file(target / "current" / "index.html")->starts_with("Old. "));
  CHECK(fs::exists(target / "current" / "index.html.br"));
  const Release second = make_release(store, build(built, "New. "), built);
  CHECK(read_file(target / "current" / "index.html")->starts_with("Old. "));
  store.show(second);
  CHECK(read_file(target / "current" / "index.html")->starts_with("New. "));
  CHECK(inode_of(store.site_of(first) / "a/index.html") == inode_of(store.site_of(second) / "a/index.html"));
  CHECK(inode_of(store.site_of(first) / "a/index.html.gz") ==
        inode_of(store.site_of(second) / "a/index.html.gz"));
  CHECK(inode_of(store.site_of(first) / "index.html") != inode_of(store.site_of(second) / "index.html"));
  REQUIRE(store.releases().size() == 2);
  CHECK(store.find("1")->id == first.id);
  store.remove(first);
  CHECK(store.releases().size() == 1);
}

TEST_CASE("a file that somebody edited where it is shown isn't taken over") {
  const TemporaryFolder folder;
  const fs::path built = folder.path() / "built";
  ReleaseStore store(folder.path() / "www", {}, WhenBusy::give_up);
  store.show(make_release(store, build(built, "Old. "), built));
  write_file(store.live_link() / "a/index.html", "Forged");
  store.show(make_release(store, build(built, "New. "), built));
  CHECK(read_file(store.live_link() / "a/index.html")->starts_with("The same. "));
}

TEST_CASE("what a publisher left behind goes, and what readers saw stays") {
  const TemporaryFolder folder;
  const fs::path target = folder.path() / "www";
  const fs::path built = folder.path() / "built";
  {
    ReleaseStore store(target, {}, WhenBusy::give_up);
    store.show(make_release(store, build(built, "Old. "), built));
    make_release(store, build(built, "Never shown. "), built);
    stage_site(build(built, "Half. "), built, {}, store.staging(), false);
    fs::create_symlink("nowhere", target / ".next-current");
  }
  ReleaseStore store(target, {}, WhenBusy::give_up);
  CHECK(store.releases().size() == 1);
  CHECK_FALSE(fs::exists(store.staging()));
  CHECK(store.live()->number == 1);
  store.show(make_release(store, build(built, "New. "), built));
  CHECK(read_file(target / "current" / "index.html")->starts_with("New. "));
}

TEST_CASE("one publisher at a time, and the lock goes with its owner") {
  const TemporaryFolder folder;
  const fs::path target = folder.path() / "www";
  {
    const ReleaseStore store(target, {}, WhenBusy::give_up);
    CHECK(contains(refusal(target), "somebody else publishes"));
  }
  CHECK(refusal(target).empty());
}

TEST_CASE("a place that isn't ours is refused and left as it was") {
  const TemporaryFolder folder;
  const fs::path full = folder.path() / "full";
  write_file(full / "thesis.doc", "The work of years.");
  CHECK(contains(refusal(full), "has files that gazette didn't put there"));
  CHECK(list_files(full).size() == 1);
  CHECK(contains(refusal("/"), "root of the disk"));
  CHECK(contains(refusal("/usr/.."), "root of the disk"));
  const fs::path link = folder.path() / "link";
  fs::create_symlink(full, link);
  CHECK(contains(refusal(link), "symbolic link"));
  CHECK(contains(refusal(link / ""), "symbolic link"));
  CHECK(contains(refusal(folder.path(), full), "holds the repository"));
  CHECK(contains(refusal(folder.path() / "a" / ".git" / "www"), ".git folder"));
  CHECK(contains(refusal(full / "thesis.doc"), "is a file"));
  const std::string home = std::getenv("HOME") == nullptr ? "/root" : std::getenv("HOME");
  CHECK(contains(refusal(home), "home folder"));
}

TEST_CASE("what stands in the place of the link is left alone") {
  const TemporaryFolder folder;
  const fs::path target = folder.path() / "www";
  {
    const ReleaseStore store(target, {}, WhenBusy::give_up);
  }
  fs::create_directory(target / "current");
  CHECK(contains(refusal(target), "isn't a link that gazette made"));
  fs::remove(target / "current");
  fs::create_symlink(folder.path(), target / "current");
  CHECK(contains(refusal(target), "which is no release"));
}

TEST_CASE("folders and files are readable for a web server, whatever the umask") {
  const TemporaryFolder folder;
  const fs::path built = folder.path() / "built";
  const mode_t before = ::umask(077);
  ReleaseStore store(folder.path() / "www", {}, WhenBusy::give_up);
  store.show(make_release(store, build(built, "Old. "), built));
  ::umask(before);
  struct stat status{};
  REQUIRE(::stat((store.live_link() / "a/index.html").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0644U);
  REQUIRE(::stat((store.live_link() / "a").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0755U);
}

}  // namespace gazette
