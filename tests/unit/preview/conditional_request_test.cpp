#include "preview/conditional_request.h"

#include <doctest/doctest.h>

namespace gazette {

namespace {

constexpr ByteRange whole{};
constexpr ByteRange unsatisfiable{ByteRange::Kind::unsatisfiable, 0, 0};

constexpr ByteRange part(uint64_t first, uint64_t length) {
  return {ByteRange::Kind::part, first, length};
}

}  // namespace

TEST_CASE("a range beyond the end can't be satisfied") {
  CHECK(select_range("bytes=10-", 10) == unsatisfiable);
  CHECK(select_range("bytes=10-20", 10) == unsatisfiable);
  CHECK(select_range("bytes=0-", 0) == unsatisfiable);
  CHECK(select_range("bytes=-1", 0) == unsatisfiable);
  CHECK(select_range("bytes=-0", 10) == unsatisfiable);
  CHECK(select_range("bytes=99999999999999999999999-", 10) == unsatisfiable);
}

TEST_CASE("what isn't one range of bytes is ignored") {
  for (const char* header :
       {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "bytes=0-1,3-4", "bytes=0-0,",
        "bytes=--5", "bytes=+1-2", "bytes=1 -2", "bytes=0x1-2", "lines=1-2"}) {
    CAPTURE(header);
    CHECK(select_range(header, 10) == whole);
  }
}

TEST_CASE("a range is cut at the end") {
  CHECK(select_range("bytes=0-0", 10) == part(0, 1));
  CHECK(select_range("bytes=2-5", 10) == part(2, 4));
  CHECK(select_range("bytes=2-", 10) == part(2, 8));
  CHECK(select_range("bytes=9-99999999999999999999999", 10) == part(9, 1));
  CHECK(select_range("bytes=-3", 10) == part(7, 3));
  CHECK(select_range("bytes=-99", 10) == part(0, 10));
  CHECK(select_range("Bytes=-99999999999999999999999", 10) == part(0, 10));
}

TEST_CASE("equal bytes have equal tags, others not") {
  CHECK(entity_tag("a") == entity_tag("a"));
  CHECK(entity_tag("a") != entity_tag("b"));
  CHECK(entity_tag("").size() == 34);
  CHECK(entity_tag("").front() == '"');
  CHECK(entity_tag("").back() == '"');
}

TEST_CASE("a tag is found in a list, weak or not") {
  const std::string tag = entity_tag("page");
  CHECK(has_entity_tag(tag, tag));
  CHECK(has_entity_tag("W/" + tag, tag));
  CHECK(has_entity_tag("\"other\", " + tag, tag));
  CHECK(has_entity_tag(" * ", tag));
  CHECK_FALSE(has_entity_tag("", tag));
  CHECK_FALSE(has_entity_tag("\"other\"", tag));
  CHECK_FALSE(has_entity_tag(tag.substr(1), tag));
  CHECK_FALSE(has_entity_tag("w/" + tag, tag));
}

}  // namespace gazette
