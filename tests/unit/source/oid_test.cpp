#include "source/oid.h"

#include <doctest/doctest.h>

#include "source/repository.h"

namespace gazette {

TEST_CASE("an id is written as 40 digits") {
  CHECK(Oid{}.hex() == std::string(40, '0'));
  Oid oid;
  oid.bytes[0] = 0x0a;
  oid.bytes[19] = 0xff;
  CHECK(oid.hex() == "0a000000000000000000000000000000000000ff");
  CHECK_FALSE(oid.is_zero());
  CHECK(Oid{}.is_zero());
}

TEST_CASE("bytes get the id that git gives them") {
  CHECK(hash_blob("").hex() == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
  CHECK(hash_blob("hello").hex() == "b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0");
}

}  // namespace gazette
