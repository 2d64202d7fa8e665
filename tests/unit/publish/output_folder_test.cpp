#include "publish/output_folder.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/failure.h"
#include "base/files.h"
#include "git_fixture.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

std::string refusal(const fs::path& folder, const fs::path& repository = {}) {
  try {
    const OutputFolder output(folder, repository);
    return "taken";
  } catch (const WorldFailure& failure) {
    CHECK_FALSE(failure.hint().empty());
    return failure.what();
  }
}

unsigned mode_of(const fs::path& path) {
  return static_cast<unsigned>(fs::status(path).permissions()) & 0777U;
}

}  // namespace

TEST_CASE("a folder that doesn't exist is made, with the marker") {
  const TemporaryFolder folder;
  OutputFolder output(folder.path() / "a" / "b", {});
  CHECK(read_file(folder.path() / "a" / "b" / OutputFolder::marker_name).has_value());
  CHECK(output.put({"x/index.html"}, "page") == WriteOutcome::made);
  CHECK(read_file(folder.path() / "a/b/x/index.html") == "page");
  CHECK(output.remove_stale() == 0);
}

TEST_CASE("an empty folder is taken, and one of somebody else isn't touched") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "empty");
  CHECK(refusal(folder.path() / "empty") == "taken");
  write_file(folder.path() / "theirs" / "letter.txt", "keep");
  CHECK(refusal(folder.path() / "theirs").find("files that gazette didn't make") != std::string::npos);
  CHECK(list_files(folder.path() / "theirs") == std::vector<std::string>{"letter.txt"});
  fs::create_directories(folder.path() / "hidden" / ".config");
  CHECK(refusal(folder.path() / "hidden") != "taken");
}

TEST_CASE("the root, a file, a link, the repository and .git are refused") {
  const TemporaryFolder folder;
  const fs::path repository = folder.path() / "repository";
  fs::create_directories(repository / ".git");
  CHECK(refusal("/").find("root of the disk") != std::string::npos);
  CHECK(refusal("/tmp/..").find("root of the disk") != std::string::npos);
  write_file(folder.path() / "file", "x");
  CHECK(refusal(folder.path() / "file").find("is a file") != std::string::npos);
  fs::create_directories(folder.path() / "target");
  fs::create_directory_symlink(folder.path() / "target", folder.path() / "link");
  CHECK(refusal(folder.path() / "link").find("symbolic link") != std::string::npos);
  CHECK(refusal(folder.path() / "link/").find("symbolic link") != std::string::npos);
  CHECK(fs::is_empty(folder.path() / "target"));
  for (const fs::path& path :
       {repository, repository / "", repository / "x" / "..", repository / ".", folder.path()}) {
    CAPTURE(path.string());
    CHECK(refusal(path, repository).find("holds the repository itself") != std::string::npos);
  }
  CHECK(refusal(repository / ".git" / "site", repository).find("inside a .git folder") != std::string::npos);
  CHECK(fs::is_empty(repository / ".git"));
  CHECK(refusal(repository / "site" / "public", repository) == "taken");
  CHECK(refusal(folder.path() / "repository2", repository) == "taken");
}

TEST_CASE("a marker doesn't make the repository a place to write to") {
  const TemporaryFolder folder;
  write_file(folder.path() / OutputFolder::marker_name, "");
  CHECK(refusal(folder.path(), folder.path()).find("holds the repository itself") != std::string::npos);
}

TEST_CASE("files that say the same stay untouched, and others are replaced") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "site";
  {
    OutputFolder output(site, {});
    output.put({"same.html"}, "same");
    output.put({"other.html"}, "one");
    output.put({"longer.html"}, "one");
  }
  const auto time = fs::last_write_time(site / "same.html") - std::chrono::hours(3);
  for (const char* name : {"same.html", "other.html", "longer.html"}) fs::last_write_time(site / name, time);
  OutputFolder output(site, {});
  CHECK(output.put({"same.html"}, "same") == WriteOutcome::unchanged);
  CHECK(output.put({"other.html"}, "two") == WriteOutcome::replaced);
  CHECK(output.put({"longer.html"}, "longer") == WriteOutcome::replaced);
  CHECK(output.put({"new.html"}, "new") == WriteOutcome::made);
  CHECK(output.written() == 3);
  CHECK(output.bytes() == 16);
  CHECK(fs::last_write_time(site / "same.html") == time);
  CHECK(fs::last_write_time(site / "other.html") != time);
  CHECK(read_file(site / "other.html") == "two");
}

TEST_CASE("what the build didn't make goes, with the folders left empty") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "site";
  {
    OutputFolder output(site, {});
    output.put({"a/b/c/index.html"}, "x");
    output.put({"a/index.html"}, "x");
  }
  fs::create_directories(site / "empty" / "deep");
  OutputFolder output(site, {});
  output.put({"a/index.html"}, "x");
  CHECK(output.remove_stale() == 1);
  CHECK(list_files(site) == std::vector<std::string>{OutputFolder::marker_name, "a/index.html"});
  CHECK_FALSE(fs::exists(site / "a" / "b"));
  CHECK_FALSE(fs::exists(site / "empty"));
}

TEST_CASE("a folder that holds a link is refused, so that nothing is written through it") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "site";
  {
    OutputFolder output(site, {});
    output.put({"a/index.html"}, "x");
  }
  write_file(folder.path() / "theirs" / "index.html", "keep");
  SUBCASE("to a file") {
    fs::create_symlink(folder.path() / "theirs" / "index.html", site / "index.html");
  }
  SUBCASE("to a folder") {
    fs::create_directory_symlink(folder.path() / "theirs", site / "a" / "b");
  }
  CHECK(refusal(site).find("is a symbolic link; nothing was changed") != std::string::npos);
  CHECK(read_file(folder.path() / "theirs" / "index.html") == "keep");
  CHECK(read_file(site / "a/index.html") == "x");
}

TEST_CASE("what hosting and git keep at the top stays") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "site";
  {
    const OutputFolder output(site, {});
  }
  for (const char* path :
       {".git/HEAD", ".nojekyll", "CNAME", "_headers", "a/CNAME", "a/_headers", "a/.htaccess"})
    write_file(site / path, "x");
  OutputFolder output(site, {});
  CHECK(output.remove_stale() == 3);
  CHECK(list_files(site) ==
        std::vector<std::string>{".gazette-site", ".git/HEAD", ".nojekyll", "CNAME", "_headers"});
}

TEST_CASE("a marker with other words is somebody else's") {
  const TemporaryFolder folder;
  write_file(folder.path() / "site" / OutputFolder::marker_name, "mine");
  CHECK(refusal(folder.path() / "site").find("files that gazette didn't make") != std::string::npos);
}

TEST_CASE("a file takes the place of a folder, and a folder that of a file") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "site";
  {
    OutputFolder output(site, {});
    output.put({"a/index.html"}, "x");
    output.put({"b"}, "x");
  }
  OutputFolder output(site, {});
  output.put({"a"}, "file");
  output.put({"b/index.html"}, "page");
  output.remove_stale();
  CHECK(read_file(site / "a") == "file");
  CHECK(read_file(site / "b" / "index.html") == "page");
}

TEST_CASE("everybody can read what is written, whatever the umask") {
  for (const mode_t mask : {mode_t{0077}, mode_t{0000}, mode_t{0022}}) {
    CAPTURE(mask);
    const TemporaryFolder folder;
    const mode_t before = ::umask(mask);
    OutputFolder output(folder.path() / "site", {});
    output.put({"a/b/index.html"}, "x");
    ::umask(before);
    CHECK(mode_of(folder.path() / "site") == 0755);
    CHECK(mode_of(folder.path() / "site/a/b") == 0755);
    CHECK(mode_of(folder.path() / "site/a/b/index.html") == 0644);
    CHECK(mode_of(folder.path() / "site" / OutputFolder::marker_name) == 0644);
  }
}

TEST_CASE("what is listed stays where it is while more is put") {
  const TemporaryFolder folder;
  OutputFolder output(folder.path() / "site", {});
  output.put({"404.html"}, "a");
  const auto files = output.list_files();
  for (int i = 0; i < 1000; ++i) output.put({std::to_string(i)}, "a");
  REQUIRE(files.size() == 1);
  CHECK(files.front().first == "404.html");
}

}  // namespace gazette
