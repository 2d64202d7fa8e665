#include "base/text.h"

#include <doctest/doctest.h>

using namespace gazette;

TEST_CASE("the first invalid byte is found") {
  CHECK_FALSE(find_invalid_utf8(""));
  CHECK_FALSE(find_invalid_utf8("caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80"));
  CHECK(find_invalid_utf8("a\xff") == 1);
  CHECK(find_invalid_utf8("\xc0\xaf") == 0);          // overlong
  CHECK(find_invalid_utf8("ok \xed\xa0\x80") == 3);   // a surrogate
  CHECK(find_invalid_utf8("\xf4\x90\x80\x80") == 0);  // beyond Unicode
  CHECK(find_invalid_utf8("cut \xe2\x82") == 4);
}

TEST_CASE("invalid bytes become visible, valid ones stay") {
  CHECK(replace_invalid_utf8("a\xff\xfe z") == "a\xef\xbf\xbd\xef\xbf\xbd z");
  CHECK(replace_invalid_utf8("caf\xc3\xa9") == "caf\xc3\xa9");
  CHECK(replace_invalid_utf8("\xe2\x82") == "\xef\xbf\xbd\xef\xbf\xbd");
  CHECK_FALSE(find_invalid_utf8(replace_invalid_utf8("\xed\xa0\x80\xc0\xaf\xf8")));
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(count_characters("") == 0);
  CHECK(count_characters("caf\xc3\xa9") == 4);
  CHECK(count_characters("\xf0\x9f\x98\x80") == 1);
}

TEST_CASE("white space is trimmed and collapsed") {
  CHECK(trim(" \t\r\n a b \n") == "a b");
  CHECK(trim(" \n ").empty());
  CHECK(collapse_space("  a \n\t b  ") == "a b");
  CHECK(collapse_space(" ").empty());
}

TEST_CASE("text is split at each separator and joined again") {
  CHECK(split("a,,b,", ',') == std::vector<std::string_view>{"a", "", "b", ""});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(join({"a", "", "b"}, ", ") == "a, , b");
  CHECK(join({}, ", ").empty());
  CHECK(join({"a", "a"}, "-") == "a-a");
}

TEST_CASE("folding forgets case and accents") {
  CHECK(fold("\xc3\x89"
             "ducation") == "education");
  CHECK(fold("STRASSE") == fold("Stra\xc3\x9f"
                                "e"));
  CHECK(fold("\xef\xac\x81nal") == "final");
  CHECK(fold("e\xcc\x81") == fold("\xc3\xa9"));
  CHECK(fold("\xff") == "\xff");
}

TEST_CASE("a slug keeps letters and digits of every script") {
  CHECK(slugify("\xc3\x89"
                "ducation: Phase 2!") == "education-phase-2");
  CHECK(slugify("District's plan") == "districts-plan");
  CHECK(slugify("District\xe2\x80\x99s plan") == "districts-plan");
  CHECK(slugify("  a -- b  ") == "a-b");
  CHECK(slugify("\xd0\x9f\xd0\xbb\xd0\xb0\xd0\xbd 1") == "\xd0\xbf\xd0\xbb\xd0\xb0\xd0\xbd-1");
  CHECK(slugify("!?").empty());
  CHECK(slugify("../../etc") == "etc");
  CHECK(slugify("a\xff"
                "b") == "a-b");
}

TEST_CASE("a slug of a slug is itself") {
  for (const char* text : {"\xc3\x89"
                           "ducation: Phase 2!",
                           "It\xe2\x80\x99s 50 % done", "\xef\xac\x81nal"}) {
    CHECK(slugify(slugify(text)) == slugify(text));
  }
}

TEST_CASE("a word is taken for the nearest one only if it is near") {
  const std::vector<std::string> keys = {"status", "audience", "title"};
  CHECK(nearest("stauts", keys) == "status");
  CHECK(nearest("laed", {"id", "lead", "lang"}) == "lead");
  CHECK(nearest("Titl", keys) == "title");
  CHECK(nearest("STATUS", keys) == "status");
  CHECK_FALSE(nearest("district", keys));
  CHECK_FALSE(nearest("xyz", keys));
  CHECK_FALSE(nearest("a", {}));
}
