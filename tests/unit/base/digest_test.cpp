#include "base/digest.h"

#include <doctest/doctest.h>

#include <string>

using namespace gazette;

namespace {

template <class... Parts>
Digest digest_of_parts(const Parts&... parts) {
  DigestSink sink;
  (sink.add(parts), ...);
  return sink.finish();
}

}  // namespace

TEST_CASE("a digest is the same in every program") {
  CHECK(digest_of("").hex() == "99aa06d3014798d86001c324468d497f");
  CHECK(digest_of("plan").hex().size() == 32);
  CHECK(digest_of("plan") == digest_of(std::string("plan")));
}

TEST_CASE("digests of different texts differ") {
  CHECK(digest_of("a") != digest_of("b"));
  CHECK(digest_of(std::string_view("a\0", 2)) != digest_of("a"));
}

TEST_CASE("pieces don't run together") {
  CHECK(digest_of_parts("ab", "c") != digest_of_parts("a", "bc"));
  CHECK(digest_of_parts("", "a") != digest_of_parts("a", ""));
  CHECK(digest_of_parts("a") != digest_of_parts("a", ""));
  CHECK(digest_of_parts(uint64_t{1}, uint64_t{2}) != digest_of_parts(uint64_t{2}, uint64_t{1}));
}

TEST_CASE("a sink can be read midway and fed on") {
  DigestSink sink;
  sink.add("a");
  const Digest midway = sink.finish();
  CHECK(midway == sink.finish());
  sink.add(midway);
  CHECK(sink.finish() == digest_of_parts("a", midway));
}

TEST_CASE("hex keeps leading zeros") {
  CHECK(Digest{0, 1}.hex() == "00000000000000000000000000000001");
}
