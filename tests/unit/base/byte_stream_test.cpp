#include "base/byte_stream.h"

#include <doctest/doctest.h>

#include <limits>

namespace gazette {

TEST_CASE("numbers and texts come back as they went in") {
  ByteWriter to;
  for (const uint64_t number : {uint64_t{0}, uint64_t{127}, uint64_t{128}, uint64_t{1} << 35U,
                                std::numeric_limits<uint64_t>::max()}) {
    to.add_number(number);
  }
  to.add_text(std::string_view("a\0b", 3));
  to.add_text("");
  to.add_plain(Digest{3, 4});
  ByteReader from(to.bytes());
  CHECK(from.take_number() == 0);
  CHECK(from.take_number() == 127);
  CHECK(from.take_number() == 128);
  CHECK(from.take_number() == uint64_t{1} << 35U);
  CHECK(from.take_number() == std::numeric_limits<uint64_t>::max());
  CHECK(from.take_text() == std::string_view("a\0b", 3));
  CHECK(from.take_text().empty());
  CHECK(from.take_plain<Digest>() == Digest{3, 4});
  CHECK(from.is_done());
}

TEST_CASE("what is cut off reads as nothing, and says so") {
  ByteWriter to;
  to.add_text("some words");
  to.add_plain(int64_t{7});
  for (size_t size = 0; size < to.bytes().size(); ++size) {
    ByteReader from(std::string_view(to.bytes()).substr(0, size));
    from.take_text();
    from.take_plain<int64_t>();
    CHECK(from.is_broken());
    CHECK_FALSE(from.is_done());
    CHECK(from.take_number() == 0);
    CHECK(from.take_text().empty());
  }
}

TEST_CASE("a count beyond what the bytes can hold is refused") {
  ByteWriter to;
  to.add_number(std::numeric_limits<uint64_t>::max());
  ByteReader from(to.bytes());
  CHECK(from.take_count() == 0);
  CHECK(from.is_broken());
  ByteReader endless("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
  CHECK(endless.take_number() == 0);
  CHECK(endless.is_broken());
}

}  // namespace gazette
