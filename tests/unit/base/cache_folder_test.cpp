#include "base/cache_folder.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/files.h"
#include "base/parallel_map.h"
#include "git_fixture.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

const Digest this_build{1, 2};

CacheFolder cache_in(const TemporaryFolder& folder) {
  return CacheFolder(folder.path() / "a" / "cache", this_build);
}

}  // namespace

TEST_CASE("what was kept is read again, byte for byte") {
  const TemporaryFolder folder;
  const CacheFolder cache = cache_in(folder);
  CHECK_FALSE(cache.read("line"));
  const std::string bytes("one\0two\n", 8);
  cache.write("line", bytes);
  CHECK(cache.read("line") == bytes);
  cache.write("line", "");
  CHECK(cache.read("line") == "");
}

TEST_CASE("only its owner may read a cache: it holds drafts") {
  const TemporaryFolder folder;
  const CacheFolder cache = cache_in(folder);
  cache.write("line", "one");
  struct stat status{};
  REQUIRE(::stat(cache.path().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0700);
  REQUIRE(::stat((cache.path() / "line").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("a cache with any byte altered, added or lost is as if there were none") {
  const TemporaryFolder folder;
  const CacheFolder cache = cache_in(folder);
  cache.write("line", "some bytes to keep");
  const fs::path file = cache.path() / "line";
  const std::string good = *read_file(file);
  for (size_t i = 0; i < good.size(); ++i) {
    for (const int bit : {0, 3, 7}) {
      std::string bad = good;
      bad[i] = static_cast<char>(static_cast<unsigned char>(bad[i]) ^ (1U << static_cast<unsigned>(bit)));
      write_file(file, bad);
      CAPTURE(i);
      CHECK_FALSE(cache.read("line"));
    }
    write_file(file, good.substr(0, i));
    CHECK_FALSE(cache.read("line"));
  }
  write_file(file, good + "x");
  CHECK_FALSE(cache.read("line"));
  write_file(file, good);
  CHECK(cache.read("line"));
}

TEST_CASE("what another build kept, or what was kept under another name, isn't read") {
  const TemporaryFolder folder;
  const CacheFolder cache = cache_in(folder);
  cache.write("line", "one");
  CHECK_FALSE(CacheFolder(cache.path(), Digest{1, 3}).read("line"));
  fs::copy(cache.path() / "line", cache.path() / "facts");
  CHECK_FALSE(cache.read("facts"));
}

TEST_CASE("a cache that can't be written or read says nothing") {
  const TemporaryFolder folder;
  write_file(folder.path() / "file", "");
  const CacheFolder below_a_file(folder.path() / "file" / "cache", this_build);
  below_a_file.write("line", "one");
  CHECK_FALSE(below_a_file.read("line"));
  const CacheFolder cache = cache_in(folder);
  fs::create_directories(cache.path() / "line" / "is a folder");
  cache.write("line", "one");
  CHECK_FALSE(cache.read("line"));
  CHECK(list_files(cache.path()).empty());
}

TEST_CASE("writers at the same time leave what one of them wrote, whole") {
  const TemporaryFolder folder;
  const CacheFolder cache = cache_in(folder);
  parallel_for_each(20, [&](size_t i) {
    cache.write("line", std::string(50'000, static_cast<char>('a' + i)));
    const auto read = cache.read("line");
    REQUIRE(read);
    CHECK(*read == std::string(50'000, read->front()));
  });
  CHECK(list_files(cache.path()).size() == 1);
}

TEST_CASE("this program has a digest of its own that stays") {
  CHECK(program_digest() == program_digest());
  CHECK(program_digest() != Digest{});
}

}  // namespace gazette
