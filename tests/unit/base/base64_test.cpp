#include "base/base64.h"

#include <doctest/doctest.h>

namespace gazette {

TEST_CASE("bytes become text of 64 signs, and come back") {
  CHECK(to_base64("") == "");
  CHECK(to_base64("f") == "Zg==");
  CHECK(to_base64("fo") == "Zm8=");
  CHECK(to_base64("foo") == "Zm9v");
  CHECK(to_base64("foobar") == "Zm9vYmFy");
  std::string bytes;
  for (int i = 0; i < 256; ++i) {
    bytes += static_cast<char>(i);
    CHECK(from_base64(to_base64(bytes)) == bytes);
  }
}

TEST_CASE("what is no text of 64 signs, or was cut off, isn't read") {
  CHECK_FALSE(from_base64("Zg="));
  CHECK_FALSE(from_base64("Zm9"));
  CHECK_FALSE(from_base64("Z==="));
  CHECK_FALSE(from_base64("Zm 9"));
  CHECK_FALSE(from_base64("Z=g="));
}

}  // namespace gazette
