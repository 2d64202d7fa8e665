#include "base/files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/failure.h"
#include "git_fixture.h"

using namespace gazette;
namespace fs = std::filesystem;

TEST_CASE("a file holds the bytes that were written") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "a/b/c.bin";
  for (const std::string& bytes :
       {std::string(), std::string("a\0b\r\n\xff", 6), std::string(100000, 'x'), std::string("short")}) {
    write_file(path, bytes);
    CHECK(read_file(path) == bytes);
  }
}

TEST_CASE("where there is no file, nothing is read") {
  const TemporaryFolder folder;
  write_file(folder.path() / "file", "x");
  CHECK_FALSE(read_file(folder.path() / "absent"));
  CHECK_FALSE(read_file(folder.path() / "file" / "below"));
  CHECK_FALSE(read_file(folder.path()));
}

TEST_CASE("a file whose size is not known beforehand is read whole") {
  const auto status = read_file("/proc/self/status");
  REQUIRE(status);
  CHECK(status->find("Pid:") != std::string::npos);
}

TEST_CASE("written files can be read by everyone, whatever the umask") {
  const TemporaryFolder folder;
  const mode_t before = ::umask(077);
  write_file(folder.path() / "a/b.html", "x");
  ::umask(before);
  CHECK((fs::status(folder.path() / "a").permissions() & fs::perms::all) == fs::perms(0755));
  CHECK((fs::status(folder.path() / "a/b.html").permissions() & fs::perms::all) == fs::perms(0644));
}

TEST_CASE("a file that can't be written is named") {
  const TemporaryFolder folder;
  write_file(folder.path() / "file", "x");
  try {
    write_file(folder.path() / "file" / "below", "x");
    FAIL("nothing was thrown");
  } catch (const WorldFailure& failure) {
    CHECK(std::string(failure.what()).find("file/below") != std::string::npos);
  }
  CHECK_THROWS_AS(write_file(folder.path(), "x"), WorldFailure);
}

TEST_CASE("a link isn't written through") {
  const TemporaryFolder folder;
  write_file(folder.path() / "target", "kept");
  fs::create_symlink("target", folder.path() / "link");
  CHECK_THROWS_AS(write_file(folder.path() / "link", "changed"), WorldFailure);
  CHECK(read_file(folder.path() / "target") == "kept");
}

TEST_CASE("files are listed sorted, below the folder, without links") {
  const TemporaryFolder folder;
  write_file(folder.path() / "b.txt", "");
  write_file(folder.path() / "a/z.txt", "");
  write_file(folder.path() / "a.txt", "");
  write_file(folder.path() / ".hidden", "");
  fs::create_directory(folder.path() / "empty");
  fs::create_symlink("b.txt", folder.path() / "link");
  fs::create_directory_symlink(".", folder.path() / "loop");
  CHECK(list_files(folder.path()) == std::vector<std::string>{".hidden", "a.txt", "a/z.txt", "b.txt"});
  CHECK(list_files(folder.path() / "absent").empty());
}
