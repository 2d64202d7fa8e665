#include "publish/compress.h"

#include <doctest/doctest.h>

#include <string>

namespace gazette {

TEST_CASE("compressed copies say the same, in the same bytes each time") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "Each school has a coach for mathematics. ";
  const std::string gzip = compress_gzip(text);
  const std::string brotli = compress_brotli(text);
  CHECK(gzip.size() < text.size() / 10);
  CHECK(brotli.size() < text.size() / 10);
  CHECK(compress_gzip(text) == gzip);
  CHECK(compress_brotli(text) == brotli);
  CHECK(expand_gzip(gzip, text.size()) == text);
  CHECK(expand_brotli(brotli, text.size()) == text);
}

TEST_CASE("what isn't such a copy, or holds more than it may, isn't expanded") {
  const std::string text(5000, 'a');
  CHECK_FALSE(expand_gzip("Forged", 100));
  CHECK_FALSE(expand_brotli("Forged", 100));
  CHECK_FALSE(expand_gzip(compress_gzip(text), 4999));
  CHECK_FALSE(expand_brotli(compress_brotli(text), 4999));
}

TEST_CASE("pages are compressed, pictures and small files aren't") {
  CHECK(is_worth_compressing("a/index.html", 5000));
  CHECK(is_worth_compressing("data/plans.csv", 5000));
  CHECK_FALSE(is_worth_compressing("a/index.html", 500));
  CHECK_FALSE(is_worth_compressing("files/photo.jpg", 5000));
}

}  // namespace gazette
